<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;
use S3Presign\Native\AwsCredentials;
use S3Presign\Native\Handle;
use S3Presign\Native\HoldsSecret;
use S3Presign\Native\Instant;
use S3Presign\Native\Library;
use S3Presign\Native\ParameterList;
use S3Presign\Native\ShownByHandle;

/**
 * Signs requests for one set of credentials, region and endpoint. Immutable, and
 * without I/O.
 *
 * Arguments are declared `mixed` and checked here: the trace of PHP's own TypeError would show
 * encryption keys beside the wrong value, and without strict_types PHP passes another value on.
 *
 * It holds a secret key: it cannot be cloned or serialized, and var_dump() shows all
 * but that. A process that is forked goes on with its parent's.
 *
 * ```php
 * $signer = new Signer(
 *     accessKeyId: 'minioadmin',
 *     secretAccessKey: 'minioadmin',
 *     region: 'us-east-1',
 *     endpoint: 'http://localhost:9000',
 *     addressing: 'path',
 * );
 * $signer->objectUrl('photos', 'a b.jpg'); // => 'http://localhost:9000/photos/a%20b.jpg'
 * ```
 */
final class Signer
{
    use HoldsSecret;
    use ShownByHandle;

    /** The arguments of requests, forms and uploads that go on by their own names. */
    private const OF_LIFETIMES = [
        'expiresIn',
        'expiresAt',
        'stableFor',
        'backdate',
        'clock',
        'requireFullLifetime',
    ];

    /** Those of requests. */
    private const OF_REQUESTS = [
        ...self::OF_LIFETIMES,
        'operation',
        'bucket',
        'headersInQuery',
        'method',
        'downloadAs',
        'createOnly',
        'urlHint',
    ];

    private readonly Handle $handle;

    /** Whether a given signing time needs the clock beside it, which a scope's longest life counts from. */
    private bool $scoped = false;

    /**
     * Named arguments are meant; as for all methods, null is an argument that is not given.
     *
     * @param string|null $accessKeyId required: `AKIA...`, or whatever the store issued
     * @param string|null $secretAccessKey required
     * @param string|null $region required: the bucket's, never guessed; `auto` for Cloudflare R2
     * @param string|null $sessionToken of temporary credentials; an empty one is none
     * @param \DateTimeInterface|int|string|null $credentialsExpiration when temporary credentials end (an
     *     instant, Unix seconds or RFC 3339), so that a result can tell when its URL really stops working
     * @param string|null $endpoint the URL that the *user* of the presigned URL will call;
     *     default: AWS's of the region
     * @param string|null $addressing where the bucket's name goes: `virtual` (into the host), `path`, `bucket-host` (a
     *     custom domain), or `auto` (default): by AWS's rules, with single labels such as `minio` reached by path
     * @param bool|string|null $anonymous in the place of credentials: signs nothing, and gives URLs for what
     *     everybody may do, which do not expire; default: false
     * @param string|null $unsignedPathPrefix a path such as `/storage` that URLs have before the one that is
     *     signed, since a proxy at the endpoint removes it
     * @param bool|string|null $useDualStack AWS's IPv4 and IPv6 endpoints; default: false
     * @param bool|string|null $useFips AWS's FIPS endpoints; default: false
     * @param bool|string|null $useAccelerate S3 Transfer Acceleration; default: false
     * @param bool|string|null $useGlobalEndpoint `s3.amazonaws.com` for us-east-1; default: false
     * @param bool|string|null $useArnRegion sign for the region in a bucket's ARN; default: true
     * @param bool|string|null $disableAccessPoints refuse access points; default: false
     * @param bool|string|null $disableMultiRegionAccessPoints refuse Multi-Region Access Points; default: false
     * @param bool|string|null $disableS3ExpressSessionAuth sign for directory buckets without a session; default: false
     * @param \DateInterval|int|null $maxExpiresIn the longest life of a URL, in seconds; default: 604800
     *     (7 days, Signature Version 4's own)
     * @param mixed ...$options options by name that a newer library knows
     * @throws S3PresignException for what cannot be signed for: `MissingRegion`, `InvalidCredentials`,
     *     `InvalidEndpoint`, ...
     * @throws LibraryNotLoadedException if the native library cannot be used
     */
    public function __construct(
        mixed $accessKeyId = null,
        #[\SensitiveParameter] mixed $secretAccessKey = null,
        mixed $region = null,
        #[\SensitiveParameter] mixed $sessionToken = null,
        mixed $credentialsExpiration = null,
        #[\SensitiveParameter] mixed $endpoint = null,
        mixed $addressing = null,
        mixed $anonymous = null,
        mixed $unsignedPathPrefix = null,
        mixed $useDualStack = null,
        mixed $useFips = null,
        mixed $useAccelerate = null,
        mixed $useGlobalEndpoint = null,
        mixed $useArnRegion = null,
        mixed $disableAccessPoints = null,
        mixed $disableMultiRegionAccessPoints = null,
        mixed $disableS3ExpressSessionAuth = null,
        mixed $maxExpiresIn = null,
        #[\SensitiveParameter] mixed ...$options,
    ) {
        $options += \compact(
            'accessKeyId',
            'secretAccessKey',
            'region',
            'sessionToken',
            'credentialsExpiration',
            'endpoint',
            'addressing',
            'anonymous',
            'unsignedPathPrefix',
            'useDualStack',
            'useFips',
            'useAccelerate',
            'useGlobalEndpoint',
            'useArnRegion',
            'disableAccessPoints',
            'disableMultiRegionAccessPoints',
            'disableS3ExpressSessionAuth',
            'maxExpiresIn',
        );
        $this->handle = Handle::signer('s3presign_signer_new', ...ParameterList::of($options)->joined());
    }

