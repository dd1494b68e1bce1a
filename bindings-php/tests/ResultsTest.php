<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use S3Presign\PresignedRequest;
use S3Presign\Signer;

/** What comes out of one request, and of a template. */
final class ResultsTest extends SignerTestCase
{
    private static function upload(mixed ...$parameters): PresignedRequest
    {
        $request = ['bucket' => 'photos', 'key' => 'a.png', 'contentType' => 'image/png', 'signingTime' => self::NOW];

        return self::signer()->presign('PutObject', ...[...$request, ...$parameters]);
    }

    public function testAResultSaysWhatToSendAndUntilWhen(): void
    {
        $upload = self::upload();
        self::assertSame('PutObject', $upload->operation);
        self::assertSame('PUT', $upload->method);
        self::assertStringStartsWith('https://photos.s3.eu-west-1.amazonaws.com/a.png?', $upload->url);
        self::assertStringContainsString('X-Amz-Date=20260102T030405Z', $upload->url);
        self::assertSame(['content-type' => 'image/png'], $upload->headers);
        self::assertSame('2026-01-02T03:04:05+00:00', $upload->signedAt->format('c'));
        self::assertSame('2026-01-02T03:19:05+00:00', $upload->expiresAt->format('c'));
        self::assertSame('UTC', $upload->expiresAt->getTimezone()->getName());
        self::assertSame('request', $upload->limitedBy);
        self::assertSame('UnboundedUpload', $upload->warnings[0]->code);
        self::assertStringStartsWith('UnboundedUpload: whoever has the URL', (string) $upload->warnings[0]);
        self::assertSame($upload->url, (string) $upload);
    }

    public function testTheSignatureIsTheOneOfSignatureVersion4(): void
    {
        $upload = self::upload();
        $scope = '20260102/eu-west-1/s3/aws4_request';
        $hash = \hash('sha256', $upload->canonicalRequest());
        self::assertSame("AWS4-HMAC-SHA256\n20260102T030405Z\n$scope\n$hash", $upload->stringToSign());
        $key = 'AWS4' . self::SECRET;
        foreach (\explode('/', $scope) as $part) {
            $key = \hash_hmac('sha256', $part, $key, true);
        }
        self::assertStringEndsWith(
            '&X-Amz-Signature=' . \hash_hmac('sha256', $upload->stringToSign(), $key),
            $upload->url,
        );
    }

    public function testDetailsAreThoseOfTheResultAlone(): void
    {
        $upload = \unserialize(\serialize(self::upload()));
        self::assertStringContainsString("\ncontent-type:image/png\n", $upload->canonicalRequest());
        self::assertStringContainsString("'content-type: image/png'", $upload->curl());
        self::assertStringContainsString($upload->url, $upload->curl());
    }

    public function testAResultIsAPlainValue(): void
    {
        self::assertEquals(self::upload(), self::upload());
        self::assertNotEquals(self::upload(), self::upload(key: 'b.png'));
        self::assertEquals(self::upload(), clone self::upload());
        self::assertEquals(self::upload(), \unserialize(\serialize(self::upload())));
        self::thrown(\Error::class, 'readonly', static function (): void {
            self::upload()->url = 'https://example.com/';
        });
    }

    public function testJsonIsWhatASenderNeeds(): void
    {
        $upload = self::upload(createOnly: true);
        $json = \json_decode((string) \json_encode($upload), true);
        self::assertSame($upload->url, $json['url']);
        self::assertSame(['content-type' => 'image/png', 'if-none-match' => '*'], $json['headers']);
        self::assertSame('2026-01-02T03:19:05Z', $json['expiresAt']);
        self::assertSame('UnboundedUpload', $json['warnings'][0]['code']);
        self::assertArrayHasKey('unsignedPathPrefix', $json);
        self::assertNull($json['unsignedPathPrefix']);
        $download = self::signer()->presign('GetObject', bucket: 'photos', key: 'a');
        self::assertStringContainsString('"headers":{}', (string) \json_encode($download));
    }

    public function testATemplateSignsAsTheSignerDoes(): void
    {
        $template = self::signer()->template('PutObject', bucket: 'photos', contentType: 'image/png');
        self::assertEquals(self::upload(), $template->presign('a.png', self::NOW));
        self::assertSame(self::upload()->url, $template->url('a.png', self::NOW));
        self::assertSame(self::upload()->url, $template->url('a.png', new \DateTimeImmutable('@' . self::NOW)));
        self::refused('MissingKey', fn () => $template->url());
        self::refused('InvalidKey', fn () => $template->url(''));
        $list = self::signer()->template('ListObjectsV2', bucket: 'photos', prefix: 'a/');
        self::assertStringContainsString('list-type=2', $list->url());
        self::refused('UnexpectedKey', fn () => $list->url('a'));
    }

