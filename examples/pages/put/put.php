<?php

// A link that uploads one image of this type and length, and replaces none.

require __DIR__ . '/vendor/autoload.php';

use S3Presign\Signer;

$signer = Signer::fromEnv();
$upload = $signer->presign(
    'PutObject',
    bucket: 'photos',
    key: '2026/logo.png',
    contentType: 'image/png',
    contentLength: 1_048_576,
    createOnly: true,
);

echo "{$upload->method} {$upload->url}\n";
foreach ($upload->headers as $name => $value) {
    echo "{$name}: {$value}\n"; // to be sent with it
}
