<?php

/** Answers conformance cases, one JSON line each, through the public PHP API. */

declare(strict_types=1);

use S3Presign\PresignedRequest;
use S3Presign\S3Presign;
use S3Presign\S3PresignException;
use S3Presign\Signer;
use S3Presign\Warning;

// As installed from the package, and not from its sources.
require __DIR__ . '/../../../build/php/vendor/autoload.php';
require __DIR__ . '/calls.php';

/**
 * Arguments are named as the question names them: any spelling will do.
 *
 * @return array<string, mixed>
 */
function answerOf(stdClass $question): array
{
    if (isset($question->params) && isset(CALLS[$question->do])) {
        return ['answer' => (CALLS[$question->do])($question)];
    }
    if ($question->do === 'redact') {
        return ['url' => S3Presign::redact($question->url)];
    }
    $signer = new Signer(...(array) $question->signer);
    $request = (array) $question->request;
    $operation = $request['operation'] ?? null;
    $key = $request['key'] ?? null;
    $parameters = (array) ($request['parameters'] ?? []);
    unset($request['operation'], $request['key'], $request['parameters']);
    if ($question->do === 'object_url') {
        return ['url' => $signer->objectUrl($request['bucket'], $key)];
    }

    $request = [...mapsAsArrays($request), ...$parameters];
    $signingTime = $question->signing_time;
    if ($question->form === 'template') {
        $template = $signer->template($operation, ...$request);
        $presigned = $template->presign($key, $signingTime);
        if ($template->url($key, $signingTime) !== $presigned->url) {
            throw new LogicException('the bare URL is another');
        }
        if ($key !== null && $template->urls([$key, $key], $signingTime) !== [$presigned->url, $presigned->url]) {
            throw new LogicException('the URL of many is another');
        }

        return result($presigned);
    }
    $presigned = $signer->presign($operation, ...$request, key: $key, signingTime: $signingTime);
    $details = $question->form !== 'details' ? [] : [
        'canonical_request' => $presigned->canonicalRequest(),
        'string_to_sign' => $presigned->stringToSign(),
        'curl' => $presigned->curl(),
    ];

    return result($presigned) + $details;
}

/** What a question says of values that JSON cannot write, put in PHP's words. */
function spoken(mixed $value): mixed
{
    if (is_array($value)) {
        return array_map(spoken(...), $value);
    }
    if (!$value instanceof stdClass) {
        return $value;
    }
    $entries = (array) $value;

    return match (array_keys($entries)) {
        ['$float'] => $entries['$float'],
        ['$null'] => null,
        ['$object'] => static fn () => null,
        ['$not-unicode'] => $entries['$not-unicode'] . "\xff",
        default => (object) array_map(spoken(...), $entries),
    };
}

/**
 * The arguments `headers` and `query` are arrays; a stdClass elsewhere is a map too.
 *
 * @param array<string, mixed> $request
 * @return array<string, mixed>
 */
function mapsAsArrays(array $request): array
{
    foreach (['headers', 'query'] as $name) {
        if (isset($request[$name])) {
            $request[$name] = (array) $request[$name];
        }
    }

    return $request;
}

/** @return array<string, mixed> */
function result(PresignedRequest $presigned): array
{
    return [
        'url' => $presigned->url,
        'method' => $presigned->method,
        'headers' => array_map(
            static fn (string|int $name, string $value): array => [(string) $name, $value],
            array_keys($presigned->headers),
            $presigned->headers,
        ),
        'signed_at' => $presigned->signedAt->getTimestamp(),
        'expires_at' => $presigned->expiresAt->getTimestamp(),
        'limited_by' => $presigned->limitedBy,
        'warnings' => array_map(
            static fn (Warning $warning): array => [$warning->code, $warning->message],
            $presigned->warnings,
        ),
    ];
}

while (($line = fgets(STDIN)) !== false) {
    $question = json_decode($line, flags: JSON_THROW_ON_ERROR);
    foreach (['signer', 'request'] as $part) {
        if (isset($question->$part)) {
            $question->$part = spoken($question->$part);
        }
    }
    try {
        $answer = answerOf($question);
    } catch (S3PresignException $exception) {
        $answer = ['error' => [
            'code' => $exception->errorCode,
            'message' => $exception->getMessage(),
            'parameter' => $exception->parameter,
        ]];
    }
    $json = json_encode(['id' => $question->id] + $answer, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
    fwrite(STDOUT, "$json\n");
}
