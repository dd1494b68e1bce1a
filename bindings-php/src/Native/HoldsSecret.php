<?php

declare(strict_types=1);

namespace S3Presign\Native;

/**
 * What holds a secret is neither copied nor written down.
 *
 * @internal
 */
trait HoldsSecret
{
    private function __clone()
    {
    }

    /** @throws \LogicException always: it holds a secret; make another one where it is needed */
    public function __serialize(): never
    {
        throw new \LogicException(self::class . ' holds a secret and cannot be serialized; make another one');
    }

    /**
     * @param array<mixed> $data
     * @throws \LogicException always
     */
    public function __unserialize(array $data): never
    {
        throw new \LogicException(self::class . ' cannot be unserialized');
    }
}
