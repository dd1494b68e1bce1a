<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;

/**
 * A policy that grants permissions, and nothing else. As a string it is the JSON.
 *
 * ```php
 * $download = S3Presign::permissions('GetObject', region: 'eu-west-1', bucket: 'photos');
 * S3Presign::policy([$download])->size; // => 131
 * ```
 */
final class PermissionPolicy implements \Stringable
{
    /**
     * @param array<string, int> $tooLargeFor
     * @param list<OpenPlace> $openPlaces
     */
    private function __construct(
        /** The policy as JSON, in ASCII, with a line end. */
        public readonly string $text,
        /** Its size as AWS counts it: in characters, without white space. */
        public readonly int $size,
        /**
         * What it is too large for, with the most characters that AWS takes there.
         *
         * @var array<string, int>
         */
        public readonly array $tooLargeFor,
        /**
         * Each `*` in a resource of it that stands for something that was not said.
         *
         * @var list<OpenPlace>
         */
        public readonly array $openPlaces,
    ) {
    }

    /**
     * @internal
     */
    public static function fromAnswer(Answer $answer): self
    {
        return new self(
            $answer->text('policy'),
            (int) $answer->text('size'),
            \array_map(\intval(...), $answer->map('too-large-for')),
            OpenPlace::all($answer),
        );
    }

    /** The policy as JSON. */
    public function __toString(): string
    {
        return $this->text;
    }
}
