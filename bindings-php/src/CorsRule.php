<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;
use S3Presign\Native\Library;
use S3Presign\Native\ParameterList;

/**
 * The smallest CORS rule of a bucket that lets a browser use a presigned request.
 *
 * ```php
 * $upload = $signer->presign('PutObject', bucket: 'photos', key: 'a.png', contentType: 'image/png');
 * $rule = $upload->corsRule('https://app.example.com');
 * $rule->allowedMethod; // => 'PUT'
 * $rule->exposeHeaders; // => ['ETag']
 * ```
 */
final class CorsRule
{
    /**
     * @param list<string> $allowedHeaders
     * @param list<string> $exposeHeaders
     */
    private function __construct(
        /** The origin that was asked for. */
        public readonly string $allowedOrigin,
        /** The method of the request. */
        public readonly string $allowedMethod,
        /**
         * The signed headers that a browser must be allowed to send.
         *
         * @var list<string>
         */
        public readonly array $allowedHeaders,
        /**
         * What the page may read of the answer.
         *
         * @var list<string>
         */
        public readonly array $exposeHeaders,
        /** The body of PutBucketCors, with this rule alone. */
        public readonly string $xml,
        /** The same as AWS's command line and SDKs take it. */
        public readonly string $json,
    ) {
    }

    /**
     * @internal
     */
    public static function of(#[\SensitiveParameter] ParameterList $result, string $origin): self
    {
        $answer = Answer::read(
            Library::loaded()->answer('s3presign_cors_rule', ...$result->joined(), ...Library::text($origin)),
        );

        return new self(
            $answer->text('allowed-origin'),
            $answer->text('allowed-method'),
            $answer->all('allowed-header'),
            $answer->all('expose-header'),
            $answer->text('xml'),
            $answer->text('json'),
        );
    }
}
