<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use S3Presign\MultipartPlan;
use S3Presign\PresignedMultipart;
use S3Presign\S3Presign;

/** Uploads in parts, scopes, and CORS rules. */
final class UploadsTest extends SignerTestCase
{
    private const SHA256 = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

    private static function upload(mixed ...$options): PresignedMultipart
    {
        $upload = ['bucket' => 'videos', 'key' => 'film.mp4', 'uploadId' => 'id', 'signingTime' => self::NOW];

        return self::signer()->presignMultipart(...[...$upload, ...$options]);
    }

    public function testAPlanSaysWhichBytesAreWhichPart(): void
    {
        $plan = new MultipartPlan(20_000_000);
        self::assertSame([20_000_000, 8_388_608, 3], [$plan->objectSize, $plan->partSize, \count($plan->parts)]);
        $last = $plan->parts[2];
        self::assertSame([3, 16_777_216, 3_222_784], [$last->number, $last->firstByte, $last->size]);
        self::assertCount(1, (new MultipartPlan(1, 5_242_880))->parts);
        self::assertCount(10_000, (new MultipartPlan(10_000 * 8_388_608))->parts);
        self::refused('InvalidPartSize', fn () => new MultipartPlan(1, 1));
        self::refused('TooManyParts', fn () => new MultipartPlan(10 ** 12, 5_242_880));
        self::refused('ObjectTooLarge', fn () => new MultipartPlan(\PHP_INT_MAX));
    }

    public function testAnUploadIsSignedAsAWhole(): void
    {
        $upload = self::upload(objectSize: 9_000_000, checksumSHA256: [2 => self::SHA256]);
        self::assertCount(2, $upload->parts);
        $last = $upload->parts[1];
        self::assertSame([2, 8_388_608, 611_392], [$last->number, $last->firstByte, $last->size]);
        self::assertSame('UploadPart', $last->request->operation);
        $headers = ['content-length' => '611392', 'x-amz-checksum-sha256' => self::SHA256];
        self::assertSame($headers, $last->request->headers);
        self::assertSame(['POST', 'DELETE', 'GET'], [
            $upload->complete->method,
            $upload->abort->method,
            $upload->listParts->method,
        ]);
        self::assertSame('ListParts', $upload->listParts->operation);
        self::assertStringContainsString('curl', $last->request->curl());
        self::assertNull(self::upload(partCount: 2)->parts[0]->size);
        self::assertNull(self::upload(partCount: 2)->parts[0]->firstByte);
        self::refused('PartOutsidePlan', fn () => self::upload(partCount: 2, checksumSHA256: [3 => self::SHA256]));
        self::refused('MissingOption', fn () => self::upload(uploadId: null, partCount: 1));
        self::refused('MissingKey', fn () => self::upload(key: null, partCount: 1));
        self::refused('InvalidKey', fn () => self::upload(key: '', partCount: 1));
    }

    public function testTheLargestUploadFitsIntoTheUsualMemory(): void
    {
        $many = 'ini_set("memory_limit", "128M"); $signer = new S3Presign\Signer("AKIAIOSFODNN7EXAMPLE", "s", "r");'
            . '$upload = $signer->presignMultipart(bucket: "b", key: "k", uploadId: "i", partCount: 10_000);'
            . 'echo count($upload->parts), " ", $upload->parts[9_999]->number;';
        $made = Subprocess::php($many);
        self::assertSame(['10000 10000', ''], [$made->output, $made->errors]);
    }

    public function testPartsAreCompletedInTheirOrder(): void
    {
        $xml = S3Presign::completedParts([2 => '"b"', 1 => '"a"'], checksumSHA256: [1 => self::SHA256]);
        $document = new \SimpleXMLElement($xml);
        self::assertSame(['1', '2'], [(string) $document->Part[0]->PartNumber, (string) $document->Part[1]->PartNumber]);
        self::assertSame('"a"', (string) $document->Part[0]->ETag);
        self::assertSame(self::SHA256, (string) $document->Part[0]->ChecksumSHA256);
        self::refused('NoParts', fn () => S3Presign::completedParts([]));
        self::refused('InvalidPartNumber', fn () => S3Presign::completedParts(['"a"', '"b"']));
        self::refused('WrongType', fn () => S3Presign::completedParts([1 => null]));
    }

