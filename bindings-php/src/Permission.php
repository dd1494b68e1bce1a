<?php

declare(strict_types=1);

namespace S3Presign;

/**
 * One action on one resource; see {@see Permissions}. As a string it is both.
 *
 * ```php
 * $needed = S3Presign::permissions('GetObject', region: 'eu-west-1', bucket: 'photos', key: '1.jpg');
 * $needed->permissions[0]->resource; // => 'arn:aws:s3:::photos/1.jpg'
 * ```
 */
final class Permission implements \Stringable
{
    /**
     * @internal
     */
    public function __construct(
        /** Such as `s3:PutObject`. */
        public readonly string $action,
        /** The ARN, with what a key has of wildcards escaped. */
        public readonly string $resource,
        /** What asks for it: the operation, a parameter by S3's name, a condition, or the kind of bucket. */
        public readonly string $because,
        /** `needed` where it is documented, `likely` where it is inferred. */
        public readonly string $certainty,
        /** Where it is said, or what it is inferred from. */
        public readonly string $source,
        /**
         * What narrows it beside its resource: a condition key of IAM and what that must be, such as
         * `kms:ResourceAliases=alias/photos`, since an alias of a key is no resource.
         */
        public readonly ?string $onlyWhere = null,
    ) {
    }

    /** The action, and what it is for. */
    public function __toString(): string
    {
        return "$this->action on $this->resource";
    }
}
