<?php

declare(strict_types=1);

namespace S3Presign\Native;

/**
 * The variables that AWS's own tools read, as options of a signer; an empty variable
 * is none.
 *
 * @internal
 */
final class Environment
{
    /** @param array<mixed> $variables */
    private function __construct(#[\SensitiveParameter] private readonly array $variables)
    {
    }

    /** @throws \S3Presign\S3PresignException `WrongType` for what is not an array */
    public static function of(#[\SensitiveParameter] mixed $variables): self
    {
        return \is_array($variables)
            ? new self($variables)
            : throw ParameterList::wrongType('environment', $variables, 'an array of names and values');
    }

    /** @return array<string, ?string> */
    public function credentials(): array
    {
        return [
            'accessKeyId' => $this->first('AWS_ACCESS_KEY_ID'),
            'secretAccessKey' => $this->first('AWS_SECRET_ACCESS_KEY'),
            'sessionToken' => $this->first('AWS_SESSION_TOKEN'),
            'credentialsExpiration' => $this->first('AWS_CREDENTIAL_EXPIRATION'),
        ];
    }

    /** @return array<string, ?string> */
    public function endpoint(): array
    {
        return [
            'region' => $this->first('AWS_REGION', 'AWS_DEFAULT_REGION'),
            'endpoint' => $this->first('AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL'),
            'useFips' => $this->first('AWS_USE_FIPS_ENDPOINT'),
            'useDualStack' => $this->first('AWS_USE_DUALSTACK_ENDPOINT'),
        ];
    }

    /** @return array<string, never> */
    public function __debugInfo(): array
    {
        return [];
    }

    private function first(string ...$names): ?string
    {
        foreach ($names as $name) {
            $value = $this->variables[$name] ?? '';
            if (\is_string($value) && $value !== '') {
                return $value;
            }
        }

        return null;
    }
}
