<?php

declare(strict_types=1);

namespace S3Presign\Native;

/**
 * Names the platform that PHP runs on as the package's folders are called, and the
 * library's file there.
 *
 * @internal
 */
final class Platform
{
    /** Such as `linux-x86_64`, `linux-aarch64-musl`, `macos-aarch64`, `windows-x86_64`. */
    public static function name(): string
    {
        $system = match (\PHP_OS_FAMILY) {
            'Darwin' => 'macos',
            default => \strtolower(\PHP_OS_FAMILY),
        };
        $machine = match ($reported = \strtolower(\php_uname('m'))) {
            'amd64' => 'x86_64',
            'arm64' => 'aarch64',
            default => $reported,
        };

        return "$system-$machine" . (self::isMusl() ? '-musl' : '');
    }

    /** The library's name in the package. */
    public static function fileName(): string
    {
        return match (\PHP_OS_FAMILY) {
            'Windows' => 's3presign.dll',
            'Darwin' => 'libs3presign.dylib',
            default => 'libs3presign.so',
        };
    }

    /** The library's name where the system's loader looks for it. */
    public static function systemName(int $abi): string
    {
        return match (\PHP_OS_FAMILY) {
            'Windows' => 's3presign.dll',
            'Darwin' => "libs3presign.$abi.dylib",
            default => "libs3presign.so.$abi",
        };
    }

    /** Whether this process runs on musl (Alpine), where libraries for glibc do not load. */
    private static function isMusl(): bool
    {
        // `open_basedir` may forbid the look.
        $mapped = \PHP_OS_FAMILY === 'Linux' ? @\file_get_contents('/proc/self/maps') : false;

        return $mapped !== false && \str_contains($mapped, '/ld-musl-');
    }
}
