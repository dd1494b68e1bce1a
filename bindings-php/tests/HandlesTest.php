<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use S3Presign\Native\Handle;
use S3Presign\Native\Library;
use S3Presign\Signer;
use S3Presign\Template;

/** The life of what the native library makes: freed once, by nobody else, and never used after. */
final class HandlesTest extends SignerTestCase
{
    public function testASignerMayGoBeforeItsTemplate(): void
    {
        $signer = self::signer();
        $template = $signer->template('GetObject', bucket: 'photos');
        unset($signer);
        \gc_collect_cycles();
        self::assertStringContainsString('X-Amz-Signature=', $template->url('a'));
    }

    public function testMemoryIsGivenBack(): void
    {
        $make = static function (int $times): void {
            for ($time = 0; $time < $times; $time++) {
                $signer = self::signer(sessionToken: \str_repeat('t', 10_000), accessKeyId: 'ASIAIOSFODNN7EXAMPLE');
                $template = $signer->template('GetObject', bucket: 'photos');
                $template->url('a');
                // A cycle, which only the collector frees.
                $cycle = new \stdClass();
                $cycle->self = $cycle;
                $cycle->signer = $signer;
                $cycle->template = $template;
            }
            unset($cycle, $signer, $template);
            \gc_collect_cycles();
        };
        $make(2_000);
        $before = self::residentKibibytes();
        $make(10_000);
        // 10,000 signers with their templates hold 200 MB and more.
        self::assertLessThan(20_000, self::residentKibibytes() - $before);
    }

    public function testACollectionAtAnyTimeDoesNoHarm(): void
    {
        $template = self::signer()->template('GetObject', bucket: 'photos');
        $expected = $template->url('a', self::NOW);
        for ($time = 0; $time < 20_000; $time++) {
            $cycle = [self::signer()->template('GetObject', bucket: 'photos')];
            $cycle[] = &$cycle;
            if ($time % 100 === 0) {
                self::assertSame($expected, $cycle[0]->url('a', self::NOW));
                \gc_collect_cycles();
            }
            unset($cycle);
        }
        self::assertSame($expected, $template->url('a', self::NOW));
    }

    /** @dataProvider holders */
    public function testItIsNeitherCopiedNorWrittenDown(callable $make): void
    {
        $holder = $make();
        self::thrown(\Error::class, '__clone', static fn () => clone $holder);
        self::thrown(\LogicException::class, 'cannot be serialized', static fn () => \serialize($holder));
        $class = $holder::class;
        $forged = \sprintf('O:%d:"%s":0:{}', \strlen($class), $class);
        self::thrown(\LogicException::class, 'cannot be unserialized', static fn () => \unserialize($forged));
    }

    /** @return iterable<string, array{callable}> */
    public function holders(): iterable
    {
        return [
            'signer' => [static fn (): Signer => self::signer()],
            'template' => [static fn (): Template => self::signer()->template('GetObject', bucket: 'b')],
        ];
    }

    public function testWhatWasNeverMadeIsAnErrorAndNoCrash(): void
    {
        $signer = (new \ReflectionClass(Signer::class))->newInstanceWithoutConstructor();
        self::thrown(\Error::class, 'before initialization', static fn () => $signer->objectUrl('b', 'k'));
        $template = (new \ReflectionClass(Template::class))->newInstanceWithoutConstructor();
        self::thrown(\Error::class, 'before initialization', static fn () => $template->url('k'));
    }

    public function testAHandleThatWasFreedIsAnErrorAndNoCrash(): void
    {
        $template = self::signer()->template('GetObject', bucket: 'photos');
        $handle = (new \ReflectionProperty(Template::class, 'handle'))->getValue($template);
        self::assertInstanceOf(Handle::class, $handle);
        $handle->__destruct();
        $handle->__destruct();
        self::refused('NullPointer', static fn () => $template->url('k'));
        self::refused('NullPointer', static fn () => $template->presign('k'));
    }

    public function testAForkGoesOnWithItsParents(): void
    {
        $signer = self::signer();
        $template = $signer->template('GetObject', bucket: 'photos');
        $expected = $template->url('a', self::NOW);
        $children = [];
        for ($child = 0; $child < 4; $child++) {
            $process = \pcntl_fork();
            if ($process === 0) {
                $same = $template->url('a', self::NOW) === $expected
                    && $signer->presign('GetObject', bucket: 'photos', key: 'a', signingTime: self::NOW)->url === $expected;
                unset($template, $signer);
                // Nothing of the runner's may run in the child.
                \posix_kill(\posix_getpid(), $same ? \SIGUSR1 : \SIGKILL);
            }
            $children[] = $process;
        }
        foreach ($children as $process) {
            \pcntl_waitpid($process, $status);
            self::assertSame(\SIGUSR1, \pcntl_wtermsig($status));
        }
        self::assertSame($expected, $template->url('a', self::NOW));
    }

    public function testASignalHandlerMaySignInTheMidstOfASigning(): void
    {
        $ours = self::signer()->template('GetObject', bucket: 'photos');
        $theirs = self::signer()->template('PutObject', bucket: 'videos');
        [$url, $another] = [$ours->url('a', self::NOW), $theirs->url('b', self::NOW)];
        $handled = $wrong = 0;
        \pcntl_async_signals(true);
        \pcntl_signal(\SIGUSR1, static function () use ($theirs, $another, &$handled, &$wrong): void {
            $handled++;
            $wrong += $theirs->url('b', self::NOW) === $another ? 0 : 1;
        });
        $parent = \posix_getpid();
        $child = \pcntl_fork();
        if ($child === 0) {
            for ($time = 0; $time < 2_000; $time++) {
                \posix_kill($parent, \SIGUSR1);
                \usleep(100);
            }
            \posix_kill(\posix_getpid(), \SIGKILL);
        }
        while (\pcntl_waitpid($child, $status, \WNOHANG) === 0) {
            $wrong += $ours->url('a', self::NOW) === $url ? 0 : 1;
            $wrong += $ours->presign('a', self::NOW)->url === $url ? 0 : 1;
        }
        \pcntl_signal(\SIGUSR1, \SIG_DFL);
        \pcntl_async_signals(false);
        self::assertGreaterThan(100, $handled);
        self::assertSame(0, $wrong);
    }

    public function testFibersShareWhatTheySignWith(): void
    {
        $template = self::signer()->template('GetObject', bucket: 'photos');
        $fibers = [];
        for ($number = 0; $number < 100; $number++) {
            $fibers[$number] = new \Fiber(static function () use ($template, $number): string {
                \Fiber::suspend($template->url("$number.jpg", self::NOW));

                return $template->url("$number.jpg", self::NOW);
            });
        }
        $first = \array_map(static fn (\Fiber $fiber): mixed => $fiber->start(), $fibers);
        foreach ($fibers as $number => $fiber) {
            $fiber->resume();
            self::assertSame($first[$number], $fiber->getReturn());
        }
        self::assertCount(100, \array_unique($first));
    }

    public function testTheLibraryIsLoadedOnce(): void
    {
        self::assertSame(Library::loaded(), Library::loaded());
    }

    private static function residentKibibytes(): int
    {
        \preg_match('/^VmRSS:\s+(\d+) kB$/m', (string) \file_get_contents('/proc/self/status'), $resident);

        return (int) $resident[1];
    }
}
