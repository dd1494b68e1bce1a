<?php

// Links to many objects, signed at one instant.

require __DIR__ . '/vendor/autoload.php';

use S3Presign\Signer;

$signer = Signer::fromEnv();
$download = $signer->template('GetObject', bucket: 'photos');

foreach ($download->urls(['1.jpg', '2.jpg']) as $url) {
    echo "{$url}\n";
}
