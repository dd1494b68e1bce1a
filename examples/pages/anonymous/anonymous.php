<?php

// The plain URL of what everybody may read, which is not signed and does not end.

require __DIR__ . '/vendor/autoload.php';

use S3Presign\Signer;

$open = new Signer(anonymous: true, region: 'eu-west-1');
echo $open->presign('GetObject', bucket: 'photos', key: 'a b.png', versionId: '7')->url, "\n";
