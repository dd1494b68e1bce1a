<?php

declare(strict_types=1);

namespace S3Presign\Native;

use FFI;
use FFI\CData;
use S3Presign\LibraryNotLoadedException;
use S3Presign\S3PresignException;

/**
 * The native library's functions, with one buffer for their answers that grows when
 * it must. There is one for the process (one a thread in a thread-safe PHP).
 *
 * @internal
 */
final class Library
{
    /** Holds a URL with a session token, and most lists. */
    private const CAPACITY = 8192;
    /** Bytes for each of many URLs at first. Those with a session token take more. */
    private const URL = 512;
    /** Bytes of an offset. */
    private const OFFSET = 8;
    /** What is refused before the library is called. */
    public const MALFORMED_PARAMETERS = -2;
    public const WRONG_TYPE = -23;
    /** Answers that are larger are rare: their memory is given back. */
    private const KEPT = 1 << 20;

    private static ?self $loaded = null;

    private ?Buffer $buffer = null;

    private function __construct(private readonly FFI $ffi)
    {
    }

    /** @throws LibraryNotLoadedException */
    public static function loaded(): self
    {
        return self::$loaded ??= new self(Loader::load());
    }

    /** The bare URL of a template: the call that everything is for. */
    public function url(?CData $template, ?string $key, int $unixTime): string
    {
        $buffer = $this->take();
        $length = $this->ffi->s3presign_template_url(
            $template,
            $key,
            $key === null ? 0 : \strlen($key),
            $unixTime,
            $buffer->text,
            $buffer->capacity,
        );
        $url = $length >= 0 && $length < $buffer->capacity ? FFI::string($buffer->text, $length) : null;
        $this->buffer = $buffer;

        return $url ?? $this->answer('s3presign_template_url', $template, ...self::text($key), ...[$unixTime]);
    }

    /**
     * The URLs of some keys, in one call. A refusal has the row of the key.
     *
     * @param non-empty-list<string> $keys
     * @return list<string>
     * @throws S3PresignException
     */
    public function urls(?CData $template, array $keys, int $unixTime): array
    {
        $rows = \count($keys);
        $text = \implode('', $keys);
        $offsets = [0];
        $end = 0;
        foreach ($keys as $key) {
            $offsets[] = $end += \strlen($key);
        }
        $size = self::OFFSET * ($rows + 1);
        $keyOffsets = $this->ffi->new('int64_t[' . ($rows + 1) . ']');
        FFI::memcpy($keyOffsets, \pack('q*', ...$offsets), $size);
        $urlOffsets = $this->ffi->new('int64_t[' . ($rows + 1) . ']');
        $row = $this->ffi->new('int64_t');
        $ask = fn (Buffer $buffer): int => $this->ffi->s3presign_template_urls(
            $template,
            $text,
            \strlen($text),
            $keyOffsets,
            $rows,
            $unixTime,
            $urlOffsets,
            FFI::addr($row),
            $buffer->text,
            $buffer->capacity,
        );
        $buffer = $this->take(self::URL * $rows);
        $length = $ask($buffer);
        if ($length >= $buffer->capacity) {
            $buffer = $this->bufferOf($length + 1);
            $length = $ask($buffer);
        }
        if ($length < 0) {
            throw $this->refused($length, $buffer, $row->cdata < 0 ? null : $row->cdata);
        }
        $joined = FFI::string($buffer->text, $length);
        $this->buffer = $buffer->capacity <= self::KEPT ? $buffer : null;
        $urls = [];
        $start = 0;
        foreach (\array_slice(\unpack('q*', FFI::string($urlOffsets, $size)), 1) as $end) {
            $urls[] = \substr($joined, $start, $end - $start);
            $start = $end;
        }

        return $urls;
    }

    /**
     * The result of one request, by a call of its own too: the general one costs as much again.
     *
     * @throws S3PresignException
     */
    public function presign(
        ?CData $signer,
        #[\SensitiveParameter] ParameterList $request,
        mixed $key,
        int $unixTime,
    ): string {
        if ($key !== null && !\is_string($key)) {
            throw ParameterList::wrongType('key', $key, 'a string');
        }
        [$text, $length, $count] = $request->joined();
        $buffer = $this->take();
        $written = $this->ffi->s3presign_presign(
            $signer,
            $text,
            $length,
            $count,
            $key,
            $key === null ? 0 : \strlen($key),
            $unixTime,
            $buffer->text,
            $buffer->capacity,
        );
        $answer = $written >= 0 && $written < $buffer->capacity ? FFI::string($buffer->text, $written) : null;
        $this->buffer = $buffer;

        return $answer ?? $this->answer(
            's3presign_presign',
            $signer,
            $text,
            $length,
            $count,
            ...self::text($key),
            ...[$unixTime],
        );
    }

