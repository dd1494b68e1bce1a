<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use PHPUnit\Framework\TestCase;
use S3Presign\Native\Platform;

/** Where the native library is looked for, and what is said if it cannot be used. */
final class LoadingTest extends TestCase
{
    private const PRINT_VERSION = 'try { echo S3Presign\S3Presign::version(); }'
        . ' catch (S3Presign\LibraryNotLoadedException $e) { echo $e->getMessage(); }';

    private string $folder;

    protected function setUp(): void
    {
        $this->folder = \sys_get_temp_dir() . '/s3presign-loading-' . \bin2hex(\random_bytes(6));
        \mkdir($this->folder);
    }

    protected function tearDown(): void
    {
        \exec('rm -rf ' . \escapeshellarg($this->folder));
    }

    public function testTheFileInThePackage(): void
    {
        self::assertMatchesRegularExpression('/^\d+\.\d+\.\d+$/', Subprocess::php(self::PRINT_VERSION)->output);
    }

    public function testAnExplicitFileIsTheOnlyOneThatIsTried(): void
    {
        $explicit = $this->library('libexplicit.so', 'const char *s3presign_version(void) { return "9.8.7"; }', 1);
        $loaded = Subprocess::php(self::PRINT_VERSION, [], ['S3PRESIGN_LIBRARY' => self::library1()]);
        self::assertMatchesRegularExpression('/^\d+\.\d+\.\d+$/', $loaded->output);

        // It has none of the other functions, and that is an error too.
        $incomplete = Subprocess::php(self::PRINT_VERSION, [], ['S3PRESIGN_LIBRARY' => $explicit]);
        self::assertStringContainsString("tried $explicit: Failed resolving C function", $incomplete->output);

        $missing = Subprocess::php(self::PRINT_VERSION, [], ['S3PRESIGN_LIBRARY' => "$this->folder/none.so"]);
        self::assertStringContainsString("tried $this->folder/none.so: ", $missing->output);
        self::assertStringContainsString('No such file', $missing->output);
        self::assertStringNotContainsString('native/', $missing->output);

        $empty = Subprocess::php(self::PRINT_VERSION, [], ['S3PRESIGN_LIBRARY' => '']);
        self::assertMatchesRegularExpression('/^\d+\.\d+\.\d+$/', $empty->output);
    }

    public function testAFileThatIsNoLibraryIsNamedWithTheSystemsReason(): void
    {
        \file_put_contents("$this->folder/text.so", 'no library');
        $refused = Subprocess::php(self::PRINT_VERSION, [], ['S3PRESIGN_LIBRARY' => "$this->folder/text.so"]);
        self::assertMatchesRegularExpression('/text\.so: .*(too short|invalid ELF|not a mach-o)/i', $refused->output);
    }

    public function testAnotherAbiIsRefusedWithBothNumbersAndTheFile(): void
    {
        $other = $this->library('libother.so', '', 2);
        $refused = Subprocess::php(self::PRINT_VERSION, [], ['S3PRESIGN_LIBRARY' => $other]);
        self::assertStringContainsString("$other: it has ABI 2, and this package needs 1", $refused->output);
    }

    public function testWithoutAFileInThePackageTheSystemsLibraryIsLoaded(): void
    {
        $this->packageWithoutLibrary();
        $print = "require '$this->folder/s3presign/autoload.php';" . self::PRINT_VERSION;
        $none = Subprocess::run([PHP_BINARY, '-r', $print], ['LD_LIBRARY_PATH' => '']);
        self::assertStringContainsString("$this->folder/s3presign/native/" . Platform::name(), $none->output);
        self::assertStringContainsString(Platform::systemName(1) . ': ', $none->output);
        self::assertStringContainsString('S3PRESIGN_LIBRARY', $none->output);

        \copy(self::library1(), "$this->folder/" . Platform::systemName(1));
        $found = Subprocess::run([PHP_BINARY, '-r', $print], ['LD_LIBRARY_PATH' => $this->folder]);
        self::assertMatchesRegularExpression('/^\d+\.\d+\.\d+$/', $found->output);
    }

