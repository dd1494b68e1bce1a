<?php

declare(strict_types=1);

namespace S3Presign\Tests;

/** A program that was run: what it wrote and how it ended. */
final class Subprocess
{
    private function __construct(
        public readonly int $status,
        public readonly string $output,
        public readonly string $errors,
    ) {
    }

    /**
     * @param list<string> $command
     * @param array<string, string> $environment beside the one of this process
     */
    public static function run(array $command, array $environment = [], string $input = ''): self
    {
        // Files, since nobody empties a pipe while another is read.
        $files = [\tmpfile(), \tmpfile(), \tmpfile()];
        \fwrite($files[0], $input);
        \rewind($files[0]);
        $process = \proc_open($command, $files, $pipes, null, $environment + \getenv());
        if ($process === false) {
            throw new \RuntimeException("cannot run $command[0]");
        }
        $status = \proc_close($process);
        \rewind($files[1]);
        \rewind($files[2]);

        return new self($status, (string) \stream_get_contents($files[1]), (string) \stream_get_contents($files[2]));
    }

    /**
     * PHP code in a process of its own.
     *
     * @param list<string> $options
     * @param array<string, string> $environment
     */
    public static function php(string $code, array $options = [], array $environment = []): self
    {
        $code = 'require ' . \var_export(S3PRESIGN_INSTALLED . '/vendor/autoload.php', true) . "; $code";

        return self::run([PHP_BINARY, ...$options, '-r', $code], $environment);
    }
}
