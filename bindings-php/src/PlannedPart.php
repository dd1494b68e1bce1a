<?php

declare(strict_types=1);

namespace S3Presign;

/**
 * One part of a {@see MultipartPlan}.
 *
 * ```php
 * $part = (new MultipartPlan(20_000_000))->parts[1];
 * [$part->number, $part->firstByte, $part->size]; // => [2, 8_388_608, 8_388_608]
 * ```
 */
final class PlannedPart
{
    /**
     * @internal
     */
    public function __construct(
        /** From 1 on. */
        public readonly int $number,
        /** Where the part begins in the object, in bytes. */
        public readonly int $firstByte,
        /** In bytes. */
        public readonly int $size,
    ) {
    }
}
