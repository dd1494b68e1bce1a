<?php

declare(strict_types=1);

namespace S3Presign\Native;

/**
 * Credentials of the AWS SDK for PHP as options of a signer, told by their methods:
 * the SDK itself is not needed.
 *
 * @internal
 */
final class AwsCredentials
{
    private const METHODS = ['getAccessKeyId', 'getSecretKey', 'getSecurityToken', 'getExpiration'];

    /**
     * @return array<string, mixed>
     * @throws \S3Presign\S3PresignException `WrongType` for what has not the methods of the SDK's CredentialsInterface
     */
    public static function options(#[\SensitiveParameter] mixed $credentials): array
    {
        // The SDK's clients and providers answer promises.
        if (\is_callable([$credentials, 'wait'])) {
            $credentials = $credentials->wait();
        }
        foreach (self::METHODS as $method) {
            if (!\is_object($credentials) || !\is_callable([$credentials, $method])) {
                $expected = "those of the AWS SDK, which have $method()";
                throw ParameterList::wrongType('credentials', $credentials, $expected);
            }
        }

        return [
            'accessKeyId' => $credentials->getAccessKeyId(),
            'secretAccessKey' => $credentials->getSecretKey(),
            'sessionToken' => $credentials->getSecurityToken(),
            'credentialsExpiration' => $credentials->getExpiration(),
        ];
    }
}
