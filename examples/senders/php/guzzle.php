<?php

// Uploads a file by a presigned request: php guzzle.php upload.json FILE

require 'vendor/autoload.php';

$upload = json_decode(file_get_contents($argv[1]), true);

$response = (new GuzzleHttp\Client())->request($upload['method'], $upload['url'], [
    'headers' => $upload['headers'],
    'body' => fopen($argv[2], 'rb'),
    'expect' => false,
    'allow_redirects' => false,
    'http_errors' => false, // its exceptions show the whole URL
]);
if (intdiv($response->getStatusCode(), 100) !== 2) {
    fwrite(STDERR, "{$response->getStatusCode()} {$response->getBody()}");
    exit(1);
}
