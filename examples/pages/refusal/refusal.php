<?php

// Why a server refused what was signed, from its answer.

require __DIR__ . '/vendor/autoload.php';

use S3Presign\S3Presign;
use S3Presign\Signer;

$signer = Signer::fromEnv();
$download = $signer->presign('GetObject', bucket: 'photos', key: '1.jpg');

// What the server answered: all of it, as it came.
$answer = '<Error><Code>SignatureDoesNotMatch</Code></Error>';
echo S3Presign::diagnose($answer, $download)->text, "\n";
