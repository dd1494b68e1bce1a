<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Batch;
use S3Presign\Native\Handle;
use S3Presign\Native\HoldsSecret;
use S3Presign\Native\Instant;
use S3Presign\Native\Library;
use S3Presign\Native\ShownByHandle;

/**
 * One kind of request, for one key after another: everything but the key and the time
 * is checked, resolved and encoded once. Immutable.
 *
 * It holds a secret key: it cannot be cloned or serialized, and var_dump() shows all but that.
 *
 * ```php
 * $download = $signer->template('GetObject', bucket: 'photos', expiresIn: 3600);
 * $urls = array_map($download->url(...), ['1.jpg', '2.jpg']);
 * parse_url($urls[1], PHP_URL_PATH); // => '/2.jpg'
 * ```
 */
final class Template
{
    use HoldsSecret;
    use ShownByHandle;

    private readonly Library $library;

    /**
     * @internal
     */
    public function __construct(
        private readonly Handle $handle,
        /** Whether a given signing time needs the clock beside it. */
        private readonly bool $scoped = false,
    ) {
        $this->library = Library::loaded();
    }

    /**
     * The URL for one key, and nothing else: the fastest call.
     *
     * ```php
     * $download = $signer->template('GetObject', bucket: 'photos');
     * parse_url($download->url('a b.jpg'), PHP_URL_PATH); // => '/a%20b.jpg'
     * ```
     *
     * @param string|null $key raw and never encoded, 1 to 1024 bytes of UTF-8; null for operations
     *     that act on no object
     * @param \DateTimeInterface|int|null $signingTime an instant or Unix seconds; default: the clock
     * @throws S3PresignException `InvalidKey`, `MissingKey`, `CredentialsExpired`, ...
     */
    public function url(?string $key = null, \DateTimeInterface|int|null $signingTime = null): string
    {
        if ($this->scoped && $signingTime !== null) {
            return $this->clocked()->url($key, $signingTime);
        }

        return $this->library->url(
            $this->handle->pointer,
            $key,
            $signingTime === null ? \time() : Instant::seconds('signing-time', $signingTime),
        );
    }

    /**
     * The URLs of many keys, in their order, signed at one instant: those of url() in a fraction of
     * its time. If one of the keys cannot be signed for, none is; the exception's row says which.
     *
     * ```php
     * $download = $signer->template('GetObject', bucket: 'photos');
     * count($download->urls(['1.jpg', '2.jpg'])); // => 2
     * ```
     *
     * @param iterable<string> $keys raw and never encoded
     * @param \DateTimeInterface|int|null $signingTime an instant or Unix seconds; default: the clock, read once
     * @return list<string>
     * @throws S3PresignException as url() does
     *     and `WrongType` for a key that is not a string
     */
    public function urls(iterable $keys, \DateTimeInterface|int|null $signingTime = null): array
    {
        if ($this->scoped && $signingTime !== null) {
            return $this->clocked()->urls($keys, $signingTime);
        }
        $unixTime = Instant::seconds('signing-time', $signingTime);
        $batch = new Batch($this->library, $this->handle->pointer, $unixTime);
        foreach ($keys as $key) {
            $batch->add($key);
        }

        return $batch->urls();
    }

    /**
     * The whole result for one key.
     *
     * ```php
     * $upload = $signer->template('PutObject', bucket: 'photos', contentType: 'image/png');
     * $upload->presign('a.png')->headers; // => ['content-type' => 'image/png']
     * ```
     *
     * @param string|null $key raw and never encoded; null for operations that act on no object
     * @param \DateTimeInterface|int|null $signingTime an instant or Unix seconds; default: the clock
     * @throws S3PresignException as url() does
     */
    public function presign(
        ?string $key = null,
        \DateTimeInterface|int|null $signingTime = null,
    ): PresignedRequest {
        if ($this->scoped && $signingTime !== null) {
            return $this->clocked()->presign($key, $signingTime);
        }

        return PresignedRequest::ofStrings(\explode("\0", $this->library->answer(
            's3presign_template_presign',
            $this->handle->pointer,
            ...Library::text($key),
            ...[Instant::seconds('signing-time', $signingTime)],
        )));
    }

    /** The same template, which knows what time it is: what a scoped signer's life counts from. */
    private function clocked(): self
    {
        return new self(Handle::template('s3presign_template_clocked', $this->handle->pointer, \time()));
    }
}
