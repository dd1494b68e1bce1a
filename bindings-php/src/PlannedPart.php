<?php

declare(strict_types=1);

namespace S3Presign;

/** One part of a {@see MultipartPlan}. */
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
