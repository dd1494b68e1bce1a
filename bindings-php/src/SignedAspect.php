<?php

declare(strict_types=1);

namespace S3Presign;

/**
 * One aspect of a request that a signature can fix; see {@see Explanation}.
 *
 * ```php
 * $upload = $signer->presign('PutObject', bucket: 'photos', key: 'a.png', contentType: 'image/png');
 * $binding = S3Presign::explain($upload->url)->aspects[0];
 * [$binding->aspect, $binding->bound]; // => ['content-type', true]
 * ```
 */
final class SignedAspect
{
    /**
     * @internal
     */
    public function __construct(
        /** `content-type`, `content-length`, `checksum`, `overwrite`, ... */
        public readonly string $aspect,
        /** Whether the signature fixes it. */
        public readonly bool $bound,
        /** How, or what the sender may do. */
        public readonly string $detail,
    ) {
    }
}
