<?php

// A link to an object in another store than AWS's, which is reached by path.

require __DIR__ . '/vendor/autoload.php';

use S3Presign\Signer;

$signer = new Signer(
    accessKeyId: 'minioadmin',
    secretAccessKey: 'minioadmin',
    region: 'us-east-1',
    endpoint: 'https://minio.example.com',
    addressing: 'path',
);
echo $signer->presign('GetObject', bucket: 'photos', key: '1.jpg')->url, "\n";
