<?php

/**
 * Loads the package's classes for programs without Composer: one line,
 * `require 'path/to/s3presign/autoload.php';`.
 */

declare(strict_types=1);

spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'S3Presign\\')) {
        $file = __DIR__ . '/src/' . strtr(substr($class, strlen('S3Presign\\')), '\\', '/') . '.php';
        if (is_file($file)) {
            require $file;
        }
    }
});
