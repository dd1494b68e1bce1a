<?php

declare(strict_types=1);

namespace S3Presign\Bench;

/** One presigner that is asked for one kind of URL. */
final class Contestant
{
    /** @param \Closure(string): string $url the URL for a key */
    public function __construct(
        public readonly string $series,
        public readonly string $name,
        public readonly string $version,
        public readonly \Closure $url,
    ) {
    }
}
