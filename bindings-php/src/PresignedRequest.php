<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;
use S3Presign\Native\Instant;
use S3Presign\Native\Library;
use S3Presign\Native\ParameterList;

/**
 * A request that someone without credentials can send until it expires.
 *
 * A plain value: it can be compared, cloned and serialized. var_dump() and print_r()
 * mask signature, token and encryption keys; json_encode(), serialize() and
 * var_export() do not, since that is how a sender is told what to send: treat it like
 * a password. As a string it is its URL.
 *
 * ```php
 * $download = $signer->presign('GetObject', bucket: 'photos', key: 'a.png', signingTime: 1767323045);
 * $download->method; // => 'GET'
 * $download->expiresAt->format('c'); // => '2026-01-02T03:19:05+00:00'
 * $download->limitedBy; // => 'request'
 * ```
 */
final class PresignedRequest implements \JsonSerializable, \Stringable
{
    /**
     * @param array<string, string> $headers
     * @param list<Warning> $warnings
     */
    private function __construct(
        /** The operation by S3's name, such as `GetObject`. */
        public readonly string $operation,
        /** What to send the request to; a secret until it expires. */
        public readonly string $url,
        /** The HTTP method. */
        public readonly string $method,
        /**
         * The headers that must be sent so, by name; names in lower case, `host` left out.
         *
         * @var array<string, string>
         */
        public readonly array $headers,
        /** The instant in the signature, in UTC. */
        public readonly \DateTimeImmutable $signedAt,
        /** When the URL stops working, in UTC: its own end or the credentials'. */
        public readonly \DateTimeImmutable $expiresAt,
        /** `request`, `credentials` where those end first, or `nothing` of an anonymous signer. */
        public readonly string $limitedBy,
        /**
         * Warnings: what is valid, but likely to fail or to be misused.
         *
         * @var list<Warning>
         */
        public readonly array $warnings,
        /** What a proxy removes from the URL before the path that was signed; null without one. */
        public readonly ?string $unsignedPathPrefix,
    ) {
    }

    /**
     * The result that the library answered, in one pass: to look for each name would cost more than to sign.
     *
     * @internal
     * @param list<string> $strings names and values in turn
     */
    public static function ofStrings(#[\SensitiveParameter] array $strings): self
    {
        $operation = $url = $method = $signedAt = $expiresAt = $limitedBy = '';
        $unsignedPathPrefix = null;
        $headers = $warnings = [];
        for ($at = 0, $end = \count($strings) - 1; $at < $end; $at += 2) {
            $value = $strings[$at + 1];
            switch ($strings[$at]) {
                case 'operation':
                    $operation = $value;
                    break;
                case 'url':
                    $url = $value;
                    break;
                case 'method':
                    $method = $value;
                    break;
                case 'signed-at':
                    $signedAt = $value;
                    break;
                case 'expires-at':
                    $expiresAt = $value;
                    break;
                case 'limited-by':
                    $limitedBy = $value;
                    break;
                case 'unsigned-path-prefix':
                    $unsignedPathPrefix = $value;
                    break;
                default:
                    if (\str_starts_with($strings[$at], 'header:')) {
                        $headers[\substr($strings[$at], 7)] = $value;
                    } elseif (\str_starts_with($strings[$at], 'warning:')) {
                        $warnings[] = new Warning(\substr($strings[$at], 8), $value);
                    }
            }
        }

        return new self(
            $operation,
            $url,
            $method,
            $headers,
            Instant::at((int) $signedAt),
            Instant::at((int) $expiresAt),
            $limitedBy,
            $warnings,
            $unsignedPathPrefix,
        );
    }

    /**
     * What was signed, to compare with what S3 says it received; tokens and encryption
     * keys are masked.
     *
     * ```php
     * $upload = $signer->presign('PutObject', bucket: 'photos', key: 'a.png', contentType: 'image/png');
     * explode("\n", $upload->canonicalRequest())[1]; // => '/a.png'
     * ```
     */
    public function canonicalRequest(): string
    {
        return $this->details()->text('canonical-request');
    }

    /** What the signature is of: the time, the scope and the canonical request's digest. */
    public function stringToSign(): string
    {
        return $this->details()->text('string-to-sign');
    }

    /**
     * The same request as a command for a POSIX shell; a secret like the URL.
     *
     * ```php
     * $download = $signer->presign('GetObject', bucket: 'photos', key: 'a.png');
     * str_starts_with($download->curl(), 'curl '); // => true
     * ```
     */
    public function curl(): string
    {
        return $this->details()->text('curl');
    }

    /**
     * The smallest CORS rule of the bucket that lets pages of an origin send this request.
     *
     * ```php
     * $upload = $signer->presign('PutObject', bucket: 'photos', key: 'a.png', contentType: 'image/png');
     * $upload->corsRule('https://app.example.com')->allowedHeaders; // => ['content-type']
     * ```
     *
     * @param string $origin such as `https://app.example.com`, with one `*` in it if wanted, or several
     *                       with a space between each
     * @throws S3PresignException `InvalidOrigin`
     */
    public function corsRule(string $origin): CorsRule
    {
        return CorsRule::of([$this], $origin);
    }

    /**
     * Adds what the library needs to know behind other results, begun by a name of its own.
     *
     * @internal
     */
    public function addTo(#[\SensitiveParameter] ParameterList $list): void
    {
        $this->addOwnTo($list->add('request', ''));
    }

    /** The URL. */
    public function __toString(): string
    {
        return $this->url;
    }

    /**
     * What a sender needs to be told, with instants in ISO 8601.
     *
     * @return array<string, mixed>
     */
    public function jsonSerialize(): array
    {
        return [
            'operation' => $this->operation,
            'url' => $this->url,
            'method' => $this->method,
            'headers' => (object) $this->headers,
            'unsignedPathPrefix' => $this->unsignedPathPrefix,
            'signedAt' => $this->signedAt->format('Y-m-d\TH:i:s\Z'),
            'expiresAt' => $this->expiresAt->format('Y-m-d\TH:i:s\Z'),
            'limitedBy' => $this->limitedBy,
            'warnings' => $this->warnings,
        ];
    }

    /**
     * For var_dump() and its like: secrets are masked.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        $masked = $this->parameters()->redacted();

        return \array_replace(\get_object_vars($this), [
            'url' => $masked->text('url'),
            'headers' => $masked->map('header'),
        ]);
    }

    /**
     * The result as the library takes it back.
     *
     * @internal
     */
    public function parameters(): ParameterList
    {
        return $this->addOwnTo(new ParameterList());
    }

    private function addOwnTo(#[\SensitiveParameter] ParameterList $list): ParameterList
    {
        $list->add('url', $this->url)->add('operation', $this->operation)->add('method', $this->method);
        if ($this->unsignedPathPrefix !== null) {
            $list->add('unsignedPathPrefix', $this->unsignedPathPrefix);
        }

        return $list->addEntries('header', $this->headers);
    }

    private function details(): Answer
    {
        return Answer::read(Library::loaded()->answer('s3presign_details', ...$this->parameters()->joined()));
    }
}
