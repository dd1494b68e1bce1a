<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use S3Presign\S3Presign;

/** What must be allowed, and the policies: what is the package's own, since the vectors judge what is answered. */
final class PermissionsTest extends SignerTestCase
{
    private const PLACE = ['region' => 'eu-west-1', 'bucket' => 'photos'];

    public function testAPresignedRequestIsAskedAbout(): void
    {
        $request = self::signer()->presign('PutObject', bucket: 'photos', key: '1.jpg', acl: 'private');
        $told = S3Presign::permissions($request, account: '111122223333');
        self::assertSame(['s3:PutObject', 's3:PutObjectAcl'], \array_column($told->permissions, 'action'));
        self::assertSame('ACL', $told->permissions[1]->because);
        self::assertSame('s3:PutObject on arn:aws:s3:::photos/1.jpg', (string) $told->permissions[0]);
    }

    public function testWhatIsNotKnownIsTold(): void
    {
        $kms = ['serverSideEncryption' => 'aws:kms', 'ssekmsKeyId' => 'alias/a'];
        $told = S3Presign::permissions('PutObject', ...self::PLACE, ...$kms);
        self::assertSame(['key', 'account', 'kms-key'], \array_column($told->openPlaces, 'option'));
        self::assertSame('kms:ResourceAliases=alias/a', $told->permissions[1]->onlyWhere);
        $plain = S3Presign::permissions('PutObject', ...self::PLACE);
        self::assertArrayHasKey('bucket-default-encryption', $plain->conditions);
        self::assertSame('s3:ListBucket', S3Presign::permissions('GetObject', ...self::PLACE)->optional[0]->action);
        $conditional = S3Presign::permissions('PutObject', ...self::PLACE, ifMatch: 'x');
        self::assertArrayHasKey('IfMatch', $conditional->doubts);
    }

    public function testPoliciesAreJoined(): void
    {
        $both = [
            S3Presign::permissions('PutObject', ...self::PLACE),
            S3Presign::permissions('GetObject', ...self::PLACE),
        ];
        $made = S3Presign::policy($both);
        self::assertSame(['s3:GetObject', 's3:PutObject'], \json_decode((string) $made)->Statement[0]->Action);
        self::assertLessThan(\strlen($made->text), $made->size);
        self::assertEquals($made, S3Presign::policy($both, onlyNeeded: true));
        $guard = S3Presign::guardPolicy('photos', https: true, network: ['203.0.113.0/24']);
        self::assertCount(2, \json_decode((string) $guard)->Statement);
        self::assertNotEmpty($guard->notes);
    }

    public function testWhatHasNoAnswerIsRefused(): void
    {
        self::refused('MissingOption', fn () => S3Presign::policy([]));
        self::refused('WrongType', fn () => S3Presign::policy('GetObject'));
        self::refused('WrongType', fn () => S3Presign::policy([], new \ArrayObject()));
        self::refused('WrongType', fn () => S3Presign::permissions('GetObject', account: new \ArrayObject()));
        self::refused('InvalidOption', fn () => S3Presign::permissions('GetObject', ...self::PLACE, account: '1'));
        self::refused('MissingOption', fn () => S3Presign::guardPolicy('photos'));
    }
}