    /**
     * A signer from the variables that AWS's own tools read:
     *
     * - `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` and `AWS_CREDENTIAL_EXPIRATION`
     * - `AWS_REGION`, else `AWS_DEFAULT_REGION`
     * - `AWS_ENDPOINT_URL_S3`, else `AWS_ENDPOINT_URL`; neither if `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` is true
     * - `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT`
     *
     * Empty ones count as unset. No other variable and no file is read.
     *
     * ```php
     * $environment = ['AWS_ACCESS_KEY_ID' => 'AKIAIOSFODNN7EXAMPLE', 'AWS_SECRET_ACCESS_KEY' => 'secret'];
     * $signer = Signer::fromEnv($environment, region: 'eu-west-1');
     * $signer->objectUrl('photos', 'a.png'); // => 'https://photos.s3.eu-west-1.amazonaws.com/a.png'
     * ```
     *
     * @param array<string, mixed>|null $environment default: getenv(). Pass `$_ENV` where a library
     *     reads `.env` files into that. What is not text is not read
     * @param string|null $accessKeyId of credentials that are used instead; then no credentials are
     *     read, so that those of two sources are never mixed
     * @param string|null $secretAccessKey of the same
     * @param string|null $sessionToken of the same
     * @param mixed ...$options options of the constructor, by name; they win
     * @throws S3PresignException as the constructor does, naming a wrong or missing variable; `VariableNotUnicode`
     * @throws LibraryNotLoadedException if the native library cannot be used
     */
    public static function fromEnv(
        #[\SensitiveParameter] mixed $environment = null,
        mixed $accessKeyId = null,
        #[\SensitiveParameter] mixed $secretAccessKey = null,
        #[\SensitiveParameter] mixed $sessionToken = null,
        #[\SensitiveParameter] mixed ...$options,
    ): self {
        $given = ParameterList::of(\compact('accessKeyId', 'secretAccessKey', 'sessionToken') + $options);
        $signer = (new \ReflectionClass(self::class))->newInstanceWithoutConstructor();
        $signer->handle = Handle::signerFromEnv(ParameterList::ofVariables($environment ?? \getenv()), $given);

        return $signer;
    }

    /**
     * A signer from credentials of the AWS SDK for PHP, which is not needed for it: anything with the
     * methods of its `CredentialsInterface`, or the promise of that.
     *
     *     $client = new Aws\S3\S3Client(['region' => 'eu-west-1']);
     *     $signer = Signer::fromAws($client->getCredentials(), region: $client->getRegion());
     *
     * The credentials are those of this moment. Where the SDK knows when they end, so does the signer:
     * `limitedBy` of a result tells, and after their end signing throws `CredentialsExpired`; make a
     * new signer then.
     *
     * @param object $credentials has getAccessKeyId(), getSecretKey(), getSecurityToken() and
     *     getExpiration(); or wait(), which answers such an object
     * @param mixed ...$options options of the constructor, by name
     * @throws S3PresignException as the constructor does, and `WrongType` for an object without these methods
     * @throws LibraryNotLoadedException if the native library cannot be used
     */
    public static function fromAws(
        #[\SensitiveParameter] mixed $credentials,
        #[\SensitiveParameter] mixed ...$options,
    ): self {
        return new self(...$options + AwsCredentials::options($credentials));
    }

