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
    /**
     * @param array<string, string> $signedHeaders
     * @param array<string, string> $parameters
     * @param array<string, string> $checks
     */
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
        /**
         * What is asked for, by S3's name, such as `GetObject`; null where the request fits several
         * operations alike, or none: refuse it.
         */
        public readonly ?string $operation,
        /** The bucket, from the host or the path as baseHost says; null without that, and for an operation without a bucket. */
        public readonly ?string $bucket,
        /** The object's key, decoded: the one that was signed, dot segments included. */
        public readonly ?string $key,
        /**
         * The operation's parameters that were signed, by S3's names: `ContentType`, `Metadata:note`.
         *
         * @var array<string, string>
         */
        public readonly array $parameters,
        /**
         * What was signed and only the server can check: headers with the values that the body
         * (`content-length`), the object (`if-none-match`) or an account must meet.
         *
         * @var array<string, string>
         */
        public readonly array $checks,
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
            $answer->find('operation'),
            $answer->find('bucket'),
            $answer->find('key'),
            $answer->map('parameter'),
            $answer->map('check'),
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
        $masked = (new ParameterList())
            ->addEntries('signed-header', $this->signedHeaders)
            ->addEntries('parameter', $this->parameters)
            ->redacted();
        $shown = ['signedHeaders' => $masked->map('signed-header'), 'parameters' => $masked->map('parameter')];

        return \array_replace(\get_object_vars($this), $shown);
    }
}
