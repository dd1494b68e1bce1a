<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;
use S3Presign\Native\Instant;

/**
 * What a presigned URL claims, without any secret: of any signer and any store. As a
 * string it is the same for people; neither holds a signature or a token.
 *
 * ```php
 * $upload = $signer->presign('PutObject', bucket: 'photos', key: 'a.png', contentType: 'image/png');
 * $explained = S3Presign::explain($upload->url);
 * $explained->operation; // => 'PutObject'
 * $explained->key; // => 'a.png'
 * $explained->headers; // => ['content-type']
 * ```
 */
final class Explanation implements \Stringable
{
    /**
     * @param list<string> $possibleOperations
     * @param list<string> $headers
     * @param list<SignedAspect> $aspects
     * @param list<Warning> $warnings
     */
    private function __construct(
        /** `4`, `4A` or the legacy `2`. */
        public readonly string $signatureVersion,
        /** The operation, where the URL leaves no other. */
        public readonly ?string $operation,
        /**
         * Every operation that the URL may be for.
         *
         * @var list<string>
         */
        public readonly array $possibleOperations,
        /** The host that the request goes to. */
        public readonly string $host,
        /** The bucket: its name, or an access point's ARN or alias. */
        public readonly ?string $bucket,
        /** The object's key, decoded; a NUL in it is U+FFFD. */
        public readonly ?string $key,
        /**
         * Where the bucket was found: `virtual` in the host, `path`, `bucket-host`, `path-assumed`
         * where the host does not tell, or `unknown`.
         */
        public readonly string $addressing,
        /** Who signed. */
        public readonly string $accessKeyId,
        /** The region of the signature; null in Version 2. */
        public readonly ?string $region,
        /** The service of the signature, such as `s3`; null in Version 2. */
        public readonly ?string $service,
        /** When it was signed, in UTC; Version 2 does not say. */
        public readonly ?\DateTimeImmutable $signedAt,
        /** When it stops working, if not before with its credentials, in UTC. */
        public readonly \DateTimeImmutable $expiresAt,
        /** `valid`, `expired` or `not-yet-valid` at the instant that was asked for. */
        public readonly string $state,
        /**
         * The headers that must be sent as they were signed; names in lower case.
         *
         * @var list<string>
         */
        public readonly array $headers,
        /**
         * What the signature fixes, and what it leaves to the sender.
         *
         * @var list<SignedAspect>
         */
        public readonly array $aspects,
        /**
         * What will probably surprise somebody.
         *
         * @var list<Warning>
         */
        public readonly array $warnings,
        /** The same for people, over several lines. */
        public readonly string $text,
    ) {
    }

    /**
     * @internal
     */
    public static function fromAnswer(Answer $answer): self
    {
        $operation = $answer->find('operation');
        $signedAt = $answer->number('signed-at');

        return new self(
            $answer->text('signature-version'),
            $operation,
            $operation === null ? $answer->all('possible-operation') : [$operation],
            $answer->text('host'),
            $answer->find('bucket'),
            $answer->find('key'),
            $answer->text('addressing'),
            $answer->text('access-key-id'),
            $answer->find('region'),
            $answer->find('service'),
            $signedAt === null ? null : Instant::at($signedAt),
            $answer->instant('expires-at'),
            $answer->text('state'),
            $answer->all('header'),
            self::aspects($answer),
            $answer->warnings(),
            $answer->text('text'),
        );
    }

    /** The same for people, over several lines. */
    public function __toString(): string
    {
        return $this->text;
    }

    /** @return list<SignedAspect> in the order of the answer, in which both kinds alternate */
    private static function aspects(Answer $answer): array
    {
        $aspects = [];
        foreach ($answer->pairs() as [$name, $detail]) {
            [$kind, $aspect] = [...\explode(':', $name, 2), ''];
            if ($kind === 'bound' || $kind === 'unbound') {
                $aspects[] = new SignedAspect($aspect, $kind === 'bound', $detail);
            }
        }

        return $aspects;
    }
}
