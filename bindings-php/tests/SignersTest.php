<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use S3Presign\Signer;

/** Signers: their options, and what a program already has to make them of. */
final class SignersTest extends SignerTestCase
{
    private const ENVIRONMENT = [
        'AWS_ACCESS_KEY_ID' => 'ASIAIOSFODNN7EXAMPLE',
        'AWS_SECRET_ACCESS_KEY' => 'secret',
        'AWS_SESSION_TOKEN' => 'token',
        'AWS_CREDENTIAL_EXPIRATION' => '2026-01-02T03:10:00Z',
        'AWS_DEFAULT_REGION' => 'us-east-1',
        'AWS_REGION' => 'eu-west-1',
    ];
    private const REQUEST = ['bucket' => 'photos', 'key' => 'k', 'signingTime' => self::NOW];

    public function testASignerIsCheckedWhenItIsMade(): void
    {
        self::refused('MissingOption', fn () => new Signer());
        self::refused('MissingRegion', fn () => new Signer(accessKeyId: 'a', secretAccessKey: 's'));
        self::refused('UnknownOption', fn () => self::signer(accesKeyId: 'a'));
        self::refused('InvalidEndpoint', fn () => self::signer(endpoint: 'localhost'));
        $stray = self::refused('InvalidCredentials', fn () => self::signer(secretAccessKey: "s3cret\n"));
        self::assertStringNotContainsString('s3cret', $stray->getMessage());
    }

    public function testOptionsChangeWhereItSigns(): void
    {
        $local = self::signer(endpoint: 'http://localhost:9000', addressing: 'path');
        self::assertSame('http://localhost:9000/photos/a%20b', $local->objectUrl('photos', 'a b'));
        $fast = self::signer(useAccelerate: true, useDualStack: true);
        self::assertSame(
            'https://photos.s3-accelerate.dualstack.amazonaws.com/a',
            $fast->objectUrl('photos', 'a'),
        );
        $day = new \DateInterval('P1D');
        self::refused('ExpiryOutOfRange', fn () => self::signer(maxExpiresIn: $day)
            ->presign('GetObject', ...self::REQUEST, expiresIn: 86_401));
    }

    public function testFromAnArrayLikeTheEnvironment(): void
    {
        $result = Signer::fromEnv(self::ENVIRONMENT)->presign('GetObject', ...self::REQUEST);
        self::assertStringStartsWith('https://photos.s3.eu-west-1.amazonaws.com/k?', $result->url);
        self::assertStringContainsString('&X-Amz-Security-Token=token&', $result->url);
        self::assertSame('credentials', $result->limitedBy);
        self::assertSame('2026-01-02T03:10:00+00:00', $result->expiresAt->format('c'));

        $minio = [...self::ENVIRONMENT, 'AWS_ENDPOINT_URL' => 'http://localhost:9000'];
        $local = Signer::fromEnv($minio, addressing: 'path')->presign('GetObject', ...self::REQUEST);
        self::assertStringStartsWith('http://localhost:9000/photos/k?', $local->url);

        $dual = [...self::ENVIRONMENT, 'AWS_USE_DUALSTACK_ENDPOINT' => 'true', 'AWS_USE_FIPS_ENDPOINT' => 'false'];
        self::assertStringContainsString('.s3.dualstack.', Signer::fromEnv($dual)->objectUrl('photos', 'k'));
        self::refused('MissingOption', fn () => Signer::fromEnv([]));
    }

    public function testArgumentsWinAndNullIsNone(): void
    {
        $signer = Signer::fromEnv(self::ENVIRONMENT, region: 'eu-north-1', endpoint: null);
        self::assertSame('https://photos.s3.eu-north-1.amazonaws.com/k', $signer->objectUrl('photos', 'k'));
        $environment = [...self::ENVIRONMENT, 'AWS_REGION' => ''];
        $signer = Signer::fromEnv($environment, region: null);
        self::assertSame('https://photos.s3.us-east-1.amazonaws.com/k', $signer->objectUrl('photos', 'k'));
    }

