<?php

declare(strict_types=1);

namespace S3Presign\Tests;

/** Has the methods of `Aws\Credentials\CredentialsInterface`. */
final class SdkCredentials
{
    public function __construct(
        private readonly string $accessKeyId,
        private readonly string $secretKey,
        private readonly ?string $securityToken,
        private readonly ?int $expiration,
    ) {
    }

    public function getAccessKeyId(): string
    {
        return $this->accessKeyId;
    }

    public function getSecretKey(): string
    {
        return $this->secretKey;
    }

    public function getSecurityToken(): ?string
    {
        return $this->securityToken;
    }

    public function getExpiration(): ?int
    {
        return $this->expiration;
    }
}
