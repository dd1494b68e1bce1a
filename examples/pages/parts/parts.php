<?php

// An upload in parts: the request that creates it, one for each part, and what ends it.

require __DIR__ . '/vendor/autoload.php';

use S3Presign\S3Presign;
use S3Presign\Signer;

$signer = Signer::fromEnv();

$create = $signer->presign('CreateMultipartUpload', bucket: 'videos', key: 'film.mp4', contentType: 'video/mp4');
echo "{$create->method} {$create->url}\n";

// What S3 answers to it.
$response = '<InitiateMultipartUploadResult><UploadId>the-upload-id</UploadId></InitiateMultipartUploadResult>';

$upload = $signer->presignMultipart(
    bucket: 'videos',
    key: 'film.mp4',
    uploadId: S3Presign::uploadId($response),
    objectSize: 20_000_000,
    expiresIn: 6 * 3600,
);
foreach ($upload->parts as $part) {
    echo "{$part->size} bytes from {$part->firstByte}: {$part->request->url}\n";
}

// The ETag of each part's answer, in any order.
$body = S3Presign::completedParts([1 => '"9b2c"', 2 => '"4a71"', 3 => '"77e0"']);
foreach ([$upload->complete, $upload->abort, $upload->listParts] as $end) {
    echo "{$end->method} {$end->url}\n";
}
echo "{$body}\n"; // of the request that completes it
