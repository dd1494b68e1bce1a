<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use PHPUnit\Framework\TestCase;
use S3Presign\S3PresignException;
use S3Presign\Signer;

/** A signer, an instant, and how a refusal is expected. */
abstract class SignerTestCase extends TestCase
{
    protected const ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
    protected const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    /** 2026-01-02T03:04:05Z */
    protected const NOW = 1767323045;

    protected static function signer(mixed ...$options): Signer
    {
        $ours = ['accessKeyId' => self::ACCESS_KEY_ID, 'secretAccessKey' => self::SECRET, 'region' => 'eu-west-1'];

        return new Signer(...[...$ours, ...$options]);
    }

    protected static function refused(string $errorCode, callable $call): S3PresignException
    {
        try {
            $call();
        } catch (S3PresignException $exception) {
            self::assertSame($errorCode, $exception->errorCode, $exception->getMessage());
            self::assertNotSame('', $exception->getMessage());
            self::assertLessThan(0, $exception->getCode());

            return $exception;
        }
        self::fail("not refused as $errorCode");
    }

    /** Whatever the code: others say more of that. */
    protected static function assertRefused(callable $call): void
    {
        self::thrown(S3PresignException::class, '', $call);
    }

    /** @param class-string<\Throwable> $class */
    protected static function thrown(string $class, string $message, callable $call): void
    {
        try {
            $call();
        } catch (\Throwable $thrown) {
            self::assertInstanceOf($class, $thrown);
            self::assertStringContainsString($message, $thrown->getMessage());

            return;
        }
        self::fail("no $class was thrown");
    }
}
