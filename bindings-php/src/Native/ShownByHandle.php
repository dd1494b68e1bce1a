<?php

declare(strict_types=1);

namespace S3Presign\Native;

/**
 * What holds a handle shows what the library tells of it.
 *
 * @internal
 */
trait ShownByHandle
{
    /**
     * For var_dump() and its like: what it was made with, secrets masked or left out.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return isset($this->handle) ? $this->handle->__debugInfo() : [];
    }
}
