<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;
use S3Presign\Native\Library;
use S3Presign\Native\ParameterList;

/**
 * How an object is cut into parts, within S3's limits.
 *
 * ```php
 * $plan = new MultipartPlan(20_000_000);
 * $plan->partSize; // => 8_388_608
 * $plan->parts[2]->firstByte; // => 16_777_216
 * $plan->parts[2]->size; // => 3_222_784
 * ```
 */
final class MultipartPlan
{
    /** The size of every part but the last, in bytes. */
    public readonly int $partSize;

    /**
     * The parts in their order: 1 to 10,000.
     *
     * @var list<PlannedPart>
     */
    public readonly array $parts;

    /**
     * @param int $objectSize in bytes
     * @param int|null $partSize in bytes; default: 8 MiB, or the smallest whole number of MiB
     *     that needs at most 10,000 parts
     * @throws S3PresignException for what S3 does not store: `ObjectTooLarge`, `InvalidPartSize`, `TooManyParts`
     */
    public function __construct(
        /** In bytes. */
        public readonly int $objectSize,
        ?int $partSize = null,
    ) {
        $list = ParameterList::of(\compact('objectSize', 'partSize'));
        $answer = Answer::read(Library::loaded()->answer('s3presign_multipart_plan', ...$list->joined()));
        $this->partSize = (int) $answer->text('part-size');
        $parts = [];
        foreach ($answer->entries('part') as [$number, $extent]) {
            [$firstByte, $size] = \explode(' ', $extent);
            $parts[] = new PlannedPart((int) $number, (int) $firstByte, (int) $size);
        }
        $this->parts = $parts;
    }
}
