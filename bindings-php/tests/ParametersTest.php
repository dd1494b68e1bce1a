<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use S3Presign\S3PresignException;

/** What goes in: every type of value, and everything that is refused. */
final class ParametersTest extends SignerTestCase
{
    /** @return array<string, string> */
    private static function headers(mixed ...$parameters): array
    {
        return self::signer()->presign('PutObject', ...['bucket' => 'photos', 'key' => 'k', ...$parameters])->headers;
    }

    /** @dataProvider spellings */
    public function testANameIsSpelledInAnyWay(string $name): void
    {
        self::assertSame(['content-type' => 'image/png'], self::headers(...[$name => 'image/png']));
    }

    /** @return iterable<array{string}> */
    public function spellings(): iterable
    {
        return [['ContentType'], ['contentType'], ['content_type'], ['content-type'], ['CONTENTTYPE']];
    }

    public function testValuesAreWrittenByTheirType(): void
    {
        self::assertSame(['content-length' => '5'], self::headers(contentLength: 5));
        self::assertSame(['content-length' => '5'], self::headers(contentLength: '5'));
        $encrypted = ['x-amz-server-side-encryption-bucket-key-enabled' => 'true'];
        self::assertSame($encrypted, self::headers(bucketKeyEnabled: true));
        $expires = ['expires' => 'Wed, 04 Mar 2026 05:06:07 GMT'];
        self::assertSame($expires, self::headers(expires: new \DateTimeImmutable('2026-03-04T05:06:07.9Z')));
        self::assertSame($expires, self::headers(expires: new \DateTime('2026-03-04T06:06:07+01:00')));
        self::assertSame(['x-amz-storage-class' => 'GLACIER'], self::headers(storageClass: StorageClass::Glacier));
        self::assertSame(['content-type' => 'text/plain'], self::headers(contentType: new PlainText()));
        self::assertSame([], self::headers(contentType: null));
    }

    public function testArraysWithKeysAreMapsAndOthersAreLists(): void
    {
        $metadata = ['x-amz-meta-owner' => 'ada', 'x-amz-meta-page' => '3'];
        self::assertSame($metadata, self::headers(metadata: ['Owner' => 'ada', 'page' => 3]));
        self::assertSame(['x-amz-meta-0' => 'zero'], self::headers(metadata: (object) ['0' => 'zero']));
        self::assertSame([], self::headers(metadata: []));
        $attributes = self::signer()->presign(
            'GetObjectAttributes',
            bucket: 'photos',
            key: 'k',
            objectAttributes: ['ETag', 'ObjectSize'],
        );
        self::assertSame(['x-amz-object-attributes' => 'ETag,ObjectSize'], $attributes->headers);
        $copySource = ['bucket' => 'from', 'key' => 'a b', 'versionId' => 'v'];
        $copy = self::signer()->presign('CopyObject', bucket: 'photos', key: 'k', copySource: $copySource);
        self::assertSame('from/a%20b?versionId=v', $copy->headers['x-amz-copy-source']);
    }

    public function testHeadersAndQueryPairsBeyondTheModel(): void
    {
        self::assertSame(['x-custom' => 'v'], self::headers(headers: ['X-Custom' => 'v']));
        $url = self::signer()->presign('GetObject', bucket: 'b', key: 'k', query: ['x y' => 'z'])->url;
        self::assertStringContainsString('&x%20y=z&', $url);
        foreach (['headers', 'query'] as $name) {
            self::refused('WrongType', fn () => self::headers(...[$name => ['X-Custom: v']]));
        }
    }

    public function testLivesAreSecondsOrIntervals(): void
    {
        $life = static function (mixed $expiresIn): int {
            $download = self::signer()->presign('GetObject', bucket: 'b', key: 'k', expiresIn: $expiresIn);

            return $download->expiresAt->getTimestamp() - $download->signedAt->getTimestamp();
        };
        self::assertSame(900, $life(null));
        self::assertSame(300, $life(300));
        self::assertSame(3600, $life(new \DateInterval('PT1H')));
        self::assertSame(90_061, $life(new \DateInterval('P1DT1H1M1S')));
        $day = (new \DateTimeImmutable('2026-02-28'))->diff(new \DateTimeImmutable('2026-03-01'));
        self::assertSame(86_400, $life($day));
        $month = new \DateInterval('P1M');
        $refused = self::refused('WrongType', static fn () => $life($month));
        self::assertStringContainsString('months and years vary in length', $refused->getMessage());
        $backwards = new \DateInterval('PT5S');
        $backwards->invert = 1;
        self::refused('ExpiryOutOfRange', static fn () => $life($backwards));
    }