    /**
     * Signs one request: any operation of S3, by its name.
     *
     * Every further named argument is a parameter of the operation by S3's own name in any spelling of
     * case (`contentType`, `ContentType`, `content_type`). What you pass is signed and must be sent; what
     * you do not pass is neither. Values are strings, ints, bools, DateTimeInterface, DateInterval, backed
     * enums and Stringable; a list is the name repeated, an array with keys (or a stdClass) a map:
     * `metadata: ['owner' => 'ada']`. Bytes are passed in base64.
     *
     * ```php
     * $upload = $signer->presign(
     *     'PutObject',
     *     bucket: 'photos',
     *     key: 'a.png',
     *     contentType: 'image/png',
     *     metadata: ['owner' => 'ada'],
     * );
     * $upload->headers; // => ['content-type' => 'image/png', 'x-amz-meta-owner' => 'ada']
     * ```
     *
     * @param Operation::*|string $operation such as `GetObject`
     * @param string|null $bucket its name, or an access point's ARN or alias
     * @param string|null $key the object's, raw and never encoded, 1 to 1024 bytes of UTF-8
     * @param \DateInterval|int|null $expiresIn how long the URL lives, in seconds: 1 to 604800, default 900
     * @param \DateTimeInterface|int|null $expiresAt when it stops working instead (an instant or Unix seconds)
     * @param \DateTimeInterface|int|null $signingTime an instant or Unix seconds; default: the clock, read once
     * @param \DateInterval|int|null $stableFor seconds: the URL stays the same all through each such window,
     *     so that it can be cached
     * @param \DateInterval|int|null $backdate seconds: for clocks that run ahead of S3's
     * @param \DateTimeInterface|int|string|null $clock what time it is, for scoped signers; default: the clock
     * @param bool|null $requireFullLifetime refuse when the credentials end before the URL; default: false
     * @param bool|list<string>|null $headersInQuery for senders that cannot set headers: all of them, or those of
     *     these names, such as `x-amz-acl` or `ACL`; default: false
     * @param string|null $method `HEAD` for what `GetObject` answers without the content
     * @param string|null $downloadAs the file name under which a browser saves the object, in any script
     * @param bool|null $createOnly S3 refuses the upload where the object exists (some stores do not); default: false
     * @param string|null $urlHint what the URL ends with behind `#`, such as `.parquet`, for tools that tell a format
     *     by it; it is never sent
     * @param array<string, mixed> $headers what S3's model does not know; signed, so it must be sent
     * @param array<string, mixed> $query pairs that S3's model does not know
     * @param mixed ...$parameters parameters of the operation, by S3's names
     * @throws S3PresignException before anything is signed
     */
    public function presign(
        mixed $operation,
        mixed $bucket = null,
        mixed $key = null,
        mixed $expiresIn = null,
        mixed $expiresAt = null,
        mixed $signingTime = null,
        mixed $stableFor = null,
        mixed $backdate = null,
        mixed $clock = null,
        mixed $requireFullLifetime = null,
        mixed $headersInQuery = null,
        mixed $method = null,
        mixed $downloadAs = null,
        mixed $createOnly = null,
        mixed $urlHint = null,
        #[\SensitiveParameter] mixed $headers = [],
        #[\SensitiveParameter] mixed $query = [],
        #[\SensitiveParameter] mixed ...$parameters,
    ): PresignedRequest {
        $clock ??= $this->clockBeside($signingTime);
        $request = ['operation' => $operation, 'bucket' => $bucket];
        // Most requests have none of them.
        if (
            null !== ($expiresIn ?? $expiresAt ?? $stableFor ?? $backdate ?? $clock ?? $requireFullLifetime
                ?? $headersInQuery ?? $method ?? $downloadAs ?? $createOnly ?? $urlHint)
        ) {
            $request = \compact(self::OF_REQUESTS);
        }

        return PresignedRequest::ofStrings(\explode("\0", Library::loaded()->presign(
            $this->handle->pointer,
            self::request($parameters === [] ? $request : $request + $parameters, $headers, $query),
            $key,
            $signingTime === null ? \time() : Instant::seconds('signing-time', $signingTime),
        )));
    }

