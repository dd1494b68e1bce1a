<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use S3Presign\PresignedRequest;
use S3Presign\ReceivedForm;
use S3Presign\ReceivedRequest;
use S3Presign\S3Presign;
use S3Presign\Signer;
use S3Presign\Template;
use S3Presign\VerifiedRequest;

/** Nothing shows a secret that was not asked for it, and what is none is shown. */
final class SecretsTest extends SignerTestCase
{
    private const TOKEN = 'FwoGZXIvYXdzEXAMPLETOKEN';
    private const CUSTOMER_KEY = 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=';
    /** How the policy of a form begins: `{"conditions` in base64. */
    private const POLICY = 'eyJjb25kaXRpb25z';

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
            'template' => [static fn (): object => self::template()],
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
            'verified request' => [static fn (): object => self::verified()],
            'explanation' => [static fn (): object => \S3Presign\S3Presign::explain($download()->url)],
        ];
    }

    public function testResultsAreMaskedForLogs(): void
    {
        $request = self::upload();
        self::assertSame(S3Presign::redact($request->url), S3Presign::redact($request));
        $post = self::temporary()->presignPost(bucket: 'b', key: 'k');
        $parts = self::temporary()->presignMultipart(
            bucket: 'b',
            key: 'k',
            uploadId: 'i',
            partCount: 2,
            sseCustomerKey: self::CUSTOMER_KEY,
            sseCustomerAlgorithm: 'AES256',
        );
        foreach ([$request, $post, $parts] as $result) {
            self::assertHidden(S3Presign::redact($result));
        }
        self::assertSame('REDACTED', \json_decode(S3Presign::redact($post))->fields->policy);
    }

    /** What is looked for is there: it would be found. */
    public function testThereAreSecretsToHide(): void
    {
        $upload = self::upload();
        self::assertStringContainsString('X-Amz-Security-Token=' . self::TOKEN, $upload->url);
        self::assertMatchesRegularExpression('/X-Amz-Signature=[0-9a-f]{64}$/', $upload->url);
        self::assertContains(self::CUSTOMER_KEY, $upload->headers);
        self::assertContains(self::CUSTOMER_KEY, self::verified()->signedHeaders);
        $post = self::temporary()->presignPost(bucket: 'b', key: 'k');
        self::assertContains(self::TOKEN, $post->fields);
        self::assertStringContainsString(self::TOKEN, $post->policy);
        self::assertStringStartsWith(self::POLICY, $post->fields['policy']);
        foreach ([$upload->curl(), $post->curl(), $post->policy, (string) \json_encode($post)] as $shown) {
            self::assertTrue(self::isTelling($shown), $shown);
        }
    }

    public function testASignerShowsWhatItWasMadeWith(): void
    {
        $plain = ['accessKeyId' => self::ACCESS_KEY_ID, 'region' => 'eu-west-1'];
        self::assertSame($plain, self::signer()->__debugInfo());
        $custom = self::temporary(endpoint: 'http://localhost:9000', addressing: 'path', credentialsExpiration: self::NOW);
        self::assertSame([
            'accessKeyId' => 'ASIAIOSFODNN7EXAMPLE',
            'sessionToken' => 'REDACTED',
            'credentialsExpiration' => '2026-01-02T03:04:05Z',
            'region' => 'eu-west-1',
            'endpoint' => 'http://localhost:9000',
            'addressing' => 'path',
        ], $custom->__debugInfo());
        self::assertStringContainsString('[endpoint] => http://localhost:9000', self::shown($custom));
    }

    public function testAScopedSignerShowsItsScopes(): void
    {
        $scoped = self::signer()->scoped(bucket: 'photos', operations: ['GetObject', 'PutObject'], keyPrefix: 'u/42/');
        $first = ['bucket' => 'photos', 'operations' => 'GetObject, PutObject', 'key-prefix' => 'u/42/'];
        self::assertSame($first, $scoped->__debugInfo()['scope']);
        $narrower = $scoped->scoped(bucket: 'photos', operations: ['GetObject'], maxExpiresIn: 60);
        $second = ['bucket' => 'photos', 'operations' => 'GetObject', 'max-expires-in' => '60'];
        self::assertSame([$first, $second], $narrower->__debugInfo()['scope']);
        self::assertStringContainsString('[key-prefix] => u/42/', self::shown($narrower));
    }

    public function testATemplateShowsWhatItSigns(): void
    {
        $shown = self::template()->__debugInfo();
        self::assertSame('PutObject', $shown['operation']);
        self::assertSame('https://photos.s3.eu-west-1.amazonaws.com/', $shown['base']);
        self::assertSame('image/png', $shown['header']['content-type']);
        self::assertSame('REDACTED', $shown['header']['x-amz-server-side-encryption-customer-key']);
    }

    public function testWhatIsClosedOrWasNeverMadeIsShownToo(): void
    {
        $template = self::template();
        (new \ReflectionProperty($template, 'handle'))->getValue($template)->__destruct();
        self::assertSame(['closed' => true], $template->__debugInfo());
        foreach ([Signer::class, Template::class] as $class) {
            self::assertSame([], (new \ReflectionClass($class))->newInstanceWithoutConstructor()->__debugInfo());
        }
    }

    public function testResultsShowWhatIsNoSecret(): void
    {
        $upload = self::upload()->__debugInfo();
        self::assertSame(\array_keys(\get_object_vars(self::upload())), \array_keys($upload));
        self::assertStringStartsWith('https://photos.s3.eu-west-1.amazonaws.com/a.png?', $upload['url']);
        self::assertStringEndsWith('&X-Amz-Signature=REDACTED', $upload['url']);
        self::assertSame('image/png', $upload['headers']['content-type']);
        self::assertSame('REDACTED', $upload['headers']['x-amz-server-side-encryption-customer-key']);

        $post = self::temporary()->presignPost(bucket: 'photos', key: 'u/42')->__debugInfo();
        self::assertSame('https://photos.s3.eu-west-1.amazonaws.com/', $post['url']);
        self::assertSame('u/42', $post['fields']['key']);
        self::assertSame(['REDACTED', 'REDACTED'], [$post['policy'], $post['curl']]);

        $verified = self::verified()->__debugInfo();
        self::assertSame('image/png', $verified['signedHeaders']['content-type']);
        self::assertSame('REDACTED', $verified['signedHeaders']['x-amz-server-side-encryption-customer-key']);
    }

    public function testWhatWasReceivedShowsItsClaim(): void
    {
        $claim = [
            'accessKeyId' => 'ASIAIOSFODNN7EXAMPLE',
            'sessionToken' => 'REDACTED',
            'region' => 'eu-west-1',
            'service' => 's3',
        ];
        $upload = self::upload();
        self::assertSame($claim, (new ReceivedRequest('PUT', $upload->url, $upload->headers))->__debugInfo());
        $form = new ReceivedForm('b', self::temporary()->presignPost(bucket: 'b', key: 'k')->fields);
        self::assertSame($claim + ['key' => 'k'], $form->__debugInfo());
    }

    /** Whatever goes wrong, beside whatever secret, and whoever looks at what holds one. */
    public function testNoExceptionAndNoHolderShowsASecret(): void
    {
        $command = [PHP_BINARY, '-d', 'zend.exception_ignore_args=0', '-d', 'zend.exception_string_param_max_len=100000'];
        $arguments = [self::SECRET, self::TOKEN, self::CUSTOMER_KEY];
        $run = Subprocess::run(
            [...$command, __DIR__ . '/mistakes.php', ...$arguments],
            ['S3PRESIGN_INSTALLED' => S3PRESIGN_INSTALLED],
        );
        self::assertSame([0, ''], [$run->status, $run->errors]);
        self::assertMatchesRegularExpression('/\n1[0-9]{2} mistakes$/', $run->output);
        self::assertStringNotContainsString('no mistake', $run->output);
        self::assertHidden($run->output);
        // The package refuses, and PHP never does for it.
        self::assertStringNotContainsString('TypeError', $run->output);
    }

    private static function temporary(mixed ...$options): Signer
    {
        $temporary = ['accessKeyId' => 'ASIAIOSFODNN7EXAMPLE', 'sessionToken' => self::TOKEN];

        return self::signer(...[...$temporary, ...$options]);
    }

    private static function template(): Template
    {
        return self::temporary()->template(
            'PutObject',
            bucket: 'photos',
            contentType: 'image/png',
            sseCustomerKey: self::CUSTOMER_KEY,
            sseCustomerAlgorithm: 'AES256',
        );
    }

    private static function upload(): PresignedRequest
    {
        return self::template()->presign('a.png', self::NOW);
    }

    private static function verified(): VerifiedRequest
    {
        $upload = self::upload();
        $received = new ReceivedRequest('PUT', $upload->url, $upload->headers);

        return $received->verify(self::SECRET, self::NOW, self::TOKEN);
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
        self::assertFalse(self::isTelling($shown), $shown);
    }

    /** Whether a secret stands in a text, or a signature, or the policy of a form. */
    private static function isTelling(string $shown): bool
    {
        $secrets = \array_map(\preg_quote(...), [self::SECRET, self::TOKEN, self::CUSTOMER_KEY]);

        return \preg_match('~' . \implode('|', [...$secrets, '[0-9a-f]{64}', self::POLICY]) . '~', $shown) === 1;
    }
}
