<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;

/**
 * A `*` in a resource that stands for something that was not said; see {@see Permissions}.
 *
 * ```php
 * $needed = S3Presign::permissions('GetObject', region: 'eu-west-1', bucket: 'photos');
 * $needed->openPlaces[0]->option; // => 'key'
 * ```
 */
final class OpenPlace
{
    private function __construct(
        /** The option that says it, such as `kms-key`, which is `kmsKey` here. */
        public readonly string $option,
        /** The ARN that has it. */
        public readonly string $resource,
    ) {
    }

    /**
     * @internal
     * @return list<self>
     */
    public static function all(Answer $answer): array
    {
        return \array_map(static fn (array $place): self => new self(...$place), $answer->entries('open'));
    }
}
