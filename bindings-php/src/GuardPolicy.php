<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;

/**
 * A bucket policy that denies, and grants nothing. As a string it is the JSON.
 *
 * ```php
 * $guard = S3Presign::guardPolicy('photos', maxAge: 600);
 * str_contains($guard->text, '"s3:signatureAge": "600000"'); // => true
 * ```
 */
final class GuardPolicy implements \Stringable
{
    /** @param list<string> $notes */
    private function __construct(
        /** The bucket policy as JSON, in ASCII, with a line end. */
        public readonly string $text,
        /**
         * What its statements cost, and what no policy can do.
         *
         * @var list<string>
         */
        public readonly array $notes,
    ) {
    }

    /**
     * @internal
     */
    public static function fromAnswer(Answer $answer): self
    {
        return new self($answer->text('policy'), $answer->all('note'));
    }

    /** The bucket policy as JSON. */
    public function __toString(): string
    {
        return $this->text;
    }
}
