<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;

/**
 * Why a server refused a presigned request, as far as its answer tells. As a string
 * it is all sentences, one a line.
 *
 * ```php
 * $diagnosis = S3Presign::diagnose('<Error><Code>RequestTimeTooSkewed</Code></Error>');
 * $diagnosis->findings[0]->code; // => 'ClockSkewed'
 * ```
 */
final class Diagnosis implements \Stringable
{
    /** @param list<Finding> $findings */
    private function __construct(
        /** The server's code, such as `SignatureDoesNotMatch`. */
        public readonly string $code,
        /** The server's message. */
        public readonly string $message,
        /**
         * What was found, the surest first; one at least.
         *
         * @var list<Finding>
         */
        public readonly array $findings,
        /** All sentences, one a line. */
        public readonly string $text,
    ) {
    }

    /**
     * @internal
     */
    public static function fromAnswer(Answer $answer): self
    {
        $findings = [];
        foreach ($answer->entries('finding') as [$code, $sentence]) {
            $findings[] = new Finding($code, $sentence);
        }

        return new self(
            $answer->text('code'),
            $answer->text('message'),
            $findings,
            $answer->text('text'),
        );
    }

    /** All sentences, one a line. */
    public function __toString(): string
    {
        return $this->text;
    }
}