    /**
     * Checks and prepares everything but the key and the time, once, for many keys.
     *
     * ```php
     * $download = $signer->template('GetObject', bucket: 'photos', expiresIn: 3600);
     * count($download->urls(['1.jpg', '2.jpg'])); // => 2
     * ```
     *
     * The arguments are those of {@see presign()}, without `key` and `signingTime`.
     *
     * @param Operation::*|string $operation such as `GetObject`
     * @param string|null $bucket its name, or an access point's ARN or alias
     * @param \DateInterval|int|null $expiresIn how long a URL lives, in seconds: 1 to 604800, default 900
     * @param \DateTimeInterface|int|null $expiresAt when the URLs stop working instead
     * @param \DateInterval|int|null $stableFor seconds: a URL stays the same all through each such window
     * @param \DateInterval|int|null $backdate seconds: for clocks that run ahead of S3's
     * @param \DateTimeInterface|int|string|null $clock what time it is, for scoped signers; default: the clock
     * @param bool|null $requireFullLifetime refuse when the credentials end before the URL; default: false
     * @param bool|list<string>|null $headersInQuery for senders that cannot set headers: all of them, or those of
     *     these names, such as `x-amz-acl` or `ACL`; default: false
     * @param string|null $method `HEAD` for what `GetObject` answers without the content
     * @param string|null $downloadAs the file name under which a browser saves the object
     * @param bool|null $createOnly S3 refuses an upload where the object exists (some stores do not); default: false
     * @param string|null $urlHint what the URL ends with behind `#`, such as `.parquet`, for tools that tell a format
     *     by it; it is never sent
     * @param array<string, mixed> $headers what S3's model does not know; signed, so it must be sent
     * @param array<string, mixed> $query pairs that S3's model does not know
     * @param mixed ...$parameters parameters of the operation, by S3's names
     * @throws S3PresignException for everything but the key and the time, which are not taken here
     */
    public function template(
        mixed $operation,
        mixed $bucket = null,
        mixed $expiresIn = null,
        mixed $expiresAt = null,
        mixed $stableFor = null,
        mixed $backdate = null,
        mixed $clock = null,
        mixed $requireFullLifetime = null,
        mixed $headersInQuery = null,
        mixed $method = null,
        mixed $downloadAs = null,
        mixed $createOnly = null,
        mixed $urlHint = null,
        #[\SensitiveParameter] mixed $headers = [],
        #[\SensitiveParameter] mixed $query = [],
        #[\SensitiveParameter] mixed ...$parameters,
    ): Template {
        $request = \compact(self::OF_REQUESTS);
        $list = self::request($request + $parameters, $headers, $query);

        return new Template(
            Handle::template('s3presign_template_new', $this->handle->pointer, ...$list->joined()),
            $this->scoped,
        );
    }

