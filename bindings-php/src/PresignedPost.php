<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;
use S3Presign\Native\ParameterList;

/**
 * A form that someone without credentials can send until it expires: as
 * `multipart/form-data`, all fields in their order, then the file in a field named
 * `file`.
 *
 * A plain value: it can be compared, cloned and serialized. var_dump() and print_r()
 * mask what must be masked; json_encode(), serialize() and var_export() do not: treat it
 * like a password.
 *
 * ```php
 * $post = $signer->presignPost(bucket: 'photos', key: 'u/42/${filename}', maxContentLength: 1000);
 * $post->url; // => 'https://photos.s3.eu-west-1.amazonaws.com/'
 * array_slice(array_keys($post->fields), 0, 2); // => ['key', 'x-amz-algorithm']
 * ```
 */
final class PresignedPost implements \JsonSerializable
{
    /**
     * @param array<string, string> $fields
     * @param list<Warning> $warnings
     */
    private function __construct(
        /** Where the form goes: its `action`. */
        public readonly string $url,
        /** `POST`. */
        public readonly string $method,
        /**
         * The form's fields in the order in which they are sent; the file comes last.
         *
         * @var array<string, string>
         */
        public readonly array $fields,
        /** The policy that was signed, as JSON; it holds the session token, if any. */
        public readonly string $policy,
        /** The instant in the signature, in UTC. */
        public readonly \DateTimeImmutable $signedAt,
        /** When the form stops working, in UTC: its policy's end or the credentials'. */
        public readonly \DateTimeImmutable $expiresAt,
        /** `request`, or `credentials` where those end first. */
        public readonly string $limitedBy,
        /**
         * Warnings: what is valid, but likely to fail or to be misused.
         *
         * @var list<Warning>
         */
        public readonly array $warnings,
        private readonly string $curl,
    ) {
    }

    /**
     * @internal
     */
    public static function fromAnswer(Answer $answer): self
    {
        return new self(
            $answer->text('url'),
            $answer->text('method'),
            $answer->map('field'),
            $answer->text('policy'),
            $answer->instant('signed-at'),
            $answer->instant('expires-at'),
            $answer->text('limited-by'),
            $answer->warnings(),
            $answer->text('curl'),
        );
    }

    /** The same form as a command for a POSIX shell, which sends its standard input; a secret like the fields. */
    public function curl(): string
    {
        return $this->curl;
    }

    /**
     * The smallest CORS rule of the bucket that lets a script of an origin send this form
     * and read the answer. A page that submits the form needs none.
     *
     * ```php
     * $post = $signer->presignPost(bucket: 'photos', key: 'a.png', maxContentLength: 1000);
     * $post->corsRule('https://app.example.com')->allowedMethods; // => ['POST']
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
        $list->add('request', '')->add('url', $this->url)->addEntries('field', $this->fields);
    }

    /**
     * What a page needs to be told, with instants in ISO 8601.
     *
     * @return array<string, mixed>
     */
    public function jsonSerialize(): array
    {
        return [
            'url' => $this->url,
            'method' => $this->method,
            'fields' => (object) $this->fields,
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
        $masked = ParameterList::of(['url' => $this->url, 'policy' => $this->policy, 'curl' => $this->curl])
            ->addEntries('field', $this->fields)
            ->redacted();

        return \array_replace(\get_object_vars($this), [
            'url' => $masked->text('url'),
            'fields' => $masked->map('field'),
            'policy' => $masked->text('policy'),
            'curl' => $masked->text('curl'),
        ]);
    }
}
