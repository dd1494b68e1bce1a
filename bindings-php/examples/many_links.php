<?php

/**
 * Signs a download link for each key on standard input, one URL a line.
 *
 *     php many_links.php BUCKET < keys.txt
 *
 * Credentials, region and endpoint come from the environment.
 */

declare(strict_types=1);

use S3Presign\Signer;

require 'vendor/autoload.php';

$download = Signer::fromEnv()->template('GetObject', bucket: $argv[1], expiresIn: 3600);
while (($line = fgets(STDIN)) !== false) {
    echo $download->url(rtrim($line, "\n")), "\n";
}