    /**
     * The answer of a function, from its arguments before the buffer.
     *
     * @throws S3PresignException
     */
    public function answer(string $function, #[\SensitiveParameter] mixed ...$arguments): string
    {
        $buffer = $this->take();
        $length = $this->ffi->$function(...[...$arguments, $buffer->text, $buffer->capacity]);
        while ($length >= $buffer->capacity) {
            $buffer = $this->bufferOf($length + 1);
            $length = $this->ffi->$function(...[...$arguments, $buffer->text, $buffer->capacity]);
        }
        if ($length < 0) {
            throw $this->refused($length, $buffer);
        }
        $answer = FFI::string($buffer->text, $length);
        $this->buffer = $buffer->capacity <= self::KEPT ? $buffer : null;

        return $answer;
    }

    /**
     * An answer that holds a secret key: no buffer keeps it.
     *
     * @throws S3PresignException
     */
    public function secret(string $function, #[\SensitiveParameter] mixed ...$arguments): string
    {
        $answer = $this->answer($function, ...$arguments);
        if ($this->buffer !== null) {
            FFI::memset($this->buffer->text, 0, $this->buffer->capacity);
        }

        return $answer;
    }

    /**
     * A handle that a function makes, from its arguments before the handle's place.
     *
     * @param 'signer'|'template' $kind
     * @throws S3PresignException
     */
    public function handle(string $kind, string $function, #[\SensitiveParameter] mixed ...$arguments): CData
    {
        $handle = $this->ffi->new("s3presign_$kind *");
        $buffer = $this->take();
        $place = FFI::addr($handle);
        $status = $this->ffi->$function(...[...$arguments, $place, $buffer->text, $buffer->capacity]);
        if ($status < 0) {
            throw $this->refused($status, $buffer);
        }
        $this->buffer = $buffer;

        return $handle;
    }

    /** @param 'signer'|'template' $kind */
    public function free(string $kind, CData $handle): void
    {
        $this->ffi->{"s3presign_{$kind}_free"}($handle);
    }

    /** The version of the native library, such as `1.4.0`. */
    public function version(): string
    {
        return $this->ffi->s3presign_version();
    }

    /**
     * A text as the library's functions take it; null is not a text.
     *
     * @return array{?string, int}
     */
    public static function text(#[\SensitiveParameter] ?string $text): array
    {
        return [$text, $text === null ? 0 : \strlen($text)];
    }

    /**
     * The key as the library's functions take it, if there is one.
     *
     * @return array{?string, int}
     * @throws S3PresignException `WrongType`
     */
    public static function key(mixed $key): array
    {
        if ($key !== null && !\is_string($key)) {
            throw ParameterList::wrongType('key', $key, 'a string');
        }

        return self::text($key);
    }

    /**
     * The buffer, which is nobody else's until it is put back: a signal handler can
     * run between the call and the reading of its answer, and sign too.
     */
    private function take(int $needed = self::CAPACITY): Buffer
    {
        $buffer = $this->buffer;
        $this->buffer = null;

        return $buffer !== null && $buffer->capacity >= $needed
            ? $buffer
            : $this->bufferOf(\max($needed, self::CAPACITY));
    }

    private function bufferOf(int $capacity): Buffer
    {
        return new Buffer($this->ffi->new("char[$capacity]"), $capacity);
    }

    /** What a status and the message in a buffer say, and behind it the names of what is wrong and of options. */
    private function refused(int $status, Buffer $buffer, ?int $row = null): S3PresignException
    {
        $texts = [];
        for ($start = 0; \count($texts) < 3; $start += \strlen($text) + 1) {
            $text = $start < $buffer->capacity ? FFI::string(FFI::addr($buffer->text[$start])) : '';
            $texts[] = $text;
        }
        [$message, $parameter, $options] = $texts;
        $this->buffer = $buffer->capacity <= self::KEPT ? $buffer : null;

        return $this->refusal($status, self::spelled($message, $options), $parameter === '' ? null : $parameter, $row);
    }

    /** A message with the names of options in it as PHP's arguments are written. */
    private static function spelled(string $message, string $options): string
    {
        foreach (\preg_split('/ /', $options, flags: \PREG_SPLIT_NO_EMPTY) ?: [] as $name) {
            $message = \str_replace("\"$name\"", '"' . self::written($name) . '"', $message);
        }

        return $message;
    }

    /** The name of an option as PHP's arguments are written: `expires-in` is `expiresIn`. */
    public static function written(string $name): string
    {
        return \preg_replace_callback('/-(.)/', static fn (array $word) => \strtoupper($word[1]), $name) ?? $name;
    }

    /** What a status says as an exception. */
    public function refusal(
        int $status,
        string $message,
        ?string $parameter = null,
        ?int $row = null,
    ): S3PresignException {
        return new S3PresignException($this->ffi->s3presign_status_name($status), $message, $status, $parameter, $row);
    }
}
