<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use S3Presign\ReceivedForm;
use S3Presign\ReceivedRequest;
use S3Presign\S3Presign;

/** What a server receives, what a URL says, and why a server refused. */
final class ReceivedTest extends SignerTestCase
{
    private static function request(string $key = 'a.png'): ReceivedRequest
    {
        $upload = self::signer()->presign(
            'PutObject',
            bucket: 'photos',
            key: 'a.png',
            contentType: 'image/png',
            signingTime: self::NOW,
        );

        return new ReceivedRequest('PUT', \str_replace('/a.png', "/$key", $upload->url), $upload->headers);
    }

    public function testARequestIsReadAndThenVerified(): void
    {
        $request = self::request();
        self::assertSame([self::ACCESS_KEY_ID, null, 'eu-west-1', 's3'], [
            $request->accessKeyId,
            $request->sessionToken(),
            $request->region,
            $request->service,
        ]);
        $verified = $request->verify(self::SECRET, now: self::NOW, region: 'eu-west-1', clockSkew: 5);
        self::assertSame(self::ACCESS_KEY_ID, $verified->accessKeyId);
        self::assertSame(self::NOW, $verified->signedAt->getTimestamp());
        self::assertSame(self::NOW + 900, $verified->expiresAt->getTimestamp());
        self::assertSame('image/png', $verified->signedHeaders['content-type']);
        self::assertSame('UNSIGNED-PAYLOAD', $verified->payloadHash);
    }

    public function testARefusalSaysExactlyWhyNot(): void
    {
        $verify = static fn (mixed ...$rules): callable => static fn () =>
            self::request()->verify(...['secretAccessKey' => self::SECRET, 'now' => self::NOW, ...$rules]);
        self::assertSame(self::ACCESS_KEY_ID, $verify()()->accessKeyId);
        self::refused('SignatureMismatch', $verify(secretAccessKey: 'another'));
        self::refused('SignatureMismatch', fn () => self::request('b.png')->verify(self::SECRET, self::NOW));
        self::refused('UnknownAccessKey', $verify(secretAccessKey: null));
        self::refused('RequestExpired', $verify(now: self::NOW + 901));
        self::refused('RequestNotYetValid', $verify(now: self::NOW - 6, clockSkew: new \DateInterval('PT5S')));
        self::refused('WrongRegion', $verify(region: 'eu-north-1'));
        self::refused('WrongService', $verify(service: 's3express'));
        self::refused('ExpiryOutOfRange', $verify(maxExpiresIn: 899));
        self::refused('SessionTokenMismatch', $verify(sessionToken: 'token'));
        self::refused('CredentialsExpired', $verify(credentialsExpiration: self::NOW - 1, sessionToken: ''));
        self::refused('UnknownOption', $verify(realm: 'x'));
        self::refused('MalformedRequest', fn () => new ReceivedRequest('GET', 'https://h/a'));
    }

    public function testHeadersComeAsEveryFrameworkHasThem(): void
    {
        $upload = self::signer()->presign('PutObject', bucket: 'photos', key: 'k', contentType: 'image/png');
        $target = \substr($upload->url, \strlen('https://photos.s3.eu-west-1.amazonaws.com'));
        $one = ['Host' => 'photos.s3.eu-west-1.amazonaws.com', 'Content-Type' => 'image/png', 'Accept' => '*/*'];
        $psr7 = \array_map(static fn (string $value): array => [$value], $one);
        foreach ([$one, $psr7, new \ArrayIterator($one)] as $headers) {
            $verified = (new ReceivedRequest('PUT', $target, $headers))->verify(self::SECRET);
            self::assertSame('image/png', $verified->signedHeaders['content-type']);
        }
        self::refused('WrongType', fn () => new ReceivedRequest('PUT', $target, ['Host: b']));
    }

    public function testATemporaryCredentialsToken(): void
    {
        $signer = self::signer(accessKeyId: 'ASIAIOSFODNN7EXAMPLE', sessionToken: 'token');
        $request = new ReceivedRequest('GET', $signer->presign('GetObject', bucket: 'b', key: 'k')->url);
        self::assertSame('token', $request->sessionToken());
        $ends = new \DateTimeImmutable('+1 hour');
        $verified = $request->verify(self::SECRET, sessionToken: 'token', credentialsExpiration: $ends);
        self::assertSame('ASIAIOSFODNN7EXAMPLE', $verified->accessKeyId);
        self::refused('SessionTokenMismatch', fn () => $request->verify(self::SECRET));
    }

