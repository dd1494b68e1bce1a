<?php

declare(strict_types=1);

namespace S3Presign\Native;

use FFI\CData;

/**
 * Owns a signer or a template of the native library and frees it once, when PHP
 * drops the last reference. No property of PHP holds what is in it.
 *
 * @internal
 */
final class Handle
{
    use HoldsSecret;

    /** @param 'signer'|'template' $kind */
    private function __construct(
        private readonly Library $library,
        private readonly string $kind,
        /** What the library's functions take. */
        public ?CData $pointer,
    ) {
    }

    /**
     * The signer that a function makes of its arguments.
     *
     * @throws \S3Presign\S3PresignException
     */
    public static function signer(string $function, #[\SensitiveParameter] mixed ...$arguments): self
    {
        $library = Library::loaded();

        return new self($library, 'signer', $library->handle('signer', $function, ...$arguments));
    }

    /**
     * The signer of environment variables, and of options that win over them.
     *
     * @throws \S3Presign\S3PresignException
     */
    public static function signerFromEnv(
        #[\SensitiveParameter] ParameterList $variables,
        #[\SensitiveParameter] ParameterList $options,
    ): self {
        $list = Library::loaded()->secret('s3presign_options_from_env', ...$variables->joined(), ...$options->joined());

        return self::signer('s3presign_signer_new', $list, \strlen($list), \substr_count($list, "\0") + 1);
    }

    /**
     * The template that a function makes of its arguments.
     *
     * @throws \S3Presign\S3PresignException
     */
    public static function template(string $function, #[\SensitiveParameter] mixed ...$arguments): self
    {
        $library = Library::loaded();

        return new self($library, 'template', $library->handle('template', $function, ...$arguments));
    }

    /**
     * For var_dump() and its like: what the library tells of it, which is no secret.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        if (!isset($this->pointer)) {
            return ['closed' => true];
        }

        return Answer::read($this->library->answer("s3presign_{$this->kind}_describe", $this->pointer))->shown();
    }

    public function __destruct()
    {
        if (isset($this->pointer)) {
            $this->library->free($this->kind, $this->pointer);
            $this->pointer = null;
        }
    }
}
