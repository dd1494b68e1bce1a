<?php

declare(strict_types=1);

namespace S3Presign;

/**
 * An action without which nothing is refused, but which changes the answer; see {@see Permissions}.
 *
 * ```php
 * $needed = S3Presign::permissions('GetObject', region: 'eu-west-1', bucket: 'photos', key: '1.jpg');
 * $needed->optional[0]->action; // => 's3:ListBucket'
 * ```
 */
final class OptionalAction
{
    /**
     * @internal
     */
    public function __construct(
        /** Such as `s3:ListBucket`. */
        public readonly string $action,
        /** Its ARN. */
        public readonly string $resource,
        /** What it changes. */
        public readonly string $effect,
    ) {
    }
}
