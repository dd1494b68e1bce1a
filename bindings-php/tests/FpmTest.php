<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use PHPUnit\Framework\TestCase;
use S3Presign\LibraryNotLoadedException;
use S3Presign\Signer;

/**
 * The package under PHP-FPM, set up as the README says, word for word: a real server,
 * real requests.
 */
final class FpmTest extends TestCase
{
    private FpmServer $server;

    protected function setUp(): void
    {
        $this->server = new FpmServer();
    }

    protected function tearDown(): void
    {
        unset($this->server);
    }

    public function testTheReadmesSetupAnswersManyRequestsOnOneWorker(): void
    {
        [$command, $ini] = $this->instructions();
        $made = Subprocess::run(['sh', '-c', "cd {$this->server->application} && $command"]);
        self::assertSame([0, ''], [$made->status, $made->errors]);
        $this->server->start($ini);

        $server = $this->server->ask('server');
        self::assertSame(['preload', true, true], [$server['enable'], $server['opcache'], $server['scope']]);
        self::assertContains(Signer::class, $server['preloaded']);

        $expected = $this->expected();
        $first = $this->server->ask('sign');
        self::assertSame($expected, $first['url']);
        self::assertSame('PUT', $first['upload']['method']);
        self::assertStringStartsWith('curl ', $first['curl']);
        for ($request = 0; $request < 50; $request++) {
            self::assertSame($first, $this->server->ask('sign'));
        }
        self::assertSame(1000, $this->server->ask('sign-many')['different']);
        self::assertSame($server['process'], $this->server->ask('sign')['process']);
    }

    public function testTheHeaderIsOptional(): void
    {
        [, $ini] = $this->instructions();
        $this->server->start((string) \preg_replace('/^ffi\.preload.*$/m', '', $ini));
        self::assertFalse($this->server->ask('server')['scope']);
        self::assertSame($this->expected(), $this->server->ask('sign')['url']);
        self::assertSame($this->expected(), $this->server->ask('sign')['url']);
    }

    public function testAWorkerThatIsReplacedSignsOn(): void
    {
        [$command, $ini] = $this->instructions();
        Subprocess::run(['sh', '-c', "cd {$this->server->application} && $command"]);
        $this->server->start($ini, maxRequests: 3);
        $workers = [];
        for ($request = 0; $request < 12; $request++) {
            $answer = $this->server->ask('sign');
            self::assertSame($this->expected(), $answer['url']);
            $workers[] = $answer['process'];
        }
        self::assertGreaterThanOrEqual(4, \count(\array_unique($workers)));
    }

    public function testAPreloadScriptThatIsThereCanRequireThePackages(): void
    {
        [, $ini] = $this->instructions();
        $script = "{$this->server->application}/preload.php";
        \file_put_contents($script, "<?php require __DIR__ . '/vendor/s3presign/s3presign/preload.php';");
        $this->server->start((string) \preg_replace(
            ['/^(opcache\.preload) = .*$/m', '/^ffi\.preload.*$/m'],
            ["$1 = $script", ''],
            $ini,
        ));
        self::assertSame($this->expected(), $this->server->ask('sign')['url']);
    }

    public function testAWorkerSurvivesARequestThatEndsInAFatalError(): void
    {
        [, $ini] = $this->instructions();
        $this->server->start((string) \preg_replace('/^ffi\.preload.*$/m', '', $ini));
        $worker = $this->server->ask('server')['process'];
        for ($request = 0; $request < 20; $request++) {
            try {
                $this->server->ask('fatal');
                self::fail('no fatal error');
            } catch (\RuntimeException $exception) {
                self::assertStringContainsString('Allowed memory size', $exception->getMessage());
            }
        }
        $answer = $this->server->ask('sign');
        self::assertSame([$this->expected(), $worker], [$answer['url'], $answer['process']]);
    }

    public function testWithoutPreloadingTheErrorSaysWhatToDo(): void
    {
        $this->server->start('');
        $answer = $this->server->ask('sign');
        self::assertSame(LibraryNotLoadedException::class, $answer['thrown']);
        self::assertStringContainsString(
            "opcache.preload={$this->server->application}/vendor/s3presign/s3presign/preload.php",
            $answer['message'],
        );
        self::assertStringContainsString('ffi.enable=true', $answer['message']);
    }

    public function testFfiThatIsAllowedToAllCodeNeedsNoPreloading(): void
    {
        $this->server->start('ffi.enable=true');
        self::assertSame($this->expected(), $this->server->ask('sign')['url']);
    }

    public function testFfiThatIsOffIsNamed(): void
    {
        $this->server->start('ffi.enable=false');
        $answer = $this->server->ask('sign');
        self::assertSame(LibraryNotLoadedException::class, $answer['thrown']);
        self::assertStringContainsString('ffi.enable', $answer['message']);
    }

    public function testAPresignedRequestIsVerifiedFromTheGlobals(): void
    {
        [, $ini] = $this->instructions();
        $this->server->start((string) \preg_replace('/^ffi\.preload.*$/m', '', $ini));
        $url = $this->expected();
        $parts = \parse_url($url);
        $received = [
            'REQUEST_URI' => "$parts[path]?$parts[query]",
            'HTTP_HOST' => $parts['host'],
            'QUERY_STRING' => $parts['query'],
        ];
        self::assertSame(1767323945, $this->server->ask('', $received)['expires']);
        $moved = ['REQUEST_URI' => "/b.png?$parts[query]"] + $received;
        self::assertStringContainsString('signature', $this->server->ask('', $moved)['message']);
    }

    private function expected(): string
    {
        $signer = new Signer(accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret', region: 'eu-west-1');

        return $signer->template('GetObject', bucket: 'photos')->url('a.png', 1767323045);
    }

    /**
     * The command and the lines of php.ini that the README shows, for the server's folder and user.
     *
     * @return array{string, string}
     */
    private function instructions(): array
    {
        $readme = (string) \file_get_contents(\dirname(__DIR__) . '/README.md');
        self::assertSame(1, \preg_match('/^```sh\n(vendor\/bin\/s3presign-ffi-header .*)\n```$/m', $readme, $command));
        self::assertSame(1, \preg_match('/^```ini\n(.*?)^```$/ms', $readme, $ini));
        $here = [
            '/srv/app' => $this->server->application,
            'www-data' => FpmServer::user(),
        ];

        return [\strtr($command[1], $here), \strtr($ini[1], $here)];
    }
}