    /**
     * Signs a form for uploads from a browser.
     *
     * Every further named argument is a field of the form, which must be sent so: `acl`, `contentType`,
     * `metadata`, `successActionRedirect`, `successActionStatus`, `tagging`, `storageClass`, ...
     *
     * ```php
     * $post = $signer->presignPost(
     *     bucket: 'photos',
     *     key: 'users/42/${filename}',
     *     maxContentLength: 10_000_000,
     *     startsWith: ['Content-Type' => 'image/'],
     * );
     * $post->fields['key']; // => 'users/42/${filename}'
     * ```
     *
     * @param string|null $bucket required
     * @param string|null $key with `${filename}` in it, S3 puts the name of the sender's file there;
     *     may be left out beside `startsWith: ['key' => ...]`
     * @param int|null $minContentLength the fewest bytes that the file may have; default: 0
     * @param int|null $maxContentLength the most bytes; default: S3's own limit, 5 GiB, with a warning
     * @param array<string, string> $startsWith what fields begin with, the rest being the sender's choice
     * @param array<string, string> $ownFields fields of the application's own, which S3 does nothing with,
     *     and their values
     * @param array<string, string> $ownStartsWith what such fields begin with
     * @param \DateInterval|int|null $expiresIn how long the form is accepted, in seconds: 1 to 604800, default 900
     * @param \DateTimeInterface|int|null $expiresAt when it stops working instead
     * @param \DateTimeInterface|int|null $signingTime an instant or Unix seconds; default: the clock, read once
     * @param \DateInterval|int|null $stableFor seconds: the form stays the same all through each such window
     * @param \DateInterval|int|null $backdate seconds: for clocks that run ahead of S3's
     * @param \DateTimeInterface|int|string|null $clock what time it is, for scoped signers; default: the clock
     * @param bool|null $requireFullLifetime refuse when the credentials end before the form; default: false
     * @param bool|null $allowOpenKey no warning where `${filename}` leaves the key of a scoped signer's form
     *     open; default: false
     * @param mixed ...$fields fields of the form, by name
     * @throws S3PresignException before anything is signed
     */
    public function presignPost(
        mixed $bucket = null,
        mixed $key = null,
        mixed $minContentLength = null,
        mixed $maxContentLength = null,
        #[\SensitiveParameter] mixed $startsWith = [],
        #[\SensitiveParameter] mixed $ownFields = [],
        #[\SensitiveParameter] mixed $ownStartsWith = [],
        mixed $expiresIn = null,
        mixed $expiresAt = null,
        mixed $signingTime = null,
        mixed $stableFor = null,
        mixed $backdate = null,
        mixed $clock = null,
        mixed $requireFullLifetime = null,
        mixed $allowOpenKey = null,
        #[\SensitiveParameter] mixed ...$fields,
    ): PresignedPost {
        $clock ??= $this->clockBeside($signingTime);
        $policy = \compact(self::OF_LIFETIMES, 'bucket', 'key', 'minContentLength', 'maxContentLength', 'allowOpenKey');
        $list = ParameterList::of($policy + $fields)
            ->addEntries('startsWith', $startsWith)
            ->addEntries('ownFields', $ownFields)
            ->addEntries('ownStartsWith', $ownStartsWith);

        return PresignedPost::fromAnswer(Answer::read(Library::loaded()->answer(
            's3presign_presign_post',
            $this->handle->pointer,
            ...$list->joined(),
            ...[Instant::seconds('signing-time', $signingTime)],
        )));
    }

    /**
     * Signs all requests of an upload in parts at one instant: each part, and what completes, aborts
     * and lists them. The upload itself is created by `presign('CreateMultipartUpload', ...)`.
     *
     * Every further named argument is a parameter by S3's name for each request that knows it; of single
     * parts as an array by number from 1 on: `checksumSHA256: [1 => '...']`.
     *
     * ```php
     * $upload = $signer->presignMultipart(bucket: 'videos', key: 'film.mp4', uploadId: 'id', partCount: 2);
     * count($upload->parts); // => 2
     * ```
     *
     * @param string|null $bucket required
     * @param string|null $key required: the object's, raw and never encoded
     * @param string|null $uploadId required: from the answer to `CreateMultipartUpload`
     * @param int|null $objectSize in bytes; or partCount, where the sizes are not known
     * @param int|null $partSize in bytes; default: as {@see MultipartPlan} has it
     * @param int|null $partCount 1 to 10,000
     * @param bool|null $signContentLength each part is bound to its length; default: true
     * @param bool|null $createOnly S3 refuses to complete it where the object exists (some stores do not); default: no
     * @param \DateInterval|int|null $expiresIn how long the URLs live, in seconds: 1 to 604800, default 900
     * @param \DateTimeInterface|int|null $expiresAt when they stop working instead
     * @param \DateTimeInterface|int|null $signingTime an instant or Unix seconds; default: the clock, read once
     * @param \DateInterval|int|null $stableFor seconds: the URLs stay the same all through each such window
     * @param \DateInterval|int|null $backdate seconds: for clocks that run ahead of S3's
     * @param \DateTimeInterface|int|string|null $clock what time it is, for scoped signers; default: the clock
     * @param bool|null $requireFullLifetime refuse when the credentials end before the URLs; default: false
     * @param mixed ...$parameters parameters by S3's names
     * @throws S3PresignException before anything is signed
     */
    public function presignMultipart(
        mixed $bucket = null,
        mixed $key = null,
        mixed $uploadId = null,
        mixed $objectSize = null,
        mixed $partSize = null,
        mixed $partCount = null,
        mixed $signContentLength = null,
        mixed $createOnly = null,
        mixed $expiresIn = null,
        mixed $expiresAt = null,
        mixed $signingTime = null,
        mixed $stableFor = null,
        mixed $backdate = null,
        mixed $clock = null,
        mixed $requireFullLifetime = null,
        #[\SensitiveParameter] mixed ...$parameters,
    ): PresignedMultipart {
        $clock ??= $this->clockBeside($signingTime);
        $upload = \compact(
            self::OF_LIFETIMES,
            ['bucket', 'uploadId', 'objectSize', 'partSize', 'partCount', 'signContentLength', 'createOnly'],
        );

        return PresignedMultipart::fromAnswer(Answer::read(Library::loaded()->answer(
            's3presign_presign_multipart',
            $this->handle->pointer,
            ...ParameterList::of($upload + $parameters)->joined(),
            ...Library::key($key),
            ...[Instant::seconds('signing-time', $signingTime)],
        )));
    }

