<?php

/** What the worker of FpmServer answers, as JSON: the query string says what is asked. */

declare(strict_types=1);

use S3Presign\ReceivedRequest;
use S3Presign\Signer;

require __DIR__ . '/vendor/autoload.php';

$signer = static fn (): Signer => new Signer(
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'secret',
    region: 'eu-west-1',
);
$actions = [
    'sign' => static function () use ($signer): array {
        $url = $signer()->template('GetObject', bucket: 'photos')->url('a.png', 1767323045);
        $upload = $signer()->presign('PutObject', bucket: 'photos', key: 'a.png', signingTime: 1767323045);

        return ['url' => $url, 'upload' => $upload, 'curl' => $upload->curl()];
    },
    'sign-many' => static function () use ($signer): array {
        $template = $signer()->template('GetObject', bucket: 'photos');

        return ['different' => count(array_unique($template->urls(array_map(strval(...), range(1, 1000)))))];
    },
    'fatal' => static function () use ($signer): array {
        $template = $signer()->template('GetObject', bucket: 'photos');
        ini_set('memory_limit', '8M');

        return [$template->url('a.png'), str_repeat('x', 1 << 25)];
    },
    'server' => static fn (): array => [
        'enable' => ini_get('ffi.enable'),
        'opcache' => opcache_get_status(false)['opcache_enabled'] ?? false,
        'preloaded' => opcache_get_status(false)['preload_statistics']['classes'] ?? [],
        'scope' => extension_loaded('ffi') && ini_get('ffi.preload') !== '',
    ],
];

try {
    $action = $actions[$_SERVER['QUERY_STRING']] ?? static fn (): array => [
        'expires' => ReceivedRequest::fromGlobals()->verify('secret', now: 1767323045)->expiresAt->getTimestamp(),
    ];
    $answer = $action();
} catch (Throwable $thrown) {
    $answer = ['thrown' => $thrown::class, 'message' => $thrown->getMessage()];
}
header('Content-Type: application/json');
echo json_encode(['process' => getmypid()] + $answer, JSON_THROW_ON_ERROR);
