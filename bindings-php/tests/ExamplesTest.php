<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use PHPUnit\Framework\TestCase;
use S3Presign\ReceivedForm;
use S3Presign\ReceivedRequest;

/** The programs in `examples`, run in a project that has the package. */
final class ExamplesTest extends TestCase
{
    private const ENVIRONMENT = [
        'AWS_ACCESS_KEY_ID' => 'AKIAIOSFODNN7EXAMPLE',
        'AWS_SECRET_ACCESS_KEY' => 'secret',
        'AWS_SESSION_TOKEN' => '',
        'AWS_CREDENTIAL_EXPIRATION' => '',
        'AWS_REGION' => 'eu-west-1',
        'AWS_ENDPOINT_URL' => '',
        'AWS_ENDPOINT_URL_S3' => '',
    ];

    /**
     * @param list<string> $arguments
     * @param array<string, string> $environment
     */
    private static function example(
        string $name,
        array $arguments,
        string $input = '',
        array $environment = [],
    ): Subprocess {
        $program = \dirname(__DIR__) . "/examples/$name.php";
        $run = 'cd ' . \escapeshellarg(S3PRESIGN_INSTALLED) . ' && exec "$@"';

        return Subprocess::run(
            ['sh', '-c', $run, 'sh', PHP_BINARY, '-d', 'error_reporting=-1', $program, ...$arguments],
            $environment + self::ENVIRONMENT,
            $input,
        );
    }

    public function testTheyAreAllRun(): void
    {
        $names = \array_map(
            static fn (string $file): string => \basename($file, '.php'),
            \glob(\dirname(__DIR__) . '/examples/*') ?: [],
        );
        self::assertSame(['download_link', 'many_links', 'upload_form', 'upload_link'], $names);
    }

    public function testADownloadLink(): void
    {
        $ran = self::example('download_link', ['photos', 'a b.png', 'Zoë.png', '60']);
        self::assertSame([0, ''], [$ran->status, $ran->errors]);
        $verified = (new ReceivedRequest('GET', \trim($ran->output)))->verify('secret');
        self::assertSame(60, $verified->expiresAt->getTimestamp() - $verified->signedAt->getTimestamp());
        self::assertStringContainsString('response-content-disposition=', $ran->output);

        $refused = self::example('download_link', ['photos', 'a', 'b', '604801']);
        self::assertSame([1, ''], [$refused->status, $refused->output]);
        self::assertStringStartsWith('ExpiryOutOfRange: ', $refused->errors);

        $soon = ['AWS_CREDENTIAL_EXPIRATION' => \gmdate('Y-m-d\TH:i:s\Z', \time() + 30)];
        $limited = self::example('download_link', ['photos', 'a', 'b', '60'], '', $soon);
        self::assertStringStartsWith('warning: works only until ', $limited->errors);
    }

    public function testAnUploadLink(): void
    {
        $ran = self::example('upload_link', ['photos', 'a.png', 'image/png']);
        self::assertSame(0, $ran->status);
        self::assertStringContainsString('warning: UnboundedUpload: ', $ran->errors);
        self::assertMatchesRegularExpression('/^Until \d\d:\d\d:\d\d UTC/m', $ran->errors);
        self::assertStringStartsWith('curl ', $ran->output);
        self::assertStringContainsString("'if-none-match: *'", $ran->output);
    }

    public function testManyLinks(): void
    {
        $ran = self::example('many_links', ['photos'], "1.jpg\n😀 2.jpg\n");
        self::assertSame([0, ''], [$ran->status, $ran->errors]);
        $urls = \explode("\n", \trim($ran->output));
        self::assertCount(2, $urls);
        self::assertStringContainsString('/%F0%9F%98%80%202.jpg?', $urls[1]);
        self::assertNotNull((new ReceivedRequest('GET', $urls[1]))->verify('secret'));
    }

    public function testAnUploadForm(): void
    {
        $ran = self::example('upload_form', ['photos', 'u/"42"/']);
        self::assertSame([0, ''], [$ran->status, $ran->errors]);
        $page = new \DOMDocument();
        self::assertTrue($page->loadHTML($ran->output));
        $fields = [];
        foreach ($page->getElementsByTagName('input') as $input) {
            if ($input->getAttribute('type') === 'hidden') {
                $fields[$input->getAttribute('name')] = $input->getAttribute('value');
            }
        }
        $form = new ReceivedForm('photos', $fields, contentLength: 5, fileName: 'cat.png');
        self::assertSame('u/"42"/cat.png', $form->key);
        self::assertSame(10_000_000, $form->verify('secret')->maxContentLength);
    }
}
