<?php

declare(strict_types=1);

namespace S3Presign\Tests;

/**
 * A real PHP-FPM with one worker over a copy of the installed package, in a folder of
 * its own, which is asked over FastCGI.
 */
final class FpmServer
{
    /** The folder of the application: `vendor` is in it. */
    public readonly string $application;

    /** @var resource|null */
    private $process = null;

    public function __construct()
    {
        $this->application = \sys_get_temp_dir() . '/s3presign-fpm-' . \bin2hex(\random_bytes(6));
        \mkdir($this->application);
        // Workers of another user read it.
        \chmod($this->application, 0755);
        $from = \escapeshellarg(S3PRESIGN_INSTALLED . '/vendor');
        self::must('cp -R ' . $from . ' ' . \escapeshellarg($this->application));
        \copy(__DIR__ . '/fpm/answer.php', "$this->application/answer.php");
        self::must('chmod -R a+rX ' . \escapeshellarg($this->application));
    }

    public function __destruct()
    {
        $this->stop();
        self::must('rm -rf ' . \escapeshellarg($this->application));
    }

    /** The user that workers run as. */
    public static function user(): string
    {
        $user = \posix_getpwuid(\posix_geteuid() === 0 ? \posix_getpwnam('www-data')['uid'] : \posix_geteuid());

        return $user['name'];
    }

    /** Starts with lines of php.ini; the worker ends after so many requests, 0 for never. */
    public function start(string $ini, int $maxRequests = 0): void
    {
        @\mkdir("$this->application/conf.d");
        \file_put_contents("$this->application/conf.d/s3presign.ini", "opcache.enable=1\n$ini\n");
        $user = \posix_geteuid() === 0 ? 'user = ' . self::user() . "\ngroup = " . self::user() : '';
        \file_put_contents("$this->application/fpm.conf", <<<CONF
            [global]
            error_log = $this->application/error.log
            [www]
            $user
            listen = $this->application/fpm.sock
            listen.mode = 0666
            pm = static
            pm.max_children = 1
            pm.max_requests = $maxRequests
            catch_workers_output = yes
            CONF);
        $command = [self::program(), '--nodaemonize', '--fpm-config', "$this->application/fpm.conf"];
        $log = ['file', "$this->application/output.log", 'a'];
        // An empty place before the colon stands for the folder that PHP was built with.
        $environment = ['PHP_INI_SCAN_DIR' => ":$this->application/conf.d"] + \getenv();
        unset($environment['S3PRESIGN_LIBRARY']);
        $process = \proc_open($command, [['file', '/dev/null', 'r'], $log, $log], $pipes, null, $environment);
        $this->process = $process === false ? null : $process;
        for ($wait = 0; !\file_exists("$this->application/fpm.sock"); $wait++) {
            if ($wait === 500 || !$this->isRunning()) {
                throw new \RuntimeException('PHP-FPM does not start: ' . $this->log());
            }
            \usleep(20_000);
        }
    }

    public function stop(): void
    {
        if ($this->process !== null) {
            \proc_terminate($this->process);
            while ($this->isRunning()) {
                \usleep(20_000);
            }
            \proc_close($this->process);
            $this->process = null;
        }
    }

    /**
     * What the worker answers to a request, which is JSON.
     *
     * @param array<string, string> $parameters of FastCGI
     * @return array<string, mixed>
     */
    public function ask(string $action, array $parameters = []): array
    {
        $parameters += [
            'SCRIPT_FILENAME' => "$this->application/answer.php",
            'REQUEST_METHOD' => 'GET',
            'REQUEST_URI' => "/$action",
            'QUERY_STRING' => $action,
        ];
        $asked = Subprocess::run(
            ['cgi-fcgi', '-bind', '-connect', "$this->application/fpm.sock"],
            $parameters,
        );
        [, $body] = [...\explode("\r\n\r\n", $asked->output, 2), ''];
        $answer = \json_decode($body, true);
        if (!\is_array($answer)) {
            throw new \RuntimeException("no answer: $asked->output $asked->errors " . $this->log());
        }

        return $answer;
    }

    /** What PHP-FPM wrote. */
    public function log(): string
    {
        $logs = ["$this->application/error.log", "$this->application/output.log"];

        return \implode('', \array_map(
            static fn (string $log): string => \is_file($log) ? (string) \file_get_contents($log) : '',
            $logs,
        ));
    }

    private function isRunning(): bool
    {
        return $this->process !== null && \proc_get_status($this->process)['running'];
    }

    /** The program of the PHP that runs this. */
    private static function program(): string
    {
        $names = ['php-fpm' . \PHP_MAJOR_VERSION . '.' . \PHP_MINOR_VERSION, 'php-fpm'];
        $folders = [...\explode(':', (string) \getenv('PATH')), '/usr/sbin', '/usr/local/sbin'];
        foreach ($names as $name) {
            foreach ($folders as $folder) {
                if (\is_executable("$folder/$name")) {
                    return "$folder/$name";
                }
            }
        }
        throw new \RuntimeException('PHP-FPM is not installed: ' . \implode(', ', $names));
    }

    private static function must(string $command): void
    {
        \exec("$command 2>&1", $output, $status);
        if ($status !== 0) {
            throw new \RuntimeException("$command: " . \implode("\n", $output));
        }
    }
}
