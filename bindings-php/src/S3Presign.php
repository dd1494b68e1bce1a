<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;
use S3Presign\Native\Instant;
use S3Presign\Native\Library;
use S3Presign\Native\ParameterList;

/**
 * What can be asked without a signer: what a URL says, why a server refused, and what
 * completes an upload in parts.
 */
final class S3Presign
{
    private function __construct()
    {
    }

    /**
     * Masks signature, session token and encryption keys of a presigned URL, for logs. The URL
     * need not come from this package; text that is not a URL is answered as it is. Of a request
     * it answers the URL, of a form or an upload the JSON.
     *
     * ```php
     * S3Presign::redact('https://h/a?X-Amz-Date=20260102T030405Z&X-Amz-Signature=5d67');
     * // => 'https://h/a?X-Amz-Date=20260102T030405Z&X-Amz-Signature=REDACTED'
     * ```
     *
     * @param string|PresignedRequest|PresignedPost|PresignedMultipart $url a URL, any text, or a result
     * @throws S3PresignException `InvalidUtf8`
     */
    public static function redact(
        #[\SensitiveParameter] string|PresignedRequest|PresignedPost|PresignedMultipart $url,
    ): string {
        $text = match (true) {
            \is_string($url) => $url,
            $url instanceof PresignedRequest => $url->url,
            default => \json_encode($url, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES),
        };

        return Library::loaded()->answer('s3presign_redact', ...Library::text($text));
    }

    /**
     * Explains a presigned URL: of any signer, Signature Version 4, 4A or the legacy 2. Nothing
     * is verified.
     *
     * ```php
     * $download = $signer->presign('GetObject', bucket: 'photos', key: 'a.png');
     * S3Presign::explain($download->url, method: 'HEAD')->operation; // => 'HeadObject'
     * ```
     *
     * @param string $url the whole URL
     * @param string|null $method a URL does not say it; with it, one operation is left
     * @param \DateTimeInterface|int|null $now an instant or Unix seconds; default: the clock, read once
     * @param string|null $bucket a custom domain does not say where its bucket stands; with it, the
     *     key is known
     * @param string|null $unsignedPathPrefix a path that a proxy removes before the one that was signed
     * @throws S3PresignException `NotPresigned` for text that is not a presigned URL
     */
    public static function explain(
        #[\SensitiveParameter] string $url,
        ?string $method = null,
        \DateTimeInterface|int|null $now = null,
        ?string $bucket = null,
        ?string $unsignedPathPrefix = null,
    ): Explanation {
        $list = ParameterList::of([
            'url' => $url,
            'method' => $method,
            'now' => Instant::seconds('now', $now),
            'bucket' => $bucket,
            'unsignedPathPrefix' => $unsignedPathPrefix,
        ]);

        return Explanation::fromAnswer(
            Answer::read(Library::loaded()->answer('s3presign_explain', ...$list->joined())),
        );
    }