    /**
     * The same signer, confined, for the part of a program that deals with users' input. Whatever lies
     * outside is refused (`KeyOutsideScope`, ...), and so is a key that clients or file systems could take
     * for another one (`UnsafeKey`). A scope can only be narrowed.
     *
     * ```php
     * $reader = $signer->scoped(bucket: 'photos', operations: ['GetObject'], keyPrefix: 'users/42/');
     * try {
     *     $reader->presign('GetObject', bucket: 'photos', key: 'users/42/../43/a.png');
     * } catch (S3PresignException $e) {
     *     $e->errorCode; // => 'UnsafeKey'
     * }
     * ```
     *
     * @param string|null $bucket required: only the bucket that is called exactly so
     * @param list<string>|null $operations required: only these; uploads by forms count as `PutObject`
     * @param string|null $keyPrefix only keys that begin so; it ends with a slash
     * @param \DateInterval|int|null $maxExpiresIn seconds: no URL lives longer, from now on
     * @param list<string>|null $allow names that pass although some store could be led outside by them:
     *     `header:NAME`, `query:NAME`, `metadata:NAME`, `field:NAME`,
     *     `parameter:WebsiteRedirectLocation`
     * @param mixed ...$scope further options by name
     * @throws S3PresignException for a scope that is not valid
     */
    public function scoped(
        mixed $bucket = null,
        mixed $operations = null,
        mixed $keyPrefix = null,
        mixed $maxExpiresIn = null,
        mixed $allow = null,
        #[\SensitiveParameter] mixed ...$scope,
    ): self {
        $allow = $allow === [] ? null : $allow; // As if there were none, and not a value that is missing.
        $scope += \compact('bucket', 'operations', 'keyPrefix', 'maxExpiresIn', 'allow');
        $list = ParameterList::of($scope);
        $scoped = (new \ReflectionClass(self::class))->newInstanceWithoutConstructor();
        $scoped->scoped = true;
        $scoped->handle = Handle::signer('s3presign_signer_scoped', $this->handle->pointer, ...$list->joined());

        return $scoped;
    }

    /**
     * The plain URL of a public object, unsigned, by the same rules.
     *
     * ```php
     * $signer->objectUrl('photos', 'a b.jpg'); // => 'https://photos.s3.eu-west-1.amazonaws.com/a%20b.jpg'
     * ```
     *
     * @param string $bucket its name, or an access point's ARN or alias
     * @param string $key raw and never encoded
     * @throws S3PresignException `InvalidBucketName`, `InvalidArn`, `InvalidKey`, ...
     */
    public function objectUrl(string $bucket, string $key): string
    {
        return Library::loaded()->answer(
            's3presign_object_url',
            $this->handle->pointer,
            ...Library::text($bucket),
            ...Library::text($key),
        );
    }

    private function clockBeside(mixed $signingTime): ?int
    {
        return $this->scoped && $signingTime !== null ? \time() : null;
    }

    /**
     * @param array<mixed> $arguments
     */
    private static function request(
        #[\SensitiveParameter] array $arguments,
        #[\SensitiveParameter] mixed $headers,
        #[\SensitiveParameter] mixed $query,
    ): ParameterList {
        return ParameterList::of($arguments)
            ->addEntries('header', $headers)
            ->addEntries('query', $query);
    }
}
