<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use PHPUnit\Framework\TestCase;

/** The package as it is installed: complete, current, and no more than it must be. */
final class PackageTest extends TestCase
{
    private const PACKAGE = S3PRESIGN_INSTALLED . '/vendor/s3presign/s3presign';
    private const HERE = __DIR__ . '/..';

    public function testTheDeclarationsAreThoseOfTheHeader(): void
    {
        $header = self::HERE . '/../include/s3presign.h';
        $made = Subprocess::run([PHP_BINARY, self::HERE . '/tools/declarations.php', $header]);
        self::assertSame([0, ''], [$made->status, $made->errors]);
        self::assertStringEqualsFile(self::PACKAGE . '/native/s3presign.h', $made->output, 'run make installed');

        // Each function of the header is declared, and nothing else is left.
        \preg_match_all('/^\w.*?\b(s3presign_\w+)\(/m', (string) \file_get_contents($header), $functions);
        self::assertGreaterThan(20, \count($functions[1]));
        foreach ($functions[1] as $function) {
            self::assertStringContainsString("$function(", $made->output);
        }
        self::assertStringNotContainsString('#', $made->output);
        self::assertStringNotContainsString('extern', $made->output);
    }

    public function testTheLibraryIsThisBuildsAndStripped(): void
    {
        $built = self::HERE . '/../build/c/lib/libs3presign.so';
        $installed = \glob(self::PACKAGE . '/native/*/libs3presign.so') ?: [];
        self::assertCount(1, $installed);
        self::assertLessThan(\filesize($built), \filesize($installed[0]));
        $symbols = Subprocess::run(['nm', '--no-sort', $installed[0]]);
        self::assertStringContainsString('no symbols', $symbols->errors);
    }

    public function testWhatIsInstalledIsWhatIsHere(): void
    {
        $difference = Subprocess::run(['diff', '-r', self::HERE . '/src', self::PACKAGE . '/src']);
        self::assertSame('', $difference->output, 'run make installed');
    }

    public function testOnlyWhatUsersNeedIsInstalled(): void
    {
        $names = \array_map('basename', \glob(self::PACKAGE . '/*') ?: []);
        self::assertSame([
            'LICENSE',
            'README.md',
            'autoload.php',
            'bin',
            'composer.json',
            'native',
            'preload.php',
            'src',
        ], $names);
    }

    public function testComposerKnowsItsVersion(): void
    {
        $version = \Composer\InstalledVersions::getPrettyVersion('s3presign/s3presign');
        $manifest = (string) \file_get_contents(self::HERE . '/../Cargo.toml');
        self::assertStringContainsString("version = \"$version\"", $manifest);
        self::assertSame($version, \S3Presign\S3Presign::version());
    }

    public function testItWorksWithoutComposer(): void
    {
        $code = 'require ' . \var_export(self::PACKAGE . '/autoload.php', true) . ';'
            . 'echo (new S3Presign\Signer("AKIA", "s", "eu-west-1"))->objectUrl("photos", "k");'
            . 'var_dump(class_exists("S3Presign\Nothing"));';
        $ran = Subprocess::run([PHP_BINARY, '-r', $code]);
        self::assertSame('https://photos.s3.eu-west-1.amazonaws.com/kbool(false)' . "\n", $ran->output);
    }

    public function testItWritesNothingOfItsOwn(): void
    {
        $files = \array_merge(
            \glob(self::PACKAGE . '/src/*.php') ?: [],
            \glob(self::PACKAGE . '/src/Native/*.php') ?: [],
        );
        foreach ($files as $file) {
            $ran = Subprocess::php('require_once ' . \var_export($file, true) . ';', ['-d', 'error_reporting=-1']);
            self::assertSame(['', ''], [$ran->output, $ran->errors], $file);
        }
    }
}
