<?php

declare(strict_types=1);

namespace S3Presign\Native;

use FFI;
use S3Presign\LibraryNotLoadedException;

/**
 * Finds the native library: the file that S3PRESIGN_LIBRARY names and no other, or
 * what `ffi.preload` has loaded, or the file in the package, or the system's.
 *
 * @internal
 */
final class Loader
{
    /** The ABI that this package is written for. */
    private const ABI = 1;
    /** FFI_SCOPE of the header that `ffi.preload` names. */
    private const SCOPE = 'S3PRESIGN';
    private const ABI_ALONE = 'uint32_t s3presign_abi(void);';

    /** @throws LibraryNotLoadedException */
    public static function load(): FFI
    {
        self::checkLeave();
        $preloaded = self::explicitPath() === null ? self::preloaded() : null;

        return $preloaded ?? self::library()[1];
    }

    /**
     * The text of the header for `ffi.preload`.
     *
     * @throws LibraryNotLoadedException
     */
    public static function preloadHeader(): string
    {
        self::checkLeave();
        [$path] = self::library();
        $scope = self::SCOPE;

        return "#define FFI_SCOPE \"$scope\"\n#define FFI_LIB \"$path\"\n" . self::declarations();
    }

    /** What `ffi.preload` has loaded when the server started, if it has. */
    private static function preloaded(): ?FFI
    {
        try {
            $ffi = FFI::scope(self::SCOPE);
        } catch (FFI\Exception) {
            return null;
        }
        $abi = $ffi->s3presign_abi();
        if ($abi !== self::ABI) {
            $file = \ini_get('ffi.preload');
            throw new LibraryNotLoadedException(\sprintf(
                'the library of ffi.preload=%s has ABI %d, and this package needs %d: '
                    . 'make the header again by vendor/bin/s3presign-ffi-header, and restart PHP',
                $file,
                $abi,
                self::ABI,
            ));
        }

        return $ffi;
    }

    /**
     * The first library that can be loaded and fits, with its path.
     *
     * @return array{string, FFI}
     */
    private static function library(): array
    {
        $declarations = self::declarations();
        $refusals = [];
        foreach (self::candidates() as $path) {
            try {
                return [$path, self::open($path, $declarations)];
            } catch (FFI\Exception $exception) {
                $refusals[] = "$path: " . (self::systemsReason($path) ?? $exception->getMessage());
            } catch (LibraryNotLoadedException $exception) {
                $refusals[] = "$path: " . $exception->getMessage();
            }
        }
        throw new LibraryNotLoadedException(
            'the native library of s3presign cannot be loaded; tried ' . \implode('; ', $refusals)
                . '. S3PRESIGN_LIBRARY=path names another file',
        );
    }

    /** A library that fits: its ABI is asked before anything else is expected of it. */
    private static function open(string $path, string $declarations): FFI
    {
        $abi = FFI::cdef(self::ABI_ALONE, $path)->s3presign_abi();
        if ($abi !== self::ABI) {
            throw new LibraryNotLoadedException(
                \sprintf('it has ABI %d, and this package needs %d', $abi, self::ABI),
            );
        }

        return FFI::cdef($declarations, $path);
    }

    /** @return list<string> */
    private static function candidates(): array
    {
        $explicit = self::explicitPath();
        if ($explicit !== null) {
            return [$explicit];
        }
        $package = self::package() . '/native/' . Platform::name() . '/' . Platform::fileName();

        return [$package, Platform::systemName(self::ABI)];
    }

    private static function package(): string
    {
        return \dirname(__DIR__, 2);
    }

    private static function explicitPath(): ?string
    {
        $path = \getenv('S3PRESIGN_LIBRARY');

        return $path === false || $path === '' ? null : $path;
    }

    /** What the dynamic linker says, which FFI keeps to itself before PHP 8.3. */
    private static function systemsReason(string $path): ?string
    {
        try {
            $linker = FFI::cdef('const char *dlerror(void);');
        } catch (FFI\Exception) {
            return null;
        }
        try {
            FFI::cdef('', $path);
        } catch (FFI\Exception) {
            return $linker->dlerror();
        }

        return null;
    }

    private static function declarations(): string
    {
        $file = self::package() . '/native/s3presign.h';
        $declarations = \is_file($file) ? \file_get_contents($file) : false;
        if ($declarations === false) {
            throw new LibraryNotLoadedException("$file is missing: the package is not built or not complete");
        }

        return $declarations;
    }

    /** Whether PHP may use FFI here at all. */
    private static function checkLeave(): void
    {
        if (!\extension_loaded('ffi')) {
            throw new LibraryNotLoadedException("s3presign needs PHP's ffi extension, which is not loaded");
        }
        if (\PHP_INT_SIZE < 8) {
            throw new LibraryNotLoadedException('s3presign needs a PHP of 64 bits');
        }
        try {
            FFI::cdef('');
        } catch (FFI\Exception) {
            throw new LibraryNotLoadedException(self::restricted());
        }
    }

    private static function restricted(): string
    {
        $preload = self::package() . '/preload.php';
        if (\ini_get('ffi.enable') !== 'preload') {
            return 'PHP may not use FFI: set ffi.enable=preload in php.ini, its default, and for servers '
                . "opcache.preload=$preload too";
        }

        return \sprintf(
            'PHP lets only preloaded code use FFI here (ffi.enable=preload, %s): set opcache.preload=%s in '
                . 'php.ini, or require that file in the preload script that you have, and restart; '
                . 'or set ffi.enable=true, which allows FFI to all code',
            \PHP_SAPI,
            $preload,
        );
    }
}