    public function testAFormIsReadAndThenVerified(): void
    {
        $post = self::signer()->presignPost(
            bucket: 'photos',
            key: 'u/42/${filename}',
            minContentLength: 1,
            maxContentLength: 1000,
            signingTime: self::NOW,
        );
        $form = new ReceivedForm('photos', $post->fields, contentLength: 1000, fileName: 'cat.png');
        self::assertSame('u/42/cat.png', $form->key);
        self::assertSame([self::ACCESS_KEY_ID, null, 'eu-west-1', 's3'], [
            $form->accessKeyId,
            $form->sessionToken(),
            $form->region,
            $form->service,
        ]);
        $verified = $form->verify(self::SECRET, now: self::NOW);
        self::assertSame([1, 1000], [$verified->minContentLength, $verified->maxContentLength]);
        self::assertSame(self::NOW + 900, $verified->expiresAt->getTimestamp());
        self::assertSame([self::ACCESS_KEY_ID, self::NOW], [
            $verified->accessKeyId,
            $verified->signedAt->getTimestamp(),
        ]);

        $large = new ReceivedForm('photos', $post->fields, 1001);
        self::refused('PolicyConditionFailed', fn () => $large->verify(self::SECRET, self::NOW));
        $more = new ReceivedForm('photos', [...$post->fields, 'acl' => 'private']);
        self::refused('FieldWithoutCondition', fn () => $more->verify(self::SECRET, self::NOW));
        $climbing = new ReceivedForm('photos', $post->fields, fileName: '..');
        self::assertNotNull($climbing->verify(self::SECRET, self::NOW, requireSafeKey: false));
        self::refused('UnsafeKey', fn () => $climbing->verify(self::SECRET, self::NOW, requireSafeKey: true));
        self::refused('MalformedRequest', fn () => new ReceivedForm('photos', []));
        $open = self::signer()->presignPost(bucket: 'photos', key: 'k', signingTime: self::NOW);
        self::assertNotNull((new ReceivedForm('photos', $open->fields))->verify(self::SECRET, self::NOW));
    }

    public function testAUrlIsExplained(): void
    {
        $upload = self::signer()->presign(
            'PutObject',
            bucket: 'photos',
            key: 'a b',
            contentType: 'image/png',
            signingTime: self::NOW,
        );
        $told = S3Presign::explain($upload->url, now: self::NOW);
        self::assertSame(['4', 'PutObject', ['PutObject'], 'photos', 'a b', 'virtual', 'valid'], [
            $told->signatureVersion,
            $told->operation,
            $told->possibleOperations,
            $told->bucket,
            $told->key,
            $told->addressing,
            $told->state,
        ]);
        self::assertSame(['photos.s3.eu-west-1.amazonaws.com', self::ACCESS_KEY_ID, 'eu-west-1', 's3'], [
            $told->host,
            $told->accessKeyId,
            $told->region,
            $told->service,
        ]);
        self::assertSame(self::NOW, $told->signedAt?->getTimestamp());
        self::assertSame(self::NOW + 900, $told->expiresAt->getTimestamp());
        self::assertSame(['content-type'], $told->headers);
        $bound = \array_column(\array_map(static fn ($binding): array => (array) $binding, $told->aspects), 'bound', 'aspect');
        self::assertTrue($bound['content-type']);
        self::assertFalse($bound['content-length']);
        self::assertNotSame('', $told->aspects[0]->detail);
        self::assertSame('UnboundedUpload', $told->warnings[0]->code);
        self::assertSame($told->text, (string) $told);
        self::assertStringNotContainsString(\substr($upload->url, -64), $told->text);
        self::assertSame('expired', S3Presign::explain($upload->url)->state);
        self::assertSame('not-yet-valid', S3Presign::explain($upload->url, now: self::NOW - 3600)->state);
        self::refused('NotPresigned', fn () => S3Presign::explain('https://h/'));

        $download = self::signer()->presign('GetObject', bucket: 'photos', key: 'a');
        self::assertNull(S3Presign::explain($download->url)->operation);
        self::assertContains('GetObject', S3Presign::explain($download->url)->possibleOperations);
        self::assertSame('GetObject', S3Presign::explain($download->url, 'GET')->operation);
    }

    public function testARefusalIsDiagnosed(): void
    {
        $put = self::signer()->presign('PutObject', bucket: 'photos', key: 'k', contentType: 'image/png');
        $seen = \strtr($put->canonicalRequest(), ['image/png' => 'text/html', '&' => '&amp;']);
        $answer = "<Error><Code>SignatureDoesNotMatch</Code><Message>no</Message><CanonicalRequest>$seen"
            . '</CanonicalRequest></Error>';
        $told = S3Presign::diagnose($answer, $put);
        self::assertSame(['SignatureDoesNotMatch', 'no'], [$told->code, $told->message]);
        self::assertSame('HeaderChanged', $told->findings[0]->code);
        self::assertStringContainsString('"text/html"', $told->text);
        self::assertSame('shown', $told->findings[0]->certainty);
        self::assertSame([$told->text, $told->text], [(string) $told, "shown: {$told->findings[0]}"]);
        $same = S3Presign::diagnose($answer, method: 'PUT', url: $put->url, headers: $put->headers);
        self::assertEquals($told, $same);
        $two = S3Presign::diagnose($answer, $put, sentMethod: 'POST', sentUrl: $put->url, sentHeaders: $put->headers);
        self::assertSame('MethodChanged', $two->findings[0]->code);
        self::assertSame('TryAgain', S3Presign::diagnose('<Error><Code>SlowDown</Code></Error>')->findings[0]->code);
        self::refused('NotAnErrorResponse', fn () => S3Presign::diagnose(\str_repeat('x', 262_145)));
        self::refused('MissingOption', fn () => S3Presign::diagnose());
    }

    public function testRedaction(): void
    {
        $url = self::signer(sessionToken: 'to/ken')->presign('GetObject', bucket: 'b', key: 'k')->url;
        $shown = S3Presign::redact($url);
        self::assertStringNotContainsString('to%2Fken', $shown);
        self::assertStringContainsString('X-Amz-Signature=REDACTED', $shown);
        self::assertSame('no URL', S3Presign::redact('no URL'));
    }
}