    public function testWhatATemplateLeavesOpenIsNotItsOwn(): void
    {
        self::refused('UnknownParameter', fn () => self::signer()->template('GetObject', bucket: 'b', key: 'a'));
        $dated = fn () => self::signer()->template('GetObject', bucket: 'b', signingTime: self::NOW);
        self::refused('UnknownParameter', $dated);
    }

    public function testManyKeysAreSignedAtOneInstant(): void
    {
        $template = self::signer()->template('GetObject', bucket: 'photos');
        $keys = static function (): \Generator {
            yield 'same' => '1.jpg';
            yield 'same' => '2.jpg';
        };
        $urls = $template->urls($keys(), self::NOW);
        self::assertSame([$template->url('1.jpg', self::NOW), $template->url('2.jpg', self::NOW)], $urls);
        self::assertSame([], $template->urls([]));
        self::refused('InvalidKey', fn () => $template->urls(['a', '']));
        foreach ([1, null, 1.5, ['a']] as $key) {
            self::refused('WrongType', fn () => $template->urls([$key]));
        }
    }

    public function testManyKeysHaveTheUrlsOfOneAtATime(): void
    {
        $temporary = new Signer('ASIAIOSFODNN7EXAMPLE', self::SECRET, 'eu-west-1', \str_repeat('t/', 2000));
        $keys = \array_map(fn (int $n): string => '2026/é ' . \str_repeat('x', $n % 200) . $n, \range(0, 1299));
        foreach ([self::signer(), $temporary] as $signer) {
            $template = $signer->template('GetObject', bucket: 'photos');
            foreach ([0, 1, 511, 512, 513, 1300] as $size) {
                $given = \array_slice($keys, 0, $size);
                $one = \array_map(fn (string $key): string => $template->url($key, self::NOW), $given);
                self::assertSame($one, $template->urls($given, self::NOW));
            }
        }
    }

    public function testTheFirstRowThatIsRefusedIsNamed(): void
    {
        $template = self::signer()->template('GetObject', bucket: 'photos');
        $broken = [['', 'InvalidKey'], [\str_repeat('k', 1025), 'InvalidKey'], ["\xff", 'InvalidUtf8'], [5, 'WrongType']];
        foreach ([0, 1, 511, 512, 1299] as $row) {
            foreach ($broken as [$key, $code]) {
                $keys = [...\array_map('strval', \range(0, 1299)), ''];
                $keys[$row] = $key;
                $refused = self::refused($code, fn () => $template->urls($keys, self::NOW));
                self::assertSame($row, $refused->row);
                self::assertStringStartsWith("row $row: ", $refused->getMessage());
            }
        }
        self::assertSame(1, self::refused('InvalidKey', fn () => $template->urls(['a', '', 5]))->row);
        self::assertNull(self::refused('InvalidKey', fn () => $template->url(''))->row);
    }

    public function testWhatNoKeyCanHelpIsToldOfTheFirst(): void
    {
        $ended = new Signer('ASIAIOSFODNN7EXAMPLE', self::SECRET, 'eu-west-1', 't', credentialsExpiration: self::NOW);
        $template = $ended->template('GetObject', bucket: 'photos');
        $refused = self::refused('CredentialsExpired', fn () => $template->urls(['a', ''], self::NOW));
        self::assertSame(0, $refused->row);
        self::assertSame([], $template->urls([], self::NOW));
    }

    public function testTheClockIsTheDefault(): void
    {
        $before = \time();
        $template = self::signer()->template('GetObject', bucket: 'photos');
        foreach ([$template->presign('a'), self::signer()->presign('GetObject', bucket: 'b', key: 'a')] as $result) {
            self::assertGreaterThanOrEqual($before, $result->signedAt->getTimestamp());
            self::assertLessThanOrEqual(\time(), $result->signedAt->getTimestamp());
        }
        self::assertStringContainsString(\gmdate('Ymd'), $template->url('a'));
    }

    public function testAnswersThatOutgrowTheBufferAreWhole(): void
    {
        $token = \str_repeat('t/', 20_000);
        $signer = new Signer('ASIAIOSFODNN7EXAMPLE', self::SECRET, 'eu-west-1', $token);
        $template = $signer->template('GetObject', bucket: 'photos');
        $url = $template->url('a', self::NOW);
        self::assertGreaterThan(60_000, \strlen($url));
        self::assertStringContainsString(\rawurlencode($token), $url);
        self::assertSame($url, $template->presign('a', self::NOW)->url);
        self::assertSame($url, $template->url('a', self::NOW));
    }

    public function testAStableUrlStaysTheSame(): void
    {
        $url = static fn (int $now): string => self::signer()
            ->presign('GetObject', bucket: 'b', key: 'k', stableFor: new \DateInterval('PT1H'), signingTime: $now)->url;
        self::assertSame($url(self::NOW), $url(self::NOW + 1000));
        self::assertNotSame($url(self::NOW), $url(self::NOW + 3600));
    }
}
