<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;
use S3Presign\Native\Library;
use S3Presign\Native\ParameterList;

/**
 * The smallest CORS rule of a bucket that lets a browser use what was presigned.
 *
 * ```php
 * $upload = $signer->presign('PutObject', bucket: 'photos', key: 'a.png', contentType: 'image/png');
 * $rule = $upload->corsRule('https://app.example.com');
 * $rule->allowedMethods; // => ['PUT']
 * $rule->exposeHeaders; // => ['ETag']
 * ```
 */
final class CorsRule
{
    /**
     * @param list<string> $allowedOrigins
     * @param list<string> $allowedMethods
     * @param list<string> $allowedHeaders
     * @param list<string> $exposeHeaders
     */
    private function __construct(
        /**
         * The origins that were asked for.
         *
         * @var list<string>
         */
        public readonly array $allowedOrigins,
        /**
         * The methods of the requests, in the order of the alphabet.
         *
         * @var list<string>
         */
        public readonly array $allowedMethods,
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
     * @param iterable<PresignedRequest|PresignedPost|PresignedMultipart> $results
     */
    public static function of(#[\SensitiveParameter] iterable $results, string $origin): self
    {
        $list = new ParameterList();
        foreach ($results as $result) {
            $isOne = $result instanceof PresignedRequest || $result instanceof PresignedPost
                || $result instanceof PresignedMultipart;
            if (!$isOne) {
                $expected = 'an iterable of presigned requests, forms and uploads in parts';
                throw ParameterList::wrongType('results', $result, $expected);
            }
            $result->addTo($list);
        }
        $answer = Answer::read(
            Library::loaded()->answer('s3presign_cors_rule', ...$list->joined(), ...Library::text($origin)),
        );

        return new self(
            $answer->all('allowed-origin'),
            $answer->all('allowed-method'),
            $answer->all('allowed-header'),
            $answer->all('expose-header'),
            $answer->text('xml'),
            $answer->text('json'),
        );
    }
}
