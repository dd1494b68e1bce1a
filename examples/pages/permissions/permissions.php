<?php

// What an upload with tags and a KMS key needs, as a policy.

require __DIR__ . '/vendor/autoload.php';

use S3Presign\S3Presign;

$needed = S3Presign::permissions(
    'PutObject',
    region: 'eu-west-1',
    bucket: 'photos',
    key: '2026/1.jpg',
    tagging: 'owner=ada',
    serverSideEncryption: 'aws:kms',
    ssekmsKeyId: 'alias/photos',
    account: '123456789012',
);
echo S3Presign::policy([$needed])->text;
