<?php

// A form by which a browser uploads images of up to 10 MiB below one prefix.

require __DIR__ . '/vendor/autoload.php';

use S3Presign\Signer;

$signer = Signer::fromEnv();
$form = $signer->presignPost(
    bucket: 'photos',
    key: 'users/42/${filename}',
    startsWith: ['Content-Type' => 'image/'],
    maxContentLength: 10 * 1024 * 1024,
);

echo "{$form->url}\n"; // the form's action
foreach ($form->fields as $name => $value) {
    echo "{$name}: {$value}\n"; // its hidden inputs; escape both in a page
}
