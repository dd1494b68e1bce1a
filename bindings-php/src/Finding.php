<?php

declare(strict_types=1);

namespace S3Presign;

/** One thing that is wrong with a refused request; see {@see Diagnosis}. */
final class Finding implements \Stringable
{
    /**
     * @internal
     */
    public function __construct(
        /** Stable, and the same in every language, such as `HeaderChanged`. */
        public readonly string $code,
        /** What differed, and what to change. */
        public readonly string $sentence,
    ) {
    }

    /** The sentence. */
    public function __toString(): string
    {
        return $this->sentence;
    }
}
