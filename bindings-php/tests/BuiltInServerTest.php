<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use PHPUnit\Framework\TestCase;
use S3Presign\LibraryNotLoadedException;

/** The README's first example as a page of `php -S`, started by the README's line. */
final class BuiltInServerTest extends TestCase
{
    private const LINE = 'php -d ffi.enable=true -S localhost:8000';

    private string $project;

    protected function setUp(): void
    {
        $readme = (string) \file_get_contents(\dirname(__DIR__) . '/README.md');
        self::assertStringContainsString("\n" . self::LINE . "\n", $readme);
        [$before, $behind] = ["<?php require 'vendor/autoload.php';", 'echo json_encode($upload);'];
        self::assertStringContainsString("`$before` before it and `$behind` behind it", $readme);
        self::assertSame(1, \preg_match('/^```php\n(.*?)^```$/ms', $readme, $example));
        $this->project = \sys_get_temp_dir() . '/s3presign-page-' . \bin2hex(\random_bytes(6));
        \mkdir($this->project);
        \symlink(S3PRESIGN_INSTALLED . '/vendor', "$this->project/vendor");
        \file_put_contents("$this->project/index.php", "$before\n$example[1]\n$behind\n");
    }

    protected function tearDown(): void
    {
        \array_map(\unlink(...), \glob("$this->project/*") ?: []);
        \rmdir($this->project);
    }

    public function testTheReadmesLineServesTheReadmesExample(): void
    {
        $upload = \json_decode($this->answer(self::LINE), true, flags: JSON_THROW_ON_ERROR);
        self::assertStringStartsWith('https://photos.s3.eu-west-1.amazonaws.com/2026/logo.png?', $upload['url']);
        self::assertSame('1048576', $upload['headers']['content-length']);
    }

    public function testWithoutTheOptionTheErrorNamesIt(): void
    {
        $answer = $this->answer(\str_replace('-d ffi.enable=true', '-d display_errors=1 -d html_errors=0', self::LINE));
        self::assertStringContainsString(LibraryNotLoadedException::class, $answer);
        self::assertStringContainsString('or set ffi.enable=true', $answer);
    }

    /** What the page shows at a server that this line starts, on a port that is free. */
    private function answer(string $line): string
    {
        $free = \stream_socket_server('tcp://127.0.0.1:0');
        $address = \stream_socket_get_name($free, false);
        \fclose($free);
        $line = \str_replace(['php ', 'localhost:8000'], [PHP_BINARY . ' ', $address], $line);
        $log = ['file', "$this->project/log", 'a'];
        $server = \proc_open(\explode(' ', $line), [['file', '/dev/null', 'r'], $log, $log], $pipes, $this->project);
        try {
            for ($wait = 0; ($asked = @\stream_socket_client("tcp://$address")) === false; $wait++) {
                if ($wait === 500) {
                    self::fail('php -S does not start: ' . \file_get_contents("$this->project/log"));
                }
                \usleep(20_000);
            }
            \fwrite($asked, "GET / HTTP/1.0\r\nHost: $address\r\n\r\n");
            [, $body] = \explode("\r\n\r\n", (string) \stream_get_contents($asked), 2);

            return $body;
        } finally {
            \proc_terminate($server);
            \proc_close($server);
        }
    }
}
