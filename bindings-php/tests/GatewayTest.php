<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use Psr\Http\Message\ServerRequestInterface;
use S3Presign\PresignedRequest;
use S3Presign\ReceivedRequest;
use S3Presign\S3PresignException;
use S3Presign\Signer;

require_once __DIR__ . '/PsrRequest.php';
require_once __DIR__ . '/PsrServerRequest.php';

/** What PSR-7 hands on, and the sample of docs/gateway.md. */
final class GatewayTest extends SignerTestCase
{
    private const KEY = 'a b/%2F+é';

    private static function own(): Signer
    {
        return new Signer(self::ACCESS_KEY_ID, self::SECRET, 'eu-west-1', endpoint: 'https://s3.example.com');
    }

    private static function received(PresignedRequest $request): ServerRequestInterface
    {
        [$host, $target] = \explode('/', \substr($request->url, \strlen('https://')), 2);
        $headers = \array_map(static fn (string $value): array => [$value], $request->headers);

        return new class ($request->method, "/$target", $headers + ['Host' => [$host]]) implements ServerRequestInterface {
            /** @param array<string, list<string>> $headers */
            public function __construct(
                private readonly string $method,
                private readonly string $target,
                private readonly array $headers,
            ) {
            }

            public function getMethod(): string
            {
                return $this->method;
            }

            public function getRequestTarget(): string
            {
                return $this->target;
            }

            /** @return array<string, list<string>> */
            public function getHeaders(): array
            {
                return $this->headers;
            }
        };
    }

    public function testARequestOfPsr7IsOne(): void
    {
        $upload = self::own()->presign('PutObject', bucket: 'photos', key: self::KEY, contentType: 'image/png');
        $asked = ReceivedRequest::fromPsr7(self::received($upload))->verify(self::SECRET, baseHost: ['s3.example.com']);
        self::assertSame(['PutObject', 'photos', self::KEY], [$asked->operation, $asked->bucket, $asked->key]);
        self::assertSame(['ContentType' => 'image/png'], $asked->parameters);
    }

    public function testAnEncryptionKeyIsNotShown(): void
    {
        $upload = self::own()->presign('PutObject', bucket: 'photos', key: 'k', sseCustomerKey: 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=', sseCustomerAlgorithm: 'AES256');
        $asked = (new ReceivedRequest('PUT', $upload->url, $upload->headers))
            ->verify(self::SECRET, baseHost: 's3.example.com');
        self::assertSame('c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=', $asked->parameters['SSECustomerKey']);
        self::assertStringNotContainsString('c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=', (string) \json_encode($asked));
        self::assertStringNotContainsString('c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=', \print_r($asked, true));
    }

    public function testTheSampleIsTrue(): void
    {
        $page = (string) \file_get_contents(\dirname(__DIR__, 2) . '/docs/gateway.md');
        [$sample] = Examples::of($page);
        $uses = [ServerRequestInterface::class, ReceivedRequest::class, S3PresignException::class];
        eval('namespace S3Presign\Tests\Sample; use ' . \implode('; use ', $uses) . ";\n$sample");
        $gateway = 'S3Presign\Tests\Sample\gateway';
        self::assertIsCallable($gateway);
        $secrets = [self::ACCESS_KEY_ID => self::SECRET];
        $download = self::received(self::own()->presign('GetObject', bucket: 'photos', key: 'a.png'));
        self::assertSame([200, 'GetObject photos a.png'], $gateway($download, $secrets));
        self::assertSame([403, 'InvalidAccessKeyId'], $gateway($download, []));
    }
}