    public function testAScopeConfinesASigner(): void
    {
        $scoped = self::signer()->scoped(
            bucket: 'photos',
            operations: ['GetObject', 'PutObject'],
            keyPrefix: 'u/42/',
            maxExpiresIn: new \DateInterval('PT15M'),
        );
        $get = static fn (mixed ...$request): callable =>
            static fn () => $scoped->presign('GetObject', ...['bucket' => 'photos', 'key' => 'u/42/a', ...$request]);
        self::assertSame('GetObject', $get()()->operation);
        self::refused('KeyOutsideScope', $get(key: 'u/43/a'));
        self::refused('UnsafeKey', $get(key: 'u/42/../43/a'));
        self::refused('BucketOutsideScope', $get(bucket: 'videos'));
        self::refused('ExpiryOutsideScope', $get(expiresIn: 901));
        self::refused('NameOutsideScope', $get(query: ['a' => 'b']));
        self::refused('UnsafeKey', fn () => $scoped->template('GetObject', bucket: 'photos')->url('u/42//a'));
        self::refused('OperationOutsideScope', fn () => $scoped->presign('DeleteObject', bucket: 'photos', key: 'u/42/a'));
        self::assertSame('u/42/b', $scoped->presignPost(bucket: 'photos', key: 'u/42/b')->fields['key']);
        self::assertStringContainsString('/u/42/a', $scoped->objectUrl('photos', 'u/42/a'));

        $narrower = $scoped->scoped(bucket: 'photos', operations: ['GetObject'], keyPrefix: 'u/42/public/');
        unset($scoped);
        self::refused('KeyOutsideScope', fn () => $narrower->presign('GetObject', bucket: 'photos', key: 'u/42/a'));
        self::refused('MissingOption', fn () => self::signer()->scoped());
    }

    public function testAScopeCountsFromTheClockOfTheHost(): void
    {
        $scoped = self::signer()->scoped(
            bucket: 'photos',
            operations: ['GetObject', 'PutObject', 'UploadPart'],
            allow: ['query:a'],
        );
        $template = $scoped->template('GetObject', bucket: 'photos');
        $key = ['bucket' => 'photos', 'key' => 'k'];
        $calls = [
            static fn (mixed ...$at): string => $template->url('k', ...$at),
            static fn (mixed ...$at): string => $template->urls(['k'], ...$at)[0],
            static fn (mixed ...$at): string => $template->presign('k', ...$at)->url,
            static fn (mixed ...$at): string => $scoped->presign('GetObject', ...$key, ...$at)->url,
            static fn (mixed ...$at): string => $scoped->presignPost(...$key, ...$at)->url,
        ];
        $ahead = \time() + 3600;
        foreach ($calls as $call) {
            self::assertStringContainsString('photos', $call());
            self::assertStringContainsString('photos', $call(signingTime: new \DateTimeImmutable()));
            self::refused('SigningTimeOutsideScope', fn () => $call(signingTime: $ahead));
        }
        foreach (\array_slice($calls, 3) as $call) {
            self::assertStringContainsString('photos', $call(signingTime: $ahead, clock: $ahead));
        }
        $parts = [...$key, 'uploadId' => 'i', 'partCount' => 1, 'signingTime' => $ahead];
        self::refused('SigningTimeOutsideScope', fn () => $scoped->presignMultipart(...$parts));
        self::refused('OperationOutsideScope', fn () => $scoped->presignMultipart(...$parts, clock: $ahead));
        $clocked = $scoped->template('GetObject', bucket: 'photos', clock: $ahead, query: ['a' => '1']);
        self::assertStringContainsString('/k?', $clocked->url('k', $ahead));
        $unscoped = self::signer()->template('GetObject', bucket: 'photos');
        self::assertStringContainsString('/k?', $unscoped->url('k', $ahead));
    }

    public function testARuleForABrowser(): void
    {
        $put = self::signer()->presign('PutObject', bucket: 'photos', key: 'k', contentType: 'image/png');
        $rule = $put->corsRule('https://app.example.com');
        self::assertSame(['https://app.example.com'], $rule->allowedOrigins);
        self::assertSame([['PUT'], ['content-type'], ['ETag']], [
            $rule->allowedMethods,
            $rule->allowedHeaders,
            $rule->exposeHeaders,
        ]);
        self::assertCount(1, \json_decode($rule->json, true)['CORSRules']);
        self::assertSame('CORSConfiguration', (new \SimpleXMLElement($rule->xml))->getName());
        $form = self::signer()->presignPost(bucket: 'photos', key: 'k');
        self::assertSame(['POST'], $form->corsRule('*')->allowedMethods);
        $both = S3Presign::corsRule(new \ArrayIterator([$put, $form]), '* null');
        self::assertSame([['POST', 'PUT'], ['*', 'null']], [$both->allowedMethods, $both->allowedOrigins]);
        self::refused('WrongType', fn () => S3Presign::corsRule([$put->url], '*'));
        self::refused('InvalidOrigin', fn () => $put->corsRule('app.example.com'));
    }
}
