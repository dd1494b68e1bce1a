<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use S3Presign\PresignedPost;

/** Forms for uploads from a browser. */
final class FormsTest extends SignerTestCase
{
    private static function post(mixed ...$options): PresignedPost
    {
        $form = ['bucket' => 'photos', 'key' => 'u/42/${filename}', 'signingTime' => self::NOW];

        return self::signer()->presignPost(...[...$form, ...$options]);
    }

    public function testAFormHasItsFieldsInOrder(): void
    {
        $post = self::post(contentType: 'image/png', metadata: ['owner' => 'ada'], maxContentLength: 1000);
        self::assertSame('https://photos.s3.eu-west-1.amazonaws.com/', $post->url);
        self::assertSame('POST', $post->method);
        self::assertSame('u/42/${filename}', $post->fields['key']);
        self::assertSame('image/png', $post->fields['Content-Type']);
        self::assertSame('ada', $post->fields['x-amz-meta-owner']);
        self::assertSame(\base64_decode($post->fields['policy']), $post->policy);
        self::assertContains(['content-length-range', 0, 1000], \json_decode($post->policy, true)['conditions']);
        self::assertSame('2026-01-02T03:19:05+00:00', $post->expiresAt->format('c'));
        self::assertSame([self::NOW, 'request', []], [
            $post->signedAt->getTimestamp(),
            $post->limitedBy,
            $post->warnings,
        ]);
        self::assertStringContainsString('curl ', $post->curl());
        self::assertStringContainsString($post->fields['x-amz-signature'], $post->curl());
    }

    public function testTheSenderMayChooseWhatIsLeftOpen(): void
    {
        $post = self::post(key: null, startsWith: ['key' => 'u/42/', 'Content-Type' => 'image/']);
        self::assertContains(['starts-with', '$key', 'u/42/'], \json_decode($post->policy, true)['conditions']);
        self::refused('WrongType', fn () => self::post(startsWith: ['image/']));
    }

    public function testAFormIsAPlainValue(): void
    {
        self::assertEquals(self::post(), \unserialize(\serialize(self::post())));
        $json = \json_decode((string) \json_encode(self::post()), true);
        self::assertSame(self::post()->fields, $json['fields']);
        self::assertSame('2026-01-02T03:19:05Z', $json['expiresAt']);
    }

    public function testRefusals(): void
    {
        self::refused('MissingOption', fn () => self::signer()->presignPost());
        self::refused('UnknownFormField', fn () => self::post(submit: 'Go'));
        self::refused('InvalidContentLengthRange', fn () => self::post(minContentLength: 5, maxContentLength: 4));
        self::refused('DuplicateOption', fn () => self::post(Key: 'k'));
    }
}
