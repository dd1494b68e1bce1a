<?php

declare(strict_types=1);

namespace S3Presign;

/**
 * One thing that is wrong with a refused request; see {@see Diagnosis}. As a string it
 * is its sentence.
 *
 * ```php
 * $finding = S3Presign::diagnose('<Error><Code>SlowDown</Code></Error>')->findings[0];
 * $finding->code; // => 'TryAgain'
 * ```
 */
final class Finding implements \Stringable
{
    /**
     * @internal
     */
    public function __construct(
        /** Stable, and the same in every language, such as `HeaderChanged`. */
        public readonly string $code,
        /** `shown` by the answer or the request, `likely` or `possible`. */
        public readonly string $certainty,
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
