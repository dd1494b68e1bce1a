<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\HoldsSecret;
use S3Presign\Native\ParameterList;
use S3Presign\Native\Received;

/**
 * A presigned request as a server received it: whatever it says is a claim, until
 * verify() has judged it by the secret of its access key.
 *
 * ```php
 * $download = $signer->presign('GetObject', bucket: 'photos', key: 'a.png');
 * $request = new ReceivedRequest('GET', $download->url);
 * $secrets = ['AKIAIOSFODNN7EXAMPLE' => 'secret'];
 * $verified = $request->verify($secrets[$request->accessKeyId] ?? null, region: 'eu-west-1');
 * $verified->accessKeyId; // => 'AKIAIOSFODNN7EXAMPLE'
 * ```
 */
final class ReceivedRequest
{
    use HoldsSecret;

    /** Whose secret verifies it. */
    public readonly string $accessKeyId;
    /** The region it claims to be signed for. */
    public readonly string $region;
    /** The service it claims to be signed for, such as `s3`. */
    public readonly string $service;

    private readonly Received $received;

    /**
     * @param string $method the HTTP method
     * @param string $url the whole URL, or the request's target, raw (`/photos/a.png?X-Amz-...`)
     * @param iterable<string, string|list<string>> $headers by name, `host` among them unless the URL
     *     is whole: as getallheaders() and PSR-7's getHeaders() answer them
     * @throws S3PresignException `MalformedRequest` for what is not a presigned request, `WrongType` for headers that are a list
     */
    public function __construct(
        string $method,
        #[\SensitiveParameter] string $url,
        #[\SensitiveParameter] iterable $headers = [],
    ) {
        $list = ParameterList::of(\compact('method', 'url'))->addEntries('header', $headers);
        $this->received = new Received('request', $list);
        $claim = $this->received->claim();
        $this->accessKeyId = $claim->text('access-key-id');
        $this->region = $claim->text('region');
        $this->service = $claim->text('service');
    }

    /**
     * The request that this PHP is answering, from `$_SERVER` and getallheaders().
     *
     * @throws S3PresignException `MalformedRequest` for what is not a presigned request
     */
    public static function fromGlobals(): self
    {
        $server = static function (string $name): string {
            $value = $_SERVER[$name] ?? '';

            return \is_string($value) ? $value : '';
        };

        return new self($server('REQUEST_METHOD'), $server('REQUEST_URI'), \getallheaders());
    }

    /**
     * The request of a PSR-7 library (Slim, Mezzio, Laravel's and Symfony's bridges), whose target is as
     * raw as the library keeps it.
     *
     * @param \Psr\Http\Message\RequestInterface $request the server's request, with its target as it came
     * @throws S3PresignException `MalformedRequest` for what is not a presigned request
     */
    public static function fromPsr7(\Psr\Http\Message\RequestInterface $request): self
    {
        return new self($request->getMethod(), $request->getRequestTarget(), $request->getHeaders());
    }

    /**
     * Judges the request.
     *
     * @param string|null $secretAccessKey that of the access key; null for a key that nobody knows
     * @param \DateTimeInterface|int|null $now an instant or Unix seconds; default: the clock, read once
     * @param string|null $sessionToken that of the credentials, if they are temporary
     * @param \DateTimeInterface|int|string|null $credentialsExpiration when those end
     * @param string|null $region only signatures for this one; default: any
     * @param string|null $service default: `s3`
     * @param \DateInterval|int|null $maxExpiresIn the longest life, in seconds; default: 604800 (7 days)
     * @param \DateInterval|int|null $clockSkew how far ahead a signing time may be, in seconds; default: 900
     * @param bool|null $requireSafeKey refuse a form whose final key has `.` or `..` segments, empty
     *                                  ones, backslashes or control characters; default: false
     * @param string|null $unsignedPathPrefix a path such as `/storage` that a request has before the one that
     *     was signed, since a proxy will remove it
     * @param string|list<string>|null $baseHost a host that is served, such as `s3.example.com`, or several: on
     *     it the bucket stands in the path, below it in the host; any other is refused then. Default: none, so that
     *     no operation, bucket and key are told
     * @param mixed ...$rules further rules, by name
     * @throws S3PresignException whose errorCode says exactly why not: `SignatureMismatch`, `RequestExpired`, ...
     */
    public function verify(
        #[\SensitiveParameter] mixed $secretAccessKey,
        mixed $now = null,
        #[\SensitiveParameter] mixed $sessionToken = null,
        mixed $credentialsExpiration = null,
        mixed $region = null,
        mixed $service = null,
        mixed $maxExpiresIn = null,
        mixed $clockSkew = null,
        mixed $requireSafeKey = null,
        mixed $unsignedPathPrefix = null,
        mixed $baseHost = null,
        #[\SensitiveParameter] mixed ...$rules,
    ): VerifiedRequest {
        $rules += \compact(
            'sessionToken',
            'credentialsExpiration',
            'region',
            'service',
            'maxExpiresIn',
            'clockSkew',
            'requireSafeKey',
            'unsignedPathPrefix',
            'baseHost',
        );

        return VerifiedRequest::fromAnswer($this->received->verify($secretAccessKey, $rules, $now));
    }

    /** The session token it came with, which is shown to nobody else; null without one. */
    public function sessionToken(): ?string
    {
        return $this->received->claim()->find('session-token');
    }

    /**
     * For var_dump() and its like: what it claims, secrets masked.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return $this->received->__debugInfo();
    }
}
