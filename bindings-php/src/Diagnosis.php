<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;

/**
 * Why a server refused a presigned request, as far as its answer tells. As a string
 * it is all sentences, one a line, each with its certainty.
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
        /** The server's code, such as `SignatureDoesNotMatch`; empty where it answered no error of S3's form. */
        public readonly string $code,
        /** The server's message. */
        public readonly string $message,
        /**
         * What was found, the surest first; one at least, ten at most.
         *
         * @var list<Finding>
         */
        public readonly array $findings,
        /** All sentences, one a line, each with its certainty. */
        public readonly string $text,
    ) {
    }

    /**
     * @internal
     */
    public static function fromAnswer(Answer $answer): self
    {
        $certainties = \array_column($answer->entries('certainty'), 1);
        $findings = [];
        foreach ($answer->entries('finding') as $index => [$code, $sentence]) {
            $findings[] = new Finding($code, $certainties[$index], $sentence);
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
