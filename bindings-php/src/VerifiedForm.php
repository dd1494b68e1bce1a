<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;

/**
 * A form whose signature is right and that keeps its policy.
 *
 * ```php
 * $post = $signer->presignPost(bucket: 'photos', key: 'a.png', minContentLength: 1, maxContentLength: 1000);
 * $verified = (new ReceivedForm('photos', $post->fields))->verify('secret');
 * [$verified->minContentLength, $verified->maxContentLength]; // => [1, 1000]
 * ```
 */
final class VerifiedForm
{
    private function __construct(
        /** Who allowed it. */
        public readonly string $accessKeyId,
        /** When it was signed, in UTC. */
        public readonly \DateTimeImmutable $signedAt,
        /** When its policy stops working, in UTC. */
        public readonly \DateTimeImmutable $expiresAt,
        /**
         * The fewest bytes that the file may have, which the server checks unless the form was read
         * with its content length; null if the policy does not say.
         */
        public readonly ?int $minContentLength,
        /** The most bytes, in the same way. */
        public readonly ?int $maxContentLength,
    ) {
    }

    /**
     * @internal
     */
    public static function fromAnswer(Answer $answer): self
    {
        return new self(
            $answer->text('access-key-id'),
            $answer->instant('signed-at'),
            $answer->instant('expires-at'),
            $answer->number('min-content-length'),
            $answer->number('max-content-length'),
        );
    }
}
