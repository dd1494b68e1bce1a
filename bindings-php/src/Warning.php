<?php

declare(strict_types=1);

namespace S3Presign;

/**
 * Warnings: what is valid, but likely to fail or to be misused.
 *
 * ```php
 * $upload = $signer->presign('PutObject', bucket: 'photos', key: 'a.png');
 * $upload->warnings[0]->code; // => 'UnboundedUpload'
 * ```
 */
final class Warning implements \Stringable
{
    /**
     * @internal
     */
    public function __construct(
        /** Stable, and the same in every language, such as `UnboundedUpload`. */
        public readonly string $code,
        /** The same for people: what is at stake, and what to do. */
        public readonly string $message,
    ) {
    }

    /** Code and message on one line, for logs. */
    public function __toString(): string
    {
        return "$this->code: $this->message";
    }
}
