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
     * @param string|null $host of a bare target (`/photos/a.png?X-Amz-...`), as a log has it
     * @throws S3PresignException `NotPresigned` for text that is not a presigned URL
     */
    public static function explain(
        #[\SensitiveParameter] string $url,
        ?string $method = null,
        \DateTimeInterface|int|null $now = null,
        ?string $bucket = null,
        ?string $unsignedPathPrefix = null,
        ?string $host = null,
    ): Explanation {
        $list = ParameterList::of([
            'url' => $url,
            'method' => $method,
            'now' => Instant::seconds('now', $now),
            'bucket' => $bucket,
            'unsignedPathPrefix' => $unsignedPathPrefix,
            'host' => $host,
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
     * One CORS rule of a bucket that lets pages of an origin use all of these results, which are of
     * one bucket: PutBucketCors replaces every rule that the bucket has.
     *
     * ```php
     * $upload = $signer->presign('PutObject', bucket: 'photos', key: 'a.png', contentType: 'image/png');
     * $download = $signer->presign('GetObject', bucket: 'photos', key: 'a.png');
     * S3Presign::corsRule([$upload, $download], 'https://app.example.com')->allowedMethods; // => ['GET', 'PUT']
     * ```
     *
     * @param iterable<PresignedRequest|PresignedPost|PresignedMultipart> $results what the pages use
     * @param string $origin such as `https://app.example.com`, with one `*` in it if wanted, or several
     *                       with a space between each
     * @throws S3PresignException `MissingOption` for no result, `ConflictingOptions` for those of
     *                            different buckets, `InvalidOrigin`
     */
    public static function corsRule(#[\SensitiveParameter] iterable $results, string $origin): CorsRule
    {
        return CorsRule::of($results, $origin);
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
     * Says what whoever signs must be allowed to do: without a signer and without a network.
     *
     * ```php
     * $needed = S3Presign::permissions('PutObject', region: 'eu-west-1', bucket: 'photos', tagging: 'owner=ada');
     * $needed->permissions[1]->action; // => 's3:PutObjectTagging'
     * ```
     *
     * @param Operation::*|string|PresignedRequest|null $operation any of S3's, with the arguments of
     *     {@see Signer::presign()}; `PostObject` with those of {@see Signer::presignPost()}; `Multipart` for
     *     all steps of an upload in parts; what was presigned, which says its region itself; or nothing, for
     *     a scope's whole reach by the arguments of {@see Signer::scoped()}
     * @param string|null $region the bucket's
     * @param string|null $bucket its name, or an access point's ARN or alias
     * @param string|null $key raw and never encoded; without it the permissions are a template's, of any key
     * @param string|null $account 12 digits: that of the bucket, of KMS keys and of roles
     * @param string|null $partition such as `aws-cn`, if it is not the region's
     * @param string|null $kmsKey id or ARN of the customer managed key, where the request names none
     * @param string|null $sourceKmsKey the same of what is copied
     * @param string|null $accessPoint the ARN, where the bucket is the alias of one
     * @param string|null $supportingAccessPoint the name, where the bucket is one of Object Lambda
     * @param string|null $outpostBucket the name, where the bucket is an access point of an Outpost
     * @param string|null $role the ARN of the role that the body passes to S3
     * @param string|null $function the ARN of the Lambda function that transforms an object
     * @param string|null $tableBucket the name of the table bucket that the body configures
     * @param list<string>|string|null $assume which of the conditions hold
     * @param array<string, mixed> $headers what S3's model does not know
     * @param array<string, mixed> $query pairs that S3's model does not know
     * @param mixed ...$parameters parameters of the operation, by S3's names
     * @throws S3PresignException `UnknownOperation`, `MissingBucket`, `MissingRegion`, `InvalidOption`,
     *     `InvalidArn`, `MissingOption` for an alias without its access point, and what is wrong with a parameter
     */
    public static function permissions(
        #[\SensitiveParameter] mixed $operation = null,
        mixed $region = null,
        mixed $bucket = null,
        mixed $key = null,
        mixed $account = null,
        mixed $partition = null,
        mixed $kmsKey = null,
        mixed $sourceKmsKey = null,
        mixed $accessPoint = null,
        mixed $supportingAccessPoint = null,
        mixed $outpostBucket = null,
        mixed $role = null,
        mixed $function = null,
        mixed $tableBucket = null,
        mixed $assume = null,
        #[\SensitiveParameter] mixed $headers = [],
        #[\SensitiveParameter] mixed $query = [],
        #[\SensitiveParameter] mixed ...$parameters,
    ): Permissions {
        $list = $operation instanceof PresignedRequest
            ? $operation->parameters()
            : ParameterList::of(\compact('operation'));
        $named = \compact(
            'region',
            'bucket',
            'key',
            'account',
            'partition',
            'kmsKey',
            'sourceKmsKey',
            'accessPoint',
            'supportingAccessPoint',
            'outpostBucket',
            'role',
            'function',
            'tableBucket',
            'assume',
        );
        $list->addAll($parameters + $named)->addEntries('header', $headers)->addEntries('query', $query);

        return Permissions::fromAnswer(
            Answer::read(Library::loaded()->answer('s3presign_permissions', ...$list->joined())),
        );
    }

    /**
     * Writes a policy for the identity that signs, which grants permissions, each once, and nothing else.
     *
     * ```php
     * $upload = S3Presign::permissions('PutObject', region: 'eu-west-1', bucket: 'photos', key: '1.jpg');
     * $download = S3Presign::permissions('GetObject', region: 'eu-west-1', bucket: 'photos', key: '1.jpg');
     * $policy = S3Presign::policy([$upload, $download]);
     * json_decode($policy->text)->Statement[0]->Action; // => ['s3:GetObject', 's3:PutObject']
     * ```
     *
     * @param list<Permissions> $permissions what `permissions()` answered
     * @param bool|null $onlyNeeded leave out what is only likely to be needed; default: false
     * @throws S3PresignException `MissingOption` where nothing is to be granted
     */
    public static function policy(mixed $permissions, mixed $onlyNeeded = null): PermissionPolicy
    {
        $list = ParameterList::of(\compact('onlyNeeded'));
        foreach (\is_array($permissions) ? $permissions : [$permissions] as $one) {
            if (!$one instanceof Permissions) {
                throw ParameterList::wrongType('permissions', $one, 'a list of what permissions() answered');
            }
            $one->addTo($list);
        }

        return PermissionPolicy::fromAnswer(
            Answer::read(Library::loaded()->answer('s3presign_policy', ...$list->joined())),
        );
    }

    /**
     * Writes a bucket policy that binds presigned requests, whoever signed them. No policy can bind the
     * type or the size of an upload: sign them.
     *
     * ```php
     * $guard = S3Presign::guardPolicy('photos', https: true, network: ['203.0.113.0/24']);
     * count(json_decode($guard->text)->Statement); // => 2
     * ```
     *
     * @param string|null $bucket its name
     * @param string|null $partition such as `aws-cn`; default: `aws`
     * @param string|null $principal the ARN of the signer, which network and presigned are then about
     * @param \DateInterval|int|null $maxAge of a signature when its request arrives, in seconds: at least 60
     * @param \DateInterval|int|null $stableFor seconds: what requests are signed with, which is added
     * @param \DateInterval|int|null $backdate seconds: the same
     * @param bool|null $https only by https
     * @param bool|null $tls only by TLS 1.2 or newer
     * @param list<string>|string|null $network only from these, such as `203.0.113.0/24`
     * @param string|null $presigned `only` by presigned URLs, or `never` by them nor by forms
     * @param bool|null $createOnly uploads overwrite nothing
     * @param bool|null $noAcl no access control lists
     * @param mixed ...$options options that a newer library has, by name
     * @throws S3PresignException `InvalidBucketName`, `InvalidOption`, and `MissingOption` if nothing is to be bound
     */
    public static function guardPolicy(
        mixed $bucket = null,
        mixed $partition = null,
        mixed $principal = null,
        mixed $maxAge = null,
        mixed $stableFor = null,
        mixed $backdate = null,
        mixed $https = null,
        mixed $tls = null,
        mixed $network = null,
        mixed $presigned = null,
        mixed $createOnly = null,
        mixed $noAcl = null,
        mixed ...$options,
    ): GuardPolicy {
        $list = ParameterList::of($options + \compact(
            'bucket',
            'partition',
            'principal',
            'maxAge',
            'stableFor',
            'backdate',
            'https',
            'tls',
            'network',
            'presigned',
            'createOnly',
            'noAcl',
        ));

        return GuardPolicy::fromAnswer(
            Answer::read(Library::loaded()->answer('s3presign_guard_policy', ...$list->joined())),
        );
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
