<?php

declare(strict_types=1);

namespace S3Presign\Native;

use FFI\CData;

/**
 * Memory that the library writes an answer to.
 *
 * @internal
 */
final class Buffer
{
    /** @param int $capacity in bytes */
    public function __construct(public readonly CData $text, public readonly int $capacity)
    {
    }
}