    public function testCredentialsOfTwoSourcesNeverMix(): void
    {
        $own = Signer::fromEnv(self::ENVIRONMENT, accessKeyId: self::ACCESS_KEY_ID, secretAccessKey: 'other');
        $result = $own->presign('GetObject', ...self::REQUEST);
        self::assertStringNotContainsString('Security-Token', $result->url);
        self::assertSame('request', $result->limitedBy);
        self::refused('MissingOption', fn () => Signer::fromEnv(self::ENVIRONMENT, accessKeyId: 'AKIA'));
        self::refused('MissingOption', fn () => Signer::fromEnv(self::ENVIRONMENT, access_key_id: 'AKIA'));
        self::refused('MissingOption', fn () => Signer::fromEnv(self::ENVIRONMENT, sessionToken: 'own'));
    }

    public function testVariablesThatAreNotUnicodeAreNamedAndNotShown(): void
    {
        foreach (["hush\xff", "hush\u{fffd}"] as $broken) {
            $secret = [...self::ENVIRONMENT, 'AWS_SECRET_ACCESS_KEY' => $broken];
            $refused = self::refused('VariableNotUnicode', fn () => Signer::fromEnv($secret));
            self::assertStringContainsString('AWS_SECRET_ACCESS_KEY', $refused->getMessage());
            self::assertStringNotContainsString('hush', $refused->getMessage());
            $others = ['LS_COLORS' => $broken, $broken => 'x', 'argc' => 1, 'argv' => [], 'AWS_REGION' => null];
            $signer = Signer::fromEnv([...self::ENVIRONMENT, ...$others]);
            self::assertSame('https://photos.s3.us-east-1.amazonaws.com/k', $signer->objectUrl('photos', 'k'));
        }
    }

    public function testFromTheEnvironmentItself(): void
    {
        $print = 'echo S3Presign\Signer::fromEnv()->template("GetObject", bucket: "photos")->url("k", 1767323045);';
        $printed = Subprocess::php($print, [], self::ENVIRONMENT);
        $expected = Signer::fromEnv(self::ENVIRONMENT)->presign('GetObject', ...self::REQUEST)->url;
        self::assertSame([$expected, ''], [$printed->output, $printed->errors]);
    }

    public function testFromCredentialsOfTheSdkAndFromTheirPromise(): void
    {
        $credentials = new SdkCredentials('ASIAIOSFODNN7EXAMPLE', 'secret', 'token', self::NOW + 60);
        $direct = Signer::fromAws($credentials, region: 'eu-west-1')->presign('GetObject', ...self::REQUEST);
        self::assertSame('credentials', $direct->limitedBy);
        self::assertSame(self::NOW + 60, $direct->expiresAt->getTimestamp());
        self::assertStringContainsString('&X-Amz-Security-Token=token&', $direct->url);
        $promised = Signer::fromAws(new SdkPromise($credentials), region: 'eu-west-1');
        self::assertEquals($direct, $promised->presign('GetObject', ...self::REQUEST));

        $lasting = Signer::fromAws(new SdkCredentials(self::ACCESS_KEY_ID, 'secret', null, null), region: 'eu-west-1');
        self::assertStringNotContainsString('Token', $lasting->presign('GetObject', ...self::REQUEST)->url);
        self::refused('MissingRegion', fn () => Signer::fromAws($credentials));
        $none = static fn () => Signer::fromAws(new \stdClass(), region: 'r');
        self::assertStringContainsString('is of type stdClass; ', self::refused('WrongType', $none)->getMessage());
        $empty = static fn () => Signer::fromAws(new SdkPromise(null), region: 'r');
        self::assertStringContainsString('which have getAccessKeyId()', self::refused('WrongType', $empty)->getMessage());
    }
}