    public function testInstantsAreDatesOrUnixSecondsAndRoundedDown(): void
    {
        $early = new \DateTimeImmutable('2026-01-02T04:04:05.999999+01:00');
        foreach ([self::NOW, $early, \DateTime::createFromImmutable($early)] as $instant) {
            $download = self::signer()->presign('GetObject', bucket: 'b', key: 'k', signingTime: $instant);
            self::assertSame('2026-01-02T03:04:05+00:00', $download->signedAt->format('c'));
        }
        $until = self::signer()->presign(
            'GetObject',
            bucket: 'b',
            key: 'k',
            signingTime: self::NOW,
            expiresAt: self::NOW + 60,
        );
        self::assertSame(self::NOW + 60, $until->expiresAt->getTimestamp());
        self::refused('InvalidSigningTime', fn () => self::signer()->template('ListBuckets')->url(null, \PHP_INT_MAX));
        self::refused('InvalidSigningTime', fn () => self::signer()->template('ListBuckets')->url(null, \PHP_INT_MIN));
    }

    /** @dataProvider otherTypes */
    public function testOtherTypesAreRefusedByName(mixed $value): void
    {
        $message = self::refused('WrongType', fn () => self::headers(contentLength: $value))->getMessage();
        self::assertStringStartsWith('"ContentLength" is of type ', $message);
        $message = self::refused('WrongType', fn () => self::headers(metadata: ['a' => $value]))->getMessage();
        self::assertStringStartsWith('"Metadata" is of type ', $message);
    }

    /** @return iterable<array{mixed}> */
    public function otherTypes(): iterable
    {
        return [[1.5], [NAN], [5.0], [new \ArrayObject()], [static fn () => 1], [\STDIN], [Suit::Hearts]];
    }

    public function testWhatIsWithinAMapIsATextOrAListOfTexts(): void
    {
        foreach ([null, [], ['b' => 'c'], [['b']], [null]] as $value) {
            self::refused('WrongType', fn () => self::headers(metadata: ['a' => $value]));
            self::refused('WrongType', fn () => self::headers(headers: ['x-a' => $value]));
        }
        self::refused('WrongType', fn () => self::headers(acl: [['private']]));
        self::refused('WrongType', fn () => self::headers(metadata: ['' => '']));
    }

    public function testNothingIsSilentlyLeftOut(): void
    {
        foreach ([[], new \stdClass()] as $nothing) {
            self::assertSame([], self::headers(metadata: $nothing, headers: $nothing, query: $nothing));
            foreach (['contentLength', 'contentType', 'sseCustomerKey'] as $name) {
                self::refused('WrongType', fn () => self::headers(...[$name => $nothing]));
            }
            foreach (['expiresIn', 'bucket', 'createOnly', 'key', 'signingTime'] as $name) {
                self::assertRefused(fn () => self::headers(...[$name => $nothing]));
            }
        }
    }

    public function testLengthsAreWholeNumbersThatAreNotNegative(): void
    {
        $fields = self::signer()->presignPost(bucket: 'b', key: 'k')->fields;
        self::refused('InvalidOption', fn () => new \S3Presign\ReceivedForm('b', $fields, -1));
        foreach ([-1, '1e99', '9223372036854775808'] as $length) {
            self::refused('InvalidParameter', fn () => self::headers(contentLength: $length));
        }
    }

    public function testParametersHaveNames(): void
    {
        $positional = ['PutObject', 'b', 'k', ...\array_fill(0, 12, null), [], [], 'image/png'];
        $call = static fn () => self::signer()->presign(...$positional);
        self::refused('MalformedParameters', $call);
        $scope = static fn () => self::signer()->scoped('b', ['GetObject'], null, null, null, 'more');
        self::refused('MalformedParameters', $scope);
        $checksums = static fn () => \S3Presign\S3Presign::completedParts([1 => '"a"'], [1 => 'x']);
        self::refused('MalformedParameters', $checksums);
    }

    public function testCharactersBeyondTheBasicPlane(): void
    {
        $upload = self::signer()->presign('PutObject', bucket: 'b', key: '😀/é', metadata: ['a' => 'b']);
        self::assertStringContainsString('/%F0%9F%98%80/%C3%A9?', $upload->url);
        $named = self::signer()->presign('GetObject', bucket: 'b', key: 'k', downloadAs: '日本 😀.txt');
        self::assertStringContainsString('%25F0%259F%2598%2580', $named->url);
    }

    /** @dataProvider notUtf8 */
    public function testInvalidEncodingsAreRefused(string $bytes): void
    {
        $template = self::signer()->template('GetObject', bucket: 'b');
        self::refused('InvalidUtf8', fn () => $template->url($bytes));
        self::refused('InvalidUtf8', fn () => $template->urls(['a', $bytes]));
        self::refused('InvalidUtf8', fn () => $template->presign($bytes));
        self::refused('InvalidUtf8', fn () => self::headers(key: $bytes));
        self::refused('InvalidUtf8', fn () => self::headers(metadata: ['a' => $bytes]));
        self::refused('InvalidUtf8', fn () => self::headers(metadata: [$bytes => 'a']));
        self::refused('InvalidUtf8', fn () => self::signer()->objectUrl('b', $bytes));
        self::refused('InvalidUtf8', fn () => self::signer(secretAccessKey: $bytes));
        self::refused('InvalidUtf8', fn () => \S3Presign\S3Presign::redact($bytes));
    }