    public function testAnIncompletePackageSaysSo(): void
    {
        $this->packageWithoutLibrary();
        \unlink("$this->folder/s3presign/native/s3presign.h");
        $print = "require '$this->folder/s3presign/autoload.php';" . self::PRINT_VERSION;
        $refused = Subprocess::run([PHP_BINARY, '-r', $print], ['S3PRESIGN_LIBRARY' => self::library1()]);
        self::assertStringContainsString('s3presign.h is missing', $refused->output);
    }

    public function testAPreloadedLibraryOfAnotherAbiIsRefused(): void
    {
        $other = $this->library('libother.so', '', 2);
        $header = "#define FFI_SCOPE \"S3PRESIGN\"\n#define FFI_LIB \"$other\"\nuint32_t s3presign_abi(void);\n";
        \file_put_contents("$this->folder/other.h", $header);
        $refused = Subprocess::php(self::PRINT_VERSION, ['-d', "ffi.preload=$this->folder/other.h"]);
        self::assertStringContainsString(
            "ffi.preload=$this->folder/other.h has ABI 2, and this package needs 1",
            $refused->output,
        );
    }

    public function testThePreloadedLibraryIsUsed(): void
    {
        $header = Subprocess::run([PHP_BINARY, S3PRESIGN_INSTALLED . '/vendor/bin/s3presign-ffi-header']);
        self::assertSame([0, ''], [$header->status, $header->errors]);
        \file_put_contents("$this->folder/ours.h", $header->output);
        // A package that would find no library itself.
        $this->packageWithoutLibrary();
        $print = "require '$this->folder/s3presign/autoload.php';" . self::PRINT_VERSION;
        $loaded = Subprocess::run([PHP_BINARY, '-d', "ffi.preload=$this->folder/ours.h", '-r', $print]);
        self::assertMatchesRegularExpression('/^\d+\.\d+\.\d+$/', $loaded->output, $loaded->errors);
    }

    public function testFfiThatIsOffIsNamed(): void
    {
        $refused = Subprocess::php(self::PRINT_VERSION, ['-d', 'ffi.enable=false']);
        self::assertStringContainsString('ffi.enable', $refused->output);
    }

    public function testALibraryThatIsNotThereMakesNoHeader(): void
    {
        $command = [PHP_BINARY, S3PRESIGN_INSTALLED . '/vendor/bin/s3presign-ffi-header'];
        $refused = Subprocess::run($command, ['S3PRESIGN_LIBRARY' => '/nowhere/libs3presign.so']);
        self::assertSame([1, ''], [$refused->status, $refused->output]);
        self::assertStringContainsString('/nowhere/libs3presign.so', $refused->errors);
    }

    public function testThePlatformsFolderIsThere(): void
    {
        $folder = S3PRESIGN_INSTALLED . '/vendor/s3presign/s3presign/native/' . Platform::name();
        self::assertFileExists("$folder/" . Platform::fileName());
    }

    /** The library of this platform as it is installed. */
    private static function library1(): string
    {
        $native = S3PRESIGN_INSTALLED . '/vendor/s3presign/s3presign/native/';

        return $native . Platform::name() . '/' . Platform::fileName();
    }

    /** A library that has an ABI and little more. */
    private function library(string $name, string $more, int $abi): string
    {
        $source = "#include <stdint.h>\nuint32_t s3presign_abi(void) { return $abi; }\n$more\n";
        \file_put_contents("$this->folder/library.c", $source);
        $made = Subprocess::run(['cc', '-shared', '-fPIC', '-o', "$this->folder/$name", "$this->folder/library.c"]);
        self::assertSame(0, $made->status, $made->errors);

        return "$this->folder/$name";
    }

    private function packageWithoutLibrary(): void
    {
        $package = \escapeshellarg(S3PRESIGN_INSTALLED . '/vendor/s3presign/s3presign');
        \exec("cp -R $package " . \escapeshellarg($this->folder));
        \exec('rm -rf ' . \escapeshellarg("$this->folder/s3presign/native/" . Platform::name()));
    }
}
