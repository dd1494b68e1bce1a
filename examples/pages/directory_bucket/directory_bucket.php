<?php

// A download from a directory bucket: the request for a session, and what is signed with its answer.

require __DIR__ . '/vendor/autoload.php';

use S3Presign\Signer;

$own = Signer::fromEnv();

$session = $own->presign('CreateSession', bucket: 'logs--usw2-az1--x-s3');
echo "{$session->url}\n"; // GET it

// What its XML answer says, which is good for five minutes.
$signer = new Signer(
    accessKeyId: 'ASIASESSION',
    secretAccessKey: 'session secret',
    sessionToken: 'session token',
    region: 'us-west-2',
);
$download = $signer->presign('GetObject', bucket: 'logs--usw2-az1--x-s3', key: 'today.log');
echo "{$download->url}\n";
