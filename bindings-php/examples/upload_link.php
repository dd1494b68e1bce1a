<?php

/**
 * Prints a link that lets whoever has it upload one file, as a curl command.
 *
 *     php upload_link.php BUCKET KEY CONTENT_TYPE
 *
 * Credentials, region and endpoint come from the environment.
 */

declare(strict_types=1);

use S3Presign\S3PresignException;
use S3Presign\Signer;

require 'vendor/autoload.php';

[, $bucket, $key, $contentType] = $argv;
try {
    $upload = Signer::fromEnv()->presign(
        'PutObject',
        bucket: $bucket,
        key: $key,
        contentType: $contentType,
        createOnly: true,
        expiresIn: 300,
    );
} catch (S3PresignException $e) {
    fwrite(STDERR, "$e->errorCode: {$e->getMessage()}\n");
    exit(1);
}
foreach ($upload->warnings as $warning) {
    fwrite(STDERR, "warning: $warning\n");
}
fwrite(STDERR, "Until {$upload->expiresAt->format('H:i:s')} UTC the file on standard input can be uploaded by\n");
echo $upload->curl(), "\n";
