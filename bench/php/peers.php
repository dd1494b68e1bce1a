<?php

/** The peers: what PHP brings itself. The AWS SDK for PHP comes from a registry of its own. */

declare(strict_types=1);

namespace S3Presign\Bench;

/** @return list<Contestant> */
function peers(string $series): array
{
    $headers = $series === 'PUT' ? ['content-type' => CONTENT_TYPE] : [];
    $contestants = [];
    foreach (['hash_hmac' => false, 'hash_hmac, signing key kept' => true] as $name => $keepsKey) {
        $presigner = new HashHmacPresigner(ACCESS_KEY_ID, SECRET_ACCESS_KEY, REGION, BUCKET, $keepsKey);
        $url = static fn (string $key): string => $presigner->url($series, $key, EXPIRES_IN, $headers);
        $contestants[] = new Contestant($series, $name, PHP_VERSION, $url);
    }

    return $contestants;
}
