<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use S3Presign\Operation;
use S3Presign\Parameter;
use S3Presign\S3PresignException;

/** The constants of operations and parameters, which the signer takes as the texts that they are. */
final class NamesTest extends SignerTestCase
{
    public function testAConstantIsItsText(): void
    {
        $upload = self::signer()->presign(
            Operation::PUT_OBJECT,
            'photos',
            'k',
            ...[Parameter::CONTENT_TYPE => 'image/png', Parameter::SSE_KMS_KEY_ID => 'key'],
        );
        self::assertSame(
            ['content-type' => 'image/png', 'x-amz-server-side-encryption-aws-kms-key-id' => 'key'],
            $upload->headers,
        );
    }

    public function testTheSignerKnowsEveryOperation(): void
    {
        $operations = (new \ReflectionClass(Operation::class))->getConstants();
        self::assertGreaterThan(100, \count($operations));
        foreach ($operations as $operation) {
            try {
                self::signer()->presign($operation, bucket: 'photos', key: 'k');
            } catch (S3PresignException $refused) {
                self::assertNotSame('UnknownOperation', $refused->errorCode, $operation);
            }
        }
    }
}
