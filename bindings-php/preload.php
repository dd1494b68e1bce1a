<?php

/**
 * For `opcache.preload`: under PHP-FPM only preloaded code may use FFI. Name this
 * file in php.ini, or require it in the preload script that you have.
 */

declare(strict_types=1);

require_once __DIR__ . '/autoload.php';

foreach (['src', 'src/Native'] as $folder) {
    foreach (glob(__DIR__ . "/$folder/*.php") ?: [] as $file) {
        require_once $file;
    }
}
