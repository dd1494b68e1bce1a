<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Trace;

/**
 * The native library cannot be used: it is not there, it does not fit, or PHP may
 * not call it (`ffi.enable`). The message lists each place that was tried and why
 * it failed, and says what to do.
 *
 * It is thrown by the first call that needs the library. It is no refusal of a
 * request (that is {@see S3PresignException}) but a mistake of the installation.
 *
 * ```php
 * try {
 *     $version = S3Presign::version();
 * } catch (LibraryNotLoadedException $e) {
 *     exit($e->getMessage());
 * }
 * ```
 */
final class LibraryNotLoadedException extends \RuntimeException
{
    /** @internal */
    public function __construct(string $message)
    {
        parent::__construct($message);
        Trace::withoutArguments($this);
    }
}
