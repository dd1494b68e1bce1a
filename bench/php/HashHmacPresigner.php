<?php

declare(strict_types=1);

namespace S3Presign\Bench;

/**
 * What a PHP program does today without the AWS SDK: Signature Version 4 written out
 * with hash() and hash_hmac(), as AWS's documentation has it, for one bucket.
 */
final class HashHmacPresigner
{
    private readonly string $host;
    private string $keyDate = '';
    private string $signingKey = '';

    /** @param bool $keepsKey derive the signing key once a day, which few do */
    public function __construct(
        private readonly string $accessKeyId,
        private readonly string $secretAccessKey,
        private readonly string $region,
        string $bucket,
        private readonly bool $keepsKey,
    ) {
        $this->host = "$bucket.s3.$region.amazonaws.com";
    }

    /** @param array<string, string> $headers by their lower-case names */
    public function url(string $method, string $key, int $expiresIn, array $headers = []): string
    {
        $now = time();
        $date = gmdate('Ymd', $now);
        $timestamp = gmdate('Ymd\THis\Z', $now);
        $scope = "$date/$this->region/s3/aws4_request";

        $headers['host'] = $this->host;
        ksort($headers);
        $signedHeaders = implode(';', array_keys($headers));
        $canonicalHeaders = '';
        foreach ($headers as $name => $value) {
            $canonicalHeaders .= "$name:" . trim($value) . "\n";
        }

        $query = http_build_query([
            'X-Amz-Algorithm' => 'AWS4-HMAC-SHA256',
            'X-Amz-Credential' => "$this->accessKeyId/$scope",
            'X-Amz-Date' => $timestamp,
            'X-Amz-Expires' => $expiresIn,
            'X-Amz-SignedHeaders' => $signedHeaders,
        ], '', '&', PHP_QUERY_RFC3986);
        $path = '/' . str_replace('%2F', '/', rawurlencode($key));

        $request = "$method\n$path\n$query\n$canonicalHeaders\n$signedHeaders\nUNSIGNED-PAYLOAD";
        $toSign = "AWS4-HMAC-SHA256\n$timestamp\n$scope\n" . hash('sha256', $request);
        $signature = hash_hmac('sha256', $toSign, $this->signingKey($date));

        return "https://$this->host$path?$query&X-Amz-Signature=$signature";
    }

    private function signingKey(string $date): string
    {
        if ($this->keepsKey && $date === $this->keyDate) {
            return $this->signingKey;
        }
        $key = hash_hmac('sha256', $date, "AWS4$this->secretAccessKey", true);
        $key = hash_hmac('sha256', $this->region, $key, true);
        $key = hash_hmac('sha256', 's3', $key, true);
        $this->keyDate = $date;
        $this->signingKey = hash_hmac('sha256', 'aws4_request', $key, true);

        return $this->signingKey;
    }
}
