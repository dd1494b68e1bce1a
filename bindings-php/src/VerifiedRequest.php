<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;
use S3Presign\Native\ParameterList;

/**
 * A request whose signature is right: what its signer allowed, and no more.
 *
 * ```php
 * $upload = $signer->presign('PutObject', bucket: 'photos', key: 'a.png', contentType: 'image/png');
 * $verified = (new ReceivedRequest('PUT', $upload->url, $upload->headers))->verify('secret');
 * $verified->signedHeaders['content-type']; // => 'image/png'
 * $verified->payloadHash; // => 'UNSIGNED-PAYLOAD'
 * ```
 */
final class VerifiedRequest implements \JsonSerializable
{
    /** @param array<string, string> $signedHeaders */
    private function __construct(
        /** Who allowed it. */
        public readonly string $accessKeyId,
        /** When it was signed, in UTC. */
        public readonly \DateTimeImmutable $signedAt,
        /** When it stops working, in UTC. */
        public readonly \DateTimeImmutable $expiresAt,
        /**
         * The headers that the signature covers; names in lower case. Others are the sender's own.
         *
         * @var array<string, string>
         */
        public readonly array $signedHeaders,
        /** `UNSIGNED-PAYLOAD`, or the hex SHA-256 that the body must have, which the server checks. */
        public readonly string $payloadHash,
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
            $answer->map('signed-header'),
            $answer->text('payload-hash'),
        );
    }

    /**
     * Secrets are masked: what is verified is logged, and not sent to anybody.
     *
     * @return array<string, mixed>
     */
    public function jsonSerialize(): array
    {
        $instants = \array_map(
            static fn (\DateTimeImmutable $instant): string => $instant->format('Y-m-d\TH:i:s\Z'),
            ['signedAt' => $this->signedAt, 'expiresAt' => $this->expiresAt],
        );

        return \array_replace($this->__debugInfo(), $instants);
    }

    /**
     * For var_dump() and its like: secrets are masked.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        $masked = (new ParameterList())->addEntries('signed-header', $this->signedHeaders)->redacted();

        return \array_replace(\get_object_vars($this), ['signedHeaders' => $masked->map('signed-header')]);
    }
}
