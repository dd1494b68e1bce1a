<?php

/**
 * Prints a link under which a browser saves an object by a name of your choice.
 *
 *     php download_link.php BUCKET KEY FILE_NAME SECONDS
 *
 * Credentials, region and endpoint come from the environment.
 */

declare(strict_types=1);

use S3Presign\S3PresignException;
use S3Presign\Signer;

require 'vendor/autoload.php';

[, $bucket, $key, $fileName, $seconds] = $argv;
try {
    $download = Signer::fromEnv()->presign(
        'GetObject',
        bucket: $bucket,
        key: $key,
        downloadAs: $fileName,
        expiresIn: new DateInterval("PT{$seconds}S"),
    );
} catch (S3PresignException $e) {
    fwrite(STDERR, "$e->errorCode: {$e->getMessage()}\n");
    exit(1);
}
if ($download->limitedBy === 'credentials') {
    fwrite(STDERR, "warning: works only until {$download->expiresAt->format('c')}\n");
}
echo "$download\n";
