<?php

declare(strict_types=1);

namespace S3Presign\Tests;

/** Has the method of `GuzzleHttp\Promise\PromiseInterface` that awaits. */
final class SdkPromise
{
    public function __construct(private readonly ?SdkCredentials $credentials)
    {
    }

    public function wait(): ?SdkCredentials
    {
        return $this->credentials;
    }
}
