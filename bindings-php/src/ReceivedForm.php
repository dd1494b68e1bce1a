<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\HoldsSecret;
use S3Presign\Native\ParameterList;
use S3Presign\Native\Received;

/**
 * A signed upload form as a server received it: whatever it says is a claim, until
 * verify() has judged it by the secret of its access key.
 *
 * ```php
 * $post = $signer->presignPost(bucket: 'photos', key: 'u/42/${filename}', maxContentLength: 1000);
 * $form = new ReceivedForm('photos', $post->fields, fileName: 'cat.png');
 * $form->key; // => 'u/42/cat.png'
 * $form->verify('secret')->maxContentLength; // => 1000
 * ```
 */
final class ReceivedForm
{
    use HoldsSecret;

    /** Whose secret verifies it. */
    public readonly string $accessKeyId;
    /** The region it claims to be signed for. */
    public readonly string $region;
    /** The service it claims to be signed for, such as `s3`. */
    public readonly string $service;
    /** The key that the file will have. */
    public readonly ?string $key;

    private readonly Received $received;

    /**
     * `$_POST` is not always the form: PHP makes an underscore of each dot and space in its names.
     *
     * @param string $bucket that the form was sent to
     * @param iterable<string, string> $fields by name: those before the file
     * @param int|null $contentLength the file's bytes, once they are known
     * @param string|null $fileName takes the place of `${filename}` in every field
     * @throws S3PresignException `MalformedRequest` for what is not a signed form, `WrongType` for fields that are a list
     */
    public function __construct(
        string $bucket,
        #[\SensitiveParameter] iterable $fields,
        ?int $contentLength = null,
        ?string $fileName = null,
    ) {
        $list = ParameterList::of(\compact('bucket', 'contentLength', 'fileName'))
            ->addEntries('field', $fields);
        $this->received = new Received('form', $list);
        $claim = $this->received->claim();
        $this->accessKeyId = $claim->text('access-key-id');
        $this->region = $claim->text('region');
        $this->service = $claim->text('service');
        $this->key = $claim->find('key');
    }

    /**
     * Judges the form: its signature, its policy's end, and that it meets every condition.
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
     * @throws S3PresignException whose errorCode says exactly why not: `PolicyConditionFailed`, ...
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
    ): VerifiedForm {
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

        return VerifiedForm::fromAnswer($this->received->verify($secretAccessKey, $rules, $now));
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
