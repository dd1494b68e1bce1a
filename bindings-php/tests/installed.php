<?php

/**
 * Loads the package as it is installed by Composer, and not its sources, and what the
 * tests share.
 */

declare(strict_types=1);

define('S3PRESIGN_INSTALLED', getenv('S3PRESIGN_INSTALLED') ?: dirname(__DIR__, 2) . '/build/php');

require S3PRESIGN_INSTALLED . '/vendor/autoload.php';

spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'S3Presign\\Tests\\')) {
        require __DIR__ . '/' . substr($class, strlen('S3Presign\\Tests\\')) . '.php';
    }
});