    /** @return iterable<string, array{string}> */
    public function notUtf8(): iterable
    {
        return [
            'Latin-1' => ["caf\xE9"],
            'lone surrogate' => ["\xED\xA0\x80"],
            'overlong' => ["\xC0\xAF"],
            'cut' => ["\xF0\x9F\x98"],
        ];
    }

    public function testANulInAKeyIsPartOfTheKey(): void
    {
        $url = self::signer()->template('GetObject', bucket: 'b')->url("a\0b");
        self::assertStringContainsString('/a%00b?', $url);
    }

    /** @dataProvider smuggling */
    public function testANulSmugglesNoParameter(callable $call): void
    {
        self::refused('MalformedParameters', $call);
    }

    /** @return iterable<string, array{callable}> */
    public function smuggling(): iterable
    {
        $nul = "v\0bucket\0vault";

        return [
            'value' => [fn () => self::headers(contentType: $nul)],
            'bucket' => [fn () => self::signer()->presign('GetObject', bucket: $nul, key: 'k')],
            'operation' => [fn () => self::signer()->presign("GetObject\0bucket\0b", key: 'k')],
            'name' => [fn () => self::headers(...["contentType\0a\0b" => 'c'])],
            'entry' => [fn () => self::headers(metadata: ["a\0b\0c" => 'd'])],
            'header' => [fn () => self::headers(headers: ["x-a\0b" => 'c'])],
            'secret' => [fn () => self::signer(secretAccessKey: $nul)],
            'form' => [fn () => self::signer()->presignPost(bucket: 'b', key: $nul)],
            'scope' => [fn () => self::signer()->scoped(bucket: $nul, operations: ['GetObject'])],
            'rule' => [fn () => (new \S3Presign\ReceivedRequest('GET', self::url()))->verify('s', region: $nul)],
            'answer' => [fn () => \S3Presign\S3Presign::diagnose("<Error>\0</Error>")],
            'explained' => [fn () => \S3Presign\S3Presign::explain(self::url() . "\0")],
            'tag' => [fn () => \S3Presign\S3Presign::completedParts([1 => "a\0b"])],
        ];
    }

    public function testHugeInputsAreRefusedOrAnswered(): void
    {
        $huge = \str_repeat('x', 20_000_000);
        self::refused('InvalidKey', fn () => self::signer()->template('GetObject', bucket: 'b')->url($huge));
        self::refused('InvalidBucketName', fn () => self::signer()->presign('GetObject', bucket: $huge, key: 'k'));
        self::assertSame($huge, \S3Presign\S3Presign::redact($huge));
        $many = \array_fill_keys(\array_map(static fn (int $n): string => "n$n", \range(1, 2_000)), 'v');
        self::refused('MetadataTooLarge', fn () => self::headers(metadata: $many));
    }

    public function testRefusalsHaveACode(): void
    {
        $signer = self::signer();
        $get = static fn (mixed ...$parameters): callable =>
            static fn () => $signer->presign('GetObject', ...['bucket' => 'b', 'key' => 'k', ...$parameters]);
        self::refused('UnknownParameter', $get(version: 'v'));
        self::refused('DuplicateOption', $get(expiresIn: 5, expires_in: 6));
        self::refused('ExpiryOutOfRange', $get(expiresIn: 604_801));
        self::refused('InvalidKey', $get(key: ''));
        self::refused('InvalidKey', $get(key: \str_repeat('é', 513)));
        self::refused('MissingKey', $get(key: null));
        self::refused('MissingBucket', $get(bucket: null));
        self::refused('InvalidHeader', $get(range: "bytes=0-1\r\nx: y"));
        self::refused('InvalidHeader', $get(headers: ['host' => 'elsewhere']));
        $unknown = self::refused('UnknownOperation', fn () => $signer->presign('GetObjekt'));
        self::assertSame(-30, $unknown->getCode());
        self::assertStringContainsString('did you mean "GetObject"', $unknown->getMessage());
    }

    private static function url(): string
    {
        return self::signer()->presign('GetObject', bucket: 'b', key: 'k')->url;
    }

    public function testAnErrorNamesWhatIsWrongAsData(): void
    {
        $signer = self::signer();
        $deleted = static fn () => $signer->presign('DeleteObjects', bucket: 'b', Delete: ['Objects' => [['Key' => 'a']]]);
        self::assertSame('Delete', self::refused('BodyParameter', $deleted)->parameter);
        $unknown = static fn () => $signer->presign('GetObject', bucket: 'b', key: 'k', tpyo: 1.5);
        self::assertSame('tpyo', self::refused('UnknownParameter', $unknown)->parameter);
        self::assertSame('header', self::refused('WrongType', fn () => self::headers(headers: ['x']))->parameter);
        foreach (['Body' => ['Body' => 'text'], 'Tpyo' => ['Tpyo' => 'x'], 'expires-in' => ['expiresIn' => 0]] as $name => $given) {
            try {
                self::signer()->presign('PutObject', ...['bucket' => 'photos', 'key' => 'k', ...$given]);
                self::fail($name);
            } catch (S3PresignException $refused) {
                self::assertSame($name, $refused->parameter);
            }
        }
    }
}