    /**
     * Says why a server refused a presigned request, and what to change.
     *
     * ```php
     * $diagnosis = S3Presign::diagnose('<Error><Code>SlowDown</Code></Error>');
     * $diagnosis->findings[0]->code; // => 'TryAgain'
     * ```
     *
     * @param string|null $answer what the server answered, as you have it: the XML, with the head of the
     *     response or without, as a browser or a log shows it, or the message of an exception. With a
     *     secret it may be left out.
     * @param PresignedRequest|null $request what was presigned, to compare it with; or its method,
     *     URL and headers where another signer made it. The answer to a form is passed alone.
     * @param string|null $method the HTTP method
     * @param string|null $url the presigned URL
     * @param iterable<string, string|list<string>> $headers by name: those that had to be sent
     * @param string|null $sentMethod of the request as it was sent, where you know it
     * @param string|null $sentUrl of the request as it was sent
     * @param iterable<string, string|list<string>> $sentHeaders by name: those that were sent
     * @param string|null $accessKeyId with the two that follow, the credentials that the URL should be
     *     signed with, to prove what was signed; nothing is tried unless the URL names this key
     * @param string|null $secretAccessKey which shows nowhere
     * @param string|null $sessionToken of temporary credentials
     * @param string|null $unsignedPathPrefix a path that a proxy removes before the one that was signed; a
     *     request knows its own
     * @throws S3PresignException `NotAnErrorResponse` for an answer of more than 262,144 bytes,
     *     `MissingOption` for a secret without a request, `WrongType` for headers that are a list
     */
    public static function diagnose(
        #[\SensitiveParameter] ?string $answer = null,
        #[\SensitiveParameter] ?PresignedRequest $request = null,
        ?string $method = null,
        #[\SensitiveParameter] ?string $url = null,
        #[\SensitiveParameter] iterable $headers = [],
        ?string $sentMethod = null,
        #[\SensitiveParameter] ?string $sentUrl = null,
        #[\SensitiveParameter] iterable $sentHeaders = [],
        ?string $accessKeyId = null,
        #[\SensitiveParameter] ?string $secretAccessKey = null,
        #[\SensitiveParameter] ?string $sessionToken = null,
        ?string $unsignedPathPrefix = null,
    ): Diagnosis {
        $list = $request?->parameters() ?? new ParameterList();
        $texts = \compact(
            'answer',
            'method',
            'url',
            'unsignedPathPrefix',
            'sentMethod',
            'sentUrl',
            'accessKeyId',
            'secretAccessKey',
            'sessionToken',
        );
        foreach (\array_filter($texts, \is_string(...)) as $name => $value) {
            $list->add($name, $value);
        }
        $list->addEntries('header', $headers);
        $list->addEntries('sent-header', $sentHeaders);

        return Diagnosis::fromAnswer(
            Answer::read(Library::loaded()->answer('s3presign_diagnose', ...$list->joined())),
        );
    }

    /**
     * Reads the id of an upload out of the response to CreateMultipartUpload.
     *
     * ```php
     * $body = '<InitiateMultipartUploadResult><UploadId>VXBs</UploadId></InitiateMultipartUploadResult>';
     * S3Presign::uploadId($body); // => 'VXBs'
     * ```
     *
     * @param string $response its body
     * @throws S3PresignException `NoUploadId` for another text
     */
    public static function uploadId(string $response): string
    {
        return Library::loaded()->answer('s3presign_upload_id', ...Library::text($response));
    }

    /**
     * The body of the request that completes an upload in parts, as XML.
     *
     * ```php
     * $xml = S3Presign::completedParts([1 => '"9b2c"', 2 => '"1f00"']);
     * str_contains($xml, '<ETag>&quot;9b2c&quot;</ETag><PartNumber>1</PartNumber>'); // => true
     * ```
     *
     * @param array<int, string> $etags the `ETag` of each part's answer, with the header's quotes or
     *     without, by the part's number from 1 on, in any order
     * @param array<int, string> ...$checksums by name, for parts that were uploaded with one:
     *     `checksumSHA256: [1 => '...']`
     * @throws S3PresignException `NoParts`, `InvalidPartNumber`, `InvalidEtag`, `PartOutsidePlan`, ...
     *     `MalformedParameters` for a checksum without a name
     */
    public static function completedParts(array $etags, array ...$checksums): string
    {
        $list = new ParameterList();
        foreach (['part' => $etags] + $checksums as $name => $parts) {
            if (\is_int($name)) {
                throw ParameterList::unnamed('checksums have no name; pass them as a named argument');
            }
            $name === 'part' ? $list->addEach($name, $parts) : $list->add($name, $parts);
        }

        return Library::loaded()->answer('s3presign_completed_parts', ...$list->joined());
    }

    /**
     * The version of the native library, such as `1.4.0`.
     *
     * @throws LibraryNotLoadedException if it cannot be used
     */
    public static function version(): string
    {
        return Library::loaded()->version();
    }
}
