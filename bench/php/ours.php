<?php

/** s3presign: a template for one key after another, and one-shot calls. */

declare(strict_types=1);

namespace S3Presign\Bench;

use S3Presign\S3Presign;
use S3Presign\Signer;

/** @return list<Contestant> 900 seconds is the default */
function ours(string $series): array
{
    [$operation, $parameters] = [
        'GET' => ['GetObject', []],
        'PUT' => ['PutObject', ['contentType' => CONTENT_TYPE]],
    ][$series];
    $signer = new Signer(accessKeyId: ACCESS_KEY_ID, secretAccessKey: SECRET_ACCESS_KEY, region: REGION);
    $template = $signer->template($operation, ...['bucket' => BUCKET, ...$parameters]);
    // As someone writes it who knows what is signed; unpacking an array would cost its own time.
    $once = $series === 'GET'
        ? static fn (string $key): string => $signer->presign('GetObject', bucket: BUCKET, key: $key)->url
        : static fn (string $key): string =>
            $signer->presign('PutObject', bucket: BUCKET, key: $key, contentType: CONTENT_TYPE)->url;

    return [
        new Contestant($series, 's3presign template.url', S3Presign::version(), $template->url(...)),
        new Contestant($series, 's3presign signer.presign', S3Presign::version(), $once),
    ];
}
