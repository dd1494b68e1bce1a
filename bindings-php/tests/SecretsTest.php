<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use S3Presign\ReceivedForm;
use S3Presign\ReceivedRequest;
use S3Presign\S3PresignException;
use S3Presign\Signer;

/** Nothing shows a secret that was not asked for it. */
final class SecretsTest extends SignerTestCase
{
    private const TOKEN = 'FwoGZXIvYXdzEXAMPLETOKEN';
    private const CUSTOMER_KEY = 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=';

    /** @dataProvider holders */
    public function testSignersAndTemplatesHoldNoSecretInPhp(callable $make): void
    {
        $holder = $make();
        $shown = self::shown($holder)
            . \var_export($holder, true)
            . \print_r((array) $holder, true)
            . \json_encode($holder)
            . \print_r(\get_mangled_object_vars($holder), true);
        self::assertHidden($shown);
    }

    /** @return iterable<string, array{callable}> */
    public function holders(): iterable
    {
        return [
            'signer' => [static fn (): object => self::temporary()],
            'scoped signer' => [
                static fn (): object => self::temporary()->scoped(bucket: 'b', operations: ['GetObject']),
            ],
            'template' => [static fn (): object => self::temporary()->template('GetObject', bucket: 'b')],
        ];
    }

    /** @dataProvider results */
    public function testResultsMaskTheirsWhereTheyAreShown(callable $make): void
    {
        self::assertHidden(self::shown($make()));
    }

    /** @return iterable<string, array{callable}> */
    public function results(): iterable
    {
        $download = static fn (): object => self::temporary()->presign('GetObject', bucket: 'b', key: 'k');
        $post = static fn (): object => self::temporary()->presignPost(bucket: 'b', key: 'k');

        return [
            'request' => [$download],
            'encrypted' => [static fn (): object => self::temporary()->presign(
                'GetObject',
                bucket: 'b',
                key: 'k',
                sseCustomerKey: self::CUSTOMER_KEY,
                sseCustomerAlgorithm: 'AES256',
            )],
            'form' => [$post],
            'upload' => [static fn (): object => self::temporary()
                ->presignMultipart(bucket: 'b', key: 'k', uploadId: 'i', partCount: 2)],
            'received request' => [static fn (): object => new ReceivedRequest('GET', $download()->url)],
            'received form' => [static fn (): object => new ReceivedForm('b', $post()->fields)],
            'explanation' => [static fn (): object => \S3Presign\S3Presign::explain($download()->url)],
        ];
    }

    public function testWhatIsSafeToShowIsShown(): void
    {
        $shown = self::shown(self::temporary()->presign('GetObject', bucket: 'photos', key: 'a.png'));
        self::assertStringContainsString('/a.png?', $shown);
        self::assertStringContainsString('limitedBy', $shown);
        self::assertStringContainsString('u/42', self::shown(self::temporary()->presignPost(bucket: 'b', key: 'u/42')));
    }

    /** @dataProvider mistakes */
    public function testTracesHoldNoSecret(callable $mistake): void
    {
        self::assertSame('0', \ini_get('zend.exception_ignore_args'));
        try {
            $mistake();
        } catch (S3PresignException | \TypeError $thrown) {
            // The frames of the package, and the call that entered it.
            $frames = \array_filter(
                $thrown->getTrace(),
                static fn (array $frame): bool => \str_starts_with($frame['class'] ?? '', 'S3Presign\\')
                    && !\str_starts_with($frame['class'], 'S3Presign\\Tests\\'),
            );
            self::assertNotSame([], $frames);
            self::assertHidden(\print_r($frames, true) . $thrown->getMessage());

            return;
        }
        self::fail('no mistake');
    }

    /** @return iterable<string, array{callable}> */
    public function mistakes(): iterable
    {
        $url = self::temporary()->presign('GetObject', bucket: 'b', key: 'k')->url;

        return [
            'option' => [fn () => new Signer('AKIA', self::SECRET, 'eu-west-1', self::TOKEN, endpoint: '?')],
            'space' => [fn () => new Signer('AKIA', self::SECRET . ' ', 'eu-west-1')],
            'environment' => [fn () => Signer::fromEnv(
                ['AWS_ACCESS_KEY_ID' => 'AKIA', 'AWS_SECRET_ACCESS_KEY' => self::SECRET],
            )],
            'overrides' => [fn () => Signer::fromEnv([], accessKeyId: 'AKIA', secretAccessKey: self::SECRET)],
            'SDK' => [fn () => Signer::fromAws(new SdkCredentials('AKIA', self::SECRET, self::TOKEN, null))],
            'verifying' => [fn () => (new ReceivedRequest('PUT', $url))
                ->verify(self::SECRET, sessionToken: self::TOKEN)],
            'explaining' => [fn () => \S3Presign\S3Presign::explain("x$url")],
        ];
    }

    private static function temporary(): Signer
    {
        return self::signer(accessKeyId: 'ASIAIOSFODNN7EXAMPLE', sessionToken: self::TOKEN);
    }

    /** As var_dump(), print_r() and debug_zval_dump() show it. */
    private static function shown(object $value): string
    {
        \ob_start();
        \var_dump($value);
        \debug_zval_dump($value);

        return \ob_get_clean() . \print_r($value, true);
    }

    private static function assertHidden(string $shown): void
    {
        self::assertStringNotContainsString(self::SECRET, $shown);
        self::assertStringNotContainsString(self::TOKEN, $shown);
        self::assertStringNotContainsString(self::CUSTOMER_KEY, $shown);
        self::assertDoesNotMatchRegularExpression('/[0-9a-f]{64}/', $shown);
    }
}
