import type { FormFields, MultipartParameters, Operations } from './operations.js';

export * from './operations.js';

/** An operation of S3 by its name. One that is a `string` only: `name as Operation`. */
export type Operation = keyof Operations;

/** A value of a header or a query pair; what it is decides how it is written. */
export type Scalar = string | number | bigint | boolean | Date | Uint8Array;

/** How a {@link Signer} is made. */
export interface SignerOptions {
  /** Required unless `anonymous`, like the secret: `AKIA...`, or whatever the store issued. */
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
  /** Of temporary credentials; an empty one is none. */
  sessionToken?: string | undefined;
  /** When temporary credentials end, so that a result can tell when its URL really stops working. */
  credentialsExpiration?: Date | string | undefined;
  /** The bucket's region, never guessed; `auto` for Cloudflare R2. */
  region: string;
  /** The URL that the *user* of the presigned URL will call. Default: AWS's of the region. */
  endpoint?: string | undefined;
  /**
   * Where the bucket's name goes: `virtual` into the host, `path` into the path, `bucket-host` nowhere, since the
   * host is the bucket. Default: `auto`, into the host by AWS's own rules, and into the path where the host is an
   * IP address or a single label, such as `minio` or `localhost`.
   */
  addressing?: 'auto' | 'virtual' | 'path' | 'bucket-host' | undefined;
  /** In the place of credentials: signs nothing, and gives URLs for what everybody may do, which do not expire. */
  anonymous?: boolean | undefined;
  /** A path such as `/storage` that URLs have before the one that is signed, since a proxy removes it. */
  unsignedPathPrefix?: string | undefined;
  useDualStack?: boolean | string | undefined;
  useFips?: boolean | string | undefined;
  useAccelerate?: boolean | undefined;
  useGlobalEndpoint?: boolean | undefined;
  useArnRegion?: boolean | undefined;
  disableAccessPoints?: boolean | undefined;
  disableMultiRegionAccessPoints?: boolean | undefined;
  disableS3ExpressSessionAuth?: boolean | undefined;
  /** The longest life of a URL, in seconds. Default: 604800 (7 days), Signature Version 4's own. */
  maxExpiresIn?: number | undefined;
}

/** Everything of a request but its operation, parameters, key and signing time. */
export interface TemplateOptions {
  /** Its name, or an access point's ARN or alias. */
  bucket?: string | undefined;
  /** How long the URL lives, in **seconds**: 1 to 604800, default 900. */
  expiresIn?: number | undefined;
  /** When the URL stops working, instead of `expiresIn`. */
  expiresAt?: Date | undefined;
  /** Seconds: the URL stays the same all through each such window, so that it can be cached. */
  stableFor?: number | undefined;
  /** Seconds: moves the signing time back, for clocks that run ahead of S3's. */
  backdate?: number | undefined;
  /** What time it is, for scoped signers; default: the clock. */
  clock?: Date | undefined;
  /** Refuse when the credentials end before the URL. */
  requireFullLifetime?: boolean | undefined;
  /** Move headers into the query, for senders that cannot set headers: all, or those of these names (`x-amz-acl`, `ACL`). */
  headersInQuery?: boolean | readonly string[] | undefined;
  /** `HEAD` for what `GetObject` answers without the content. */
  method?: string | undefined;
  /** The file name under which a browser saves the object, in any script. */
  downloadAs?: string | undefined;
  /** An upload that S3 refuses where an object of this key exists; JuiceFS, rclone and older MinIO ignore it. */
  createOnly?: boolean | undefined;
  /** What the URL ends with behind `#`, such as `.parquet`, for tools that tell a format by it; it is never sent. */
  urlHint?: string | undefined;
  /** Headers beyond S3's model; signed, so they must be sent. */
  headers?: { readonly [name: string]: Scalar } | undefined;
  /** Query pairs beyond S3's model. */
  query?: { readonly [name: string]: Scalar } | undefined;
}

/** Everything of a request but its operation and parameters. */
export interface RequestOptions extends TemplateOptions {
  /** The object's key, raw and never encoded. */
  key?: string | undefined;
  /** Default: the clock, read once. */
  signingTime?: Date | undefined;
}

/** A form to presign, and its fields. */
export interface PostOptions extends FormFields {
  bucket: string;
  /** With `${filename}` in it, S3 puts the name of the sender's file there. May be left out beside `startsWith.key`. */
  key?: string | undefined;
  /** What fields begin with, the rest being the sender's choice: `{ 'Content-Type': 'image/' }`. */
  startsWith?: { readonly [field: string]: string } | undefined;
  /** Fields of the application's own, which S3 does nothing with, and their values: `{ album: '7' }`. */
  ownFields?: { readonly [field: string]: string } | undefined;
  /** What such fields begin with, the rest being the sender's choice: `{ name: '' }`. */
  ownStartsWith?: { readonly [field: string]: string } | undefined;
  /** The fewest bytes that the file may have. Default: 0. */
  minContentLength?: number | undefined;
  /** The most bytes that the file may have. Default: S3's own limit, 5 GiB, with a warning. */
  maxContentLength?: number | undefined;
  /** How long the form is accepted, in **seconds**: 1 to 604800, default 900. */
  expiresIn?: number | undefined;
  /** When the form stops working, instead of `expiresIn`. */
  expiresAt?: Date | undefined;
  /** Default: the clock, read once. */
  signingTime?: Date | undefined;
  /** Seconds: the form stays the same all through each such window. */
  stableFor?: number | undefined;
  /** Seconds: moves the signing time back, for clocks that run ahead of S3's. */
  backdate?: number | undefined;
  /** What time it is, for scoped signers; default: the clock. */
  clock?: Date | undefined;
  /** Refuse when the credentials end before the form. */
  requireFullLifetime?: boolean | undefined;
  /** No warning where `${filename}` leaves the key of a scoped signer's form open. */
  allowOpenKey?: boolean | undefined;
}

/** What a signer is confined to. */
export interface Scope {
  /** Only the bucket that is called exactly so. */
  bucket: string;
  /** Only these; uploads by forms count as `PutObject`. */
  operations: readonly Operation[];
  /** Only keys that begin so; it ends with a slash. */
  keyPrefix?: string | undefined;
  /** Seconds: no URL lives longer, from now on. */
  maxExpiresIn?: number | undefined;
  /**
   * Names that pass although some store could be led outside by them: `header:NAME`, `query:NAME`,
   * `metadata:NAME`, `field:NAME`, `parameter:WebsiteRedirectLocation`.
   */
  allow?: readonly string[] | undefined;
}

/** An upload in parts whose requests are to be presigned, and the parameters of these. */
export interface MultipartOptions extends MultipartParameters {
  bucket: string;
  /** The object's key, raw and never encoded. */
  key: string;
  /** From the answer to `CreateMultipartUpload`. */
  uploadId: string;
  /** Bytes; or `partCount`, where the sizes are not known. */
  objectSize?: number | undefined;
  /** Bytes. Default: as {@link multipartPlan} has it. */
  partSize?: number | undefined;
  partCount?: number | undefined;
  /** Each part is bound to its length. Default: true. */
  signContentLength?: boolean | undefined;
  /** S3 refuses to complete it where an object of this key exists; JuiceFS, rclone and older MinIO ignore it. */
  createOnly?: boolean | undefined;
  expiresIn?: number | undefined;
  expiresAt?: Date | undefined;
  /** Default: the clock, read once. */
  signingTime?: Date | undefined;
  stableFor?: number | undefined;
  backdate?: number | undefined;
  /** What time it is, for scoped signers; default: the clock. */
  clock?: Date | undefined;
  requireFullLifetime?: boolean | undefined;
}

/** What AWS's SDK calls an identity: the result of any of its credential providers. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}

/** The options of a signer that do not come with credentials. */
export type EndpointOptions = Omit<
  SignerOptions,
  'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'credentialsExpiration'
>;

/**
 * Signs requests for one set of credentials, region and endpoint. Immutable,
 * synchronous, and without I/O.
 *
 * @example
 * const signer = new Signer({ accessKeyId, secretAccessKey, region: 'eu-west-1' });
 * const { url } = signer.presign('GetObject', { bucket: 'photos', key: '2026/logo.png' });
 */
export class Signer {
  /** @throws {S3PresignError} for what cannot be signed for. */
  constructor(options: SignerOptions);

  /**
   * A signer from the variables that AWS's own tools read, of the process unless `env` is given:
   *
   * - `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` and
   *   `AWS_CREDENTIAL_EXPIRATION`
   * - `AWS_REGION`, else `AWS_DEFAULT_REGION`
   * - `AWS_ENDPOINT_URL_S3`, else `AWS_ENDPOINT_URL`; none of them if
   *   `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` is true
   * - `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT`
   *
   * Empty ones count as unset; no other variable and no file is read. `overrides`
   * win, and with an access key, a secret or a session token among them no
   * credentials are read. An error names the variable that is wrong or missing
   * (`VariableNotUnicode`, ...).
   */
  static fromEnv(overrides?: Partial<SignerOptions>, env?: { readonly [name: string]: string | undefined }): Signer;

  /** A signer from credentials of AWS's SDK for JavaScript v3. */
  static fromCredentials(credentials: AwsCredentials, options: EndpointOptions): Signer;

  /**
   * A signer from a credential provider of AWS's SDK for JavaScript v3, which is
   * awaited once. Make a new signer when its credentials end.
   */
  static fromProvider(provider: () => Promise<AwsCredentials>, options: EndpointOptions): Promise<Signer>;

  /**
   * Signs one request: any operation of S3, by its name. The signer takes names in any spelling of case; of them types
   * know S3's own and camel case.
   * @throws {S3PresignError} before anything is signed; `WrongType` for a value of a type that the argument does not take.
   */
  presign<Name extends Operation>(operation: Name, options?: RequestOptions & Operations[Name]): PresignedRequest;

  /** Checks and prepares everything but key and time, once, for many keys. */
  template<Name extends Operation>(operation: Name, options?: TemplateOptions & Operations[Name]): Template;

  /**
   * Signs a form for uploads from a browser.
   * @throws {S3PresignError} before anything is signed.
   *
   * @example
   * const { url, fields } = signer.presignPost({ bucket: 'photos', key: 'u/42/${filename}', maxContentLength: 1e7 });
   */
  presignPost(options: PostOptions): PresignedPost;

  /**
   * Signs all requests of an upload in parts at one instant. The upload itself is
   * created by `presign('CreateMultipartUpload', ...)`.
   * @throws {S3PresignError} before anything is signed.
   */
  presignMultipart(options: MultipartOptions): PresignedMultipart;

  /**
   * The same signer, confined, for the part of a program that deals with users'
   * input. Whatever lies outside throws (`KeyOutsideScope`, ...), and so does a key
   * that clients or file systems could take for another one (`UnsafeKey`).
   *
   * @example
   * const reader = signer.scoped({ bucket: 'photos', operations: ['GetObject'], keyPrefix: 'users/42/' });
   */
  scoped(scope: Scope): Signer;

  /** The plain URL of a public object, unsigned, by the same rules. */
  objectUrl(bucket: string, key: string): string;
}

/** One kind of request, for one key after another. Immutable. */
export class Template {
  private constructor();

  /** The URL for one key, and nothing else: the fastest call. */
  url(key?: string, signingTime?: Date): string;

  /**
   * The URLs of many keys, signed at one instant: those of `url` in a fraction of its time. If one of the keys cannot be
   * signed for, none is; the error's `row` says which.
   */
  urls(keys: Iterable<string>, signingTime?: Date): string[];

  /** The whole result for one key. */
  presign(key?: string, signingTime?: Date): PresignedRequest;
}

/** Warnings: what is valid, but likely to fail or to be misused. */
export interface Warning {
  /** Stable, and the same in every language, such as `UnboundedUpload`. */
  readonly code: string;
  /** The same for people: what is at stake, and what to do. */
  readonly message: string;
}

/**
 * A request that someone without credentials can send until it expires. Frozen.
 * `console.log` masks signature and token. `String(upload)` is the URL and
 * `JSON.stringify(upload)` holds it, since that is how a browser is told what to
 * send: a password while it lives.
 *
 * @example
 * await fetch(upload.url, { method: upload.method, headers: upload.headers, body });
 */
export class PresignedRequest {
  private constructor();
  /** By S3's name, such as `GetObject`. */
  get operation(): string;
  readonly url: string;
  readonly method: string;
  /** The headers that must be sent so; names in lower case, `host` left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** What a proxy removes from the URL before the path that was signed. */
  readonly unsignedPathPrefix?: string | undefined;
  /** The instant in the signature. */
  readonly signedAt: Date;
  /** When the URL stops working: its own end or the credentials'. */
  readonly expiresAt: Date;
  /** `nothing` where an anonymous signer signed nothing. */
  readonly limitedBy: 'request' | 'credentials' | 'nothing';
  readonly warnings: readonly Warning[];
  /** What was signed, to compare with S3's response; secrets are masked. */
  get canonicalRequest(): string;
  /** What was signed. */
  get stringToSign(): string;
  /** The same request as a command for a POSIX shell. */
  curl(): string;
  /**
   * The smallest CORS rule of the bucket that lets pages of an origin send this request:
   * `https://app.example.com`, with one `*` in it if wanted, or several with a space between each.
   */
  corsRule(origin: string): CorsRule;
  /** The URL: a password while it lives. */
  toString(): string;
  /** What `JSON.stringify` writes: as every language does, instants in ISO 8601, null where nothing is known. */
  toJSON(): RequestAsJson;
}

/** The JSON of a {@link PresignedRequest}: a password while it lives. */
export interface RequestAsJson {
  readonly operation: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly unsignedPathPrefix: string | null;
  /** In ISO 8601, such as `2026-01-02T03:04:05Z`. */
  readonly signedAt: string;
  readonly expiresAt: string;
  readonly limitedBy: 'request' | 'credentials' | 'nothing';
  readonly warnings: readonly Warning[];
}

/**
 * A form that someone without credentials can send until it expires. Frozen.
 * `console.log` masks its secrets; `JSON.stringify` does not: a password while
 * the form lives.
 *
 * @example
 * const form = new FormData();
 * for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
 * form.append('file', file); // The last field.
 * await fetch(post.url, { method: 'POST', body: form });
 */
export class PresignedPost {
  private constructor();
  /** Where the form goes: its `action`. */
  readonly url: string;
  readonly method: 'POST';
  /** In the order in which they are sent; the file comes behind them, in a field named `file`. */
  readonly fields: Readonly<Record<string, string>>;
  /** The instant in the signature. */
  readonly signedAt: Date;
  /** When the form stops working: its policy's end or the credentials'. */
  readonly expiresAt: Date;
  readonly limitedBy: 'request' | 'credentials';
  readonly warnings: readonly Warning[];
  /** The policy that was signed, as JSON; it holds the session token, if any. */
  get policy(): string;
  /** The same form as a command for a POSIX shell; the file is standard input. */
  curl(): string;
  /** Lets a script of an origin send this form and read the answer; a page that submits it needs none. */
  corsRule(origin: string): CorsRule;
  /** What `JSON.stringify` writes: what a page needs, as every language writes it. */
  toJSON(): PostAsJson;
}

/** The JSON of a {@link PresignedPost}: a password while the form lives. */
export interface PostAsJson {
  readonly url: string;
  readonly method: 'POST';
  readonly fields: Readonly<Record<string, string>>;
  /** In ISO 8601, such as `2026-01-02T03:04:05Z`. */
  readonly signedAt: string;
  readonly expiresAt: string;
  readonly limitedBy: 'request' | 'credentials';
  readonly warnings: readonly Warning[];
}

/** One part of a {@link MultipartPlan}. */
export interface PlannedPart {
  /** From 1 on. */
  readonly number: number;
  /** Where the part begins in the object, in bytes. */
  readonly firstByte: number;
  /** In bytes. */
  readonly size: number;
}

/** How an object is cut into parts. */
export interface MultipartPlan {
  readonly objectSize: number;
  /** The size of every part but the last, in bytes. */
  readonly partSize: number;
  readonly parts: readonly PlannedPart[];
}

/**
 * Plans the parts of an object within S3's limits. Sizes are bytes; without a part
 * size it is 8 MiB, or the smallest whole MiB size that needs at most 10,000
 * parts.
 * @throws {S3PresignError} for what S3 does not store.
 */
export function multipartPlan(objectSize: number, partSize?: number): MultipartPlan;

/**
 * Reads the `UploadId` out of the body of the response to CreateMultipartUpload. `S3PresignError` with the code
 * `NoUploadId` for another text.
 *
 * @example
 * const created = await fetch(create.url, { method: create.method, headers: create.headers });
 * const upload = signer.presignMultipart({ bucket, key, objectSize, uploadId: uploadId(await created.text()) });
 */
export function uploadId(response: string): string;

/**
 * The body of the request that completes an upload in parts, as XML: the `ETag` of
 * each part's answer by its number, and checksums where parts were uploaded with one.
 *
 * @example
 * completedParts({ 1: '"9b2c"' }, { checksumSHA256: { 1: '...' } });
 */
export function completedParts(
  etags: { readonly [number: number]: string },
  checksums?: { readonly [name: string]: { readonly [number: number]: string } },
): string;

/** The request that uploads one part. */
export interface PresignedPart {
  readonly number: number;
  /** In bytes, if the sizes are known. */
  readonly firstByte: number | undefined;
  readonly size: number | undefined;
  /** The answer's `ETag` is needed to complete the upload. */
  readonly request: PresignedRequest;
}

/** All requests of one upload, signed at one instant. */
export class PresignedMultipart {
  private constructor();
  /** In their order. They may be sent in any order, and at once. */
  readonly parts: readonly PresignedPart[];
  /** Makes an object of the parts; its body is what {@link completedParts} answers. */
  readonly complete: PresignedRequest;
  /** Drops the upload and what was stored of it. */
  readonly abort: PresignedRequest;
  /** Lists the parts that have arrived, with their ETags. */
  readonly listParts: PresignedRequest;
  /**
   * The smallest CORS rule of the bucket that lets pages of an origin send every request of the upload and read the
   * `ETag` of each part. The request that creates the upload has a rule of its own; {@link corsRule} makes one of both.
   */
  corsRule(origin: string): CorsRule;
  /** What `JSON.stringify` writes: as every language does, null where a part's size is not known. */
  toJSON(): MultipartAsJson;
}

/** The JSON of a {@link PresignedMultipart}: a password while the upload lives. */
export interface MultipartAsJson {
  readonly parts: readonly {
    readonly number: number;
    readonly firstByte: number | null;
    readonly size: number | null;
    readonly request: RequestAsJson;
  }[];
  readonly complete: RequestAsJson;
  readonly abort: RequestAsJson;
  readonly listParts: RequestAsJson;
}

/**
 * One CORS rule of a bucket that lets pages of an origin use all of these results, which {@link CorsRule} tells of. Those
 * of one bucket: PutBucketCors replaces every rule that the bucket has.
 *
 * @param origin as `corsRule` of each result takes it
 * @throws {S3PresignError} `MissingOption` for no result, `ConflictingOptions` for those of different buckets,
 * `InvalidOrigin`
 * @example
 * const rule = corsRule([upload, download, form], 'https://app.example.com');
 * writeFileSync('cors.json', rule.json); // aws s3api put-bucket-cors --cors-configuration file://cors.json
 */
export function corsRule(
  results: Iterable<PresignedRequest | PresignedPost | PresignedMultipart>,
  origin: string,
): CorsRule;

/** The smallest CORS rule of a bucket that lets a browser use what was presigned. */
export interface CorsRule {
  readonly allowedOrigins: readonly string[];
  /** Those of the requests, in the order of the alphabet. */
  readonly allowedMethods: readonly string[];
  /** The signed headers that a browser must be allowed to send. */
  readonly allowedHeaders: readonly string[];
  /** What the page may read of the answer. */
  readonly exposeHeaders: readonly string[];
  /** The body of PutBucketCors, with this rule alone. */
  readonly xml: string;
  /** The same as AWS's command line and SDKs take it. */
  readonly json: string;
}

/** One aspect of a request that a signature can fix. */
export interface SignedAspect {
  /** `content-type`, `content-length`, `checksum`, `overwrite`, ... */
  readonly aspect: string;
  readonly bound: boolean;
  /** How, or what the sender may do. */
  readonly detail: string;
}

/** What a presigned URL claims, without any secret. */
export interface Explanation {
  readonly signatureVersion: '4' | '4A' | '2';
  /** Where the URL leaves no other. */
  readonly operation: string | undefined;
  readonly possibleOperations: readonly string[];
  readonly host: string;
  readonly bucket: string | undefined;
  /** Decoded. */
  readonly key: string | undefined;
  readonly addressing: 'virtual' | 'path' | 'bucket-host' | 'path-assumed' | 'unknown';
  readonly accessKeyId: string;
  readonly region: string | undefined;
  readonly service: string | undefined;
  readonly signedAt: Date | undefined;
  /** If it does not end before with its credentials. */
  readonly expiresAt: Date;
  readonly state: 'valid' | 'expired' | 'not-yet-valid';
  /** The headers that must be sent as they were signed. */
  readonly headers: readonly string[];
  readonly aspects: readonly SignedAspect[];
  readonly warnings: readonly Warning[];
  /** The same for people; it holds neither signature nor token. */
  readonly text: string;
}

/**
 * Explains a presigned URL: of any signer, Signature Version 4, 4A or the legacy 2.
 * A URL does not say its `method`; with it, one operation is left. A custom domain
 * does not say where its `bucket` stands; with it, the key is known. `now` is the
 * clock's by default. `unsignedPathPrefix` is a path that a proxy removes before the one that
 * was signed, and `host` the one of a bare target (`/photos/a.png?X-Amz-...`), as a log has it.
 * @throws {S3PresignError} `NotPresigned` for text that is not a presigned URL.
 */
export function explain(
  url: string,
  options?: {
    method?: string | undefined;
    bucket?: string | undefined;
    now?: Date | undefined;
    unsignedPathPrefix?: string | undefined;
    host?: string | undefined;
  },
): Explanation;

/** Why a server refused a presigned request, as far as its answer tells. */
export interface Diagnosis {
  /** The server's code, such as `SignatureDoesNotMatch`; empty where it answered no error of S3's form. */
  readonly code: string;
  readonly message: string;
  /** The surest first; one at least, ten at most. */
  readonly findings: readonly Finding[];
  /** All sentences, one a line, each with its certainty. */
  readonly text: string;
}

/** One thing that is wrong. */
export interface Finding {
  /** Stable, and the same in every language, such as `HeaderChanged`. */
  readonly code: string;
  /** `shown` by the answer or the request, `likely` or `possible`. */
  readonly certainty: 'shown' | 'likely' | 'possible';
  /** What differed, and what to change. */
  readonly sentence: string;
}

/**
 * Says why a server refused, and what to change: from what it answered, as you have it (the
 * XML, with the head of the response or without, as a browser or a log shows it, or the
 * message of an error), and what was presigned, to compare with. A form's answer is passed
 * alone. With a secret the answer may be left out.
 * @throws {S3PresignError} `NotAnErrorResponse` for an answer of more than 262,144 bytes,
 * `MissingOption` for a secret without a request.
 */
export function diagnose(
  answer: string | undefined,
  request?:
    | {
        readonly method: string;
        readonly url: string;
        readonly headers?: Entries | undefined;
        readonly unsignedPathPrefix?: string | undefined;
      }
    | undefined,
  known?: DiagnoseOptions,
): Diagnosis;

/** What else is known of a request that was refused. */
export interface DiagnoseOptions {
  /** Of the request as it was sent, as from a log. */
  readonly sentMethod?: string | undefined;
  readonly sentUrl?: string | undefined;
  readonly sentHeaders?: Entries | undefined;
  /**
   * With the two that follow, the credentials that the URL should be signed with, to prove what
   * was signed. Nothing is tried unless the URL names this key.
   */
  readonly accessKeyId?: string | undefined;
  /** Shows nowhere. */
  readonly secretAccessKey?: string | undefined;
  /** Of temporary credentials. */
  readonly sessionToken?: string | undefined;
}

/** Names and texts: an object, or anything that yields pairs, such as `Headers`. */
export type Entries = { readonly [name: string]: string } | Iterable<readonly [string, string]>;

/** By what a request or a form is judged. */
export interface VerifyOptions {
  /** That of the access key; `null` or nothing for a key that nobody knows. */
  secretAccessKey: string | null | undefined;
  /** Of temporary credentials. */
  sessionToken?: string | undefined;
  credentialsExpiration?: Date | string | undefined;
  /** Only signatures for this region. Default: any. */
  region?: string | undefined;
  /** Default: `s3`. */
  service?: 's3' | 's3-object-lambda' | 's3-outposts' | 's3express' | undefined;
  /** The longest life, in seconds. Default: 604800. */
  maxExpiresIn?: number | undefined;
  /** How far ahead a signing time may be, in seconds. Default: 900. */
  clockSkew?: number | undefined;
  /**
   * Refuse a form whose final key has `.` or `..` segments, empty ones, backslashes or control
   * characters. Default: `false`.
   */
  requireSafeKey?: boolean | undefined;
  /** Default: the clock, read once. */
  now?: Date | undefined;
  /** A path such as `/storage` that requests have before the one that was signed, since a proxy will remove it. */
  unsignedPathPrefix?: string | undefined;
  /**
   * A host that is served, such as `s3.example.com`, or several: on it the bucket stands in the path, below it in
   * the host; any other host is refused then. Default: none, so that no operation, bucket and key are told.
   */
  baseHost?: string | readonly string[] | undefined;
}

/**
 * A request whose signature is right: what its signer allowed, and no more. Inspected or
 * as JSON, it masks what is secret of the headers.
 */
export class VerifiedRequest {
  private constructor();
  readonly accessKeyId: string;
  readonly signedAt: Date;
  readonly expiresAt: Date;
  /** The headers that the signature covers; names in lower case. Others are the sender's own. */
  readonly signedHeaders: Readonly<Record<string, string>>;
  /** `UNSIGNED-PAYLOAD`, or the hex SHA-256 that the body must have, which the server checks. */
  readonly payloadHash: string;
  /** What is asked for, by S3's name; `undefined` where the request fits several operations alike, or none: refuse it. */
  readonly operation: string | undefined;
  /** From the host or the path, as `baseHost` says; `undefined` without that, and for an operation without a bucket. */
  readonly bucket: string | undefined;
  /** Decoded: the one that was signed, dot segments included. */
  readonly key: string | undefined;
  /** The operation's parameters that were signed, by S3's names: `ContentType`, `Metadata:note`. */
  readonly parameters: Readonly<Record<string, string>>;
  /**
   * What was signed and only the server can check: headers with the values that the body (`content-length`), the object
   * (`if-none-match`) or an account must meet.
   */
  readonly checks: Readonly<Record<string, string>>;
  toJSON(): object;
}

/**
 * A presigned request as a server received it: whatever it says is a claim.
 *
 * @example
 * const request = ReceivedRequest.fromRequest(req);
 * const { expiresAt } = request.verify({ secretAccessKey: secrets.get(request.accessKeyId) });
 */
export class ReceivedRequest {
  /**
   * `url` is the whole URL or the request's target, raw; `host` is among the headers.
   * @throws {S3PresignError} `MalformedRequest` for what is not a presigned request.
   */
  constructor(method: string, url: string, headers?: Entries);
  /**
   * The request of Node's `http`, of Express and what is made like it (whose `originalUrl` no router has
   * shortened), or of Fetch.
   * @throws {S3PresignError} `MalformedRequest` for what is not a presigned request.
   */
  static fromRequest(request: {
    readonly method?: string | undefined;
    readonly url?: string | undefined;
    readonly originalUrl?: string | undefined;
    readonly rawHeaders?: readonly string[] | undefined;
    readonly headers: object;
  }): ReceivedRequest;
  /** Whose secret verifies it. */
  readonly accessKeyId: string;
  readonly sessionToken: string | undefined;
  readonly region: string;
  readonly service: string;
  /** @throws {S3PresignError} whose `code` says exactly why not. */
  verify(options: VerifyOptions): VerifiedRequest;
}

/** A form whose signature is right and that keeps its policy. */
export interface VerifiedForm {
  readonly accessKeyId: string;
  readonly signedAt: Date;
  readonly expiresAt: Date;
  /** Bytes that the file may have, which the server checks unless `contentLength` was passed. */
  readonly minContentLength: number | undefined;
  readonly maxContentLength: number | undefined;
}

/** A signed upload form as a server received it: whatever it says is a claim. */
export class ReceivedForm {
  /**
   * `fields` are those before the file; `contentLength` is the file's bytes, once they are known;
   * `fileName` takes the place of `${filename}` in every field.
   * @throws {S3PresignError} `MalformedRequest` for what is not a signed form.
   */
  constructor(
    bucket: string,
    fields: Entries,
    options?: { contentLength?: number | undefined; fileName?: string | undefined },
  );
  /** Whose secret verifies it. */
  readonly accessKeyId: string;
  readonly sessionToken: string | undefined;
  readonly region: string;
  readonly service: string;
  /** The key that the file will have. */
  readonly key: string | undefined;
  /** @throws {S3PresignError} whose `code` says exactly why not. */
  verify(options: VerifyOptions): VerifiedForm;
}

/** A request was refused before anything was signed; or one that came is not valid. */
export class S3PresignError extends Error {
  constructor(code: string, message: string, parameter?: string, row?: number);
  /** Stable, and the same in every language, such as `InvalidKey`. */
  readonly code: string;
  /** The name of what is wrong, such as `Body` or `expires-in`; not there where the error is about several, or about none. */
  readonly parameter?: string;
  /** Which of many keys was refused, counted from 0; not there where there are not many. */
  readonly row?: number;
  /** The HTTP status to answer a refused request with: 400 or 403, as S3 does; 500 where not the request was wrong. */
  get httpStatus(): number;
  /** The `Code` of S3's XML beside that status, such as `SignatureDoesNotMatch`. */
  get s3Code(): string;
}

/** What no request shows of where it goes, and what its signer knows. What is left out is a `*` in its place of an ARN. */
export interface Surroundings {
  /** The bucket's; a {@link PresignedRequest} says its own. */
  region?: string | undefined;
  /** 12 digits: that of the bucket, of KMS keys and of roles. */
  account?: string | undefined;
  /** Such as `aws-cn`. Default: that of the region. */
  partition?: string | undefined;
  /** Id or ARN of the customer managed KMS key, where the request names none. */
  kmsKey?: string | undefined;
  /** The same of what is copied. */
  sourceKmsKey?: string | undefined;
  /** The ARN, where `bucket` is the alias of an access point. */
  accessPoint?: string | undefined;
  /** The name of the access point that supports one of S3 Object Lambda. */
  supportingAccessPoint?: string | undefined;
  /** The name of the bucket behind an access point of an Outpost. */
  outpostBucket?: string | undefined;
  /** The ARN of the role that the body passes to S3. */
  role?: string | undefined;
  /** The ARN of the Lambda function that transforms an object. */
  function?: string | undefined;
  /** The name of the table bucket that the body configures. */
  tableBucket?: string | undefined;
  /** Which of the {@link Permissions.conditions} hold. */
  assume?: string | readonly string[] | undefined;
}

/** Where an operation goes, for which its permissions are asked. */
export interface Target extends Surroundings {
  bucket?: string | undefined;
  /** Raw, and never encoded. Without it the permissions are a template's, of any key. */
  key?: string | undefined;
  headers?: { readonly [name: string]: Scalar } | undefined;
  query?: { readonly [name: string]: Scalar } | undefined;
}

/** Which actions of IAM whoever signs needs, so that S3 does as a URL says, and on which resources. */
export interface Permissions {
  /** What is needed or likely to be: the operation's own actions first. */
  readonly permissions: readonly Permission[];
  /** What the request does not show and what would need more, in words, by names for {@link Surroundings.assume}. */
  readonly conditions: { readonly [name: string]: string };
  /** What is refused by nothing, but changes the answer. */
  readonly optional: readonly OptionalAction[];
  /** What nobody documents, and so is never granted, by what raises the question. */
  readonly doubts: { readonly [because: string]: string };
  /** Each `*` in a resource that stands for something that was not said. */
  readonly openPlaces: readonly OpenPlace[];
}

/** One action on one resource. */
export interface Permission {
  /** Such as `s3:PutObject`. */
  readonly action: string;
  /** The ARN, with what a key has of wildcards escaped. */
  readonly resource: string;
  /** What asks for it: the operation, a parameter by S3's name, a condition, or the kind of bucket. */
  readonly because: string;
  /** `needed` where it is documented, `likely` where it is inferred. */
  readonly certainty: 'needed' | 'likely';
  /** Where it is said, or what it is inferred from. */
  readonly source: string;
  /**
   * What narrows it beside its resource: a condition key of IAM and what that must be, such as
   * `kms:ResourceAliases=alias/photos`, since an alias of a key is no resource.
   */
  readonly onlyWhere?: string;
}

/** An action without which nothing is refused, but which changes the answer. */
export interface OptionalAction {
  /** Such as `s3:ListBucket`. */
  readonly action: string;
  /** Its ARN. */
  readonly resource: string;
  /** What it changes. */
  readonly effect: string;
}

/** A `*` in a resource that stands for something that was not said. */
export interface OpenPlace {
  /** The option that says it, such as `kms-key`, which is `kmsKey` here. */
  readonly option: string;
  /** The ARN that has it. */
  readonly resource: string;
}

/**
 * Says what whoever signs must be allowed to do: of an operation with its parameters, of a request that was presigned,
 * of a form (`PostObject`), of an upload in parts with all its steps (`Multipart`), or of all that a scope lets pass.
 * Without a signer and without a network.
 * @throws {S3PresignError} `UnknownOperation`, `MissingBucket`, `MissingRegion`, `InvalidOption`, `InvalidArn`,
 * `MissingOption` for an alias without its `accessPoint`, and what is wrong with a parameter.
 *
 * @example
 * const needed = permissions('PutObject', { region: 'eu-west-1', bucket: 'photos', key: '1.jpg', acl: 'public-read' });
 * needed.permissions.map(({ action }) => action); // ['s3:PutObject', 's3:PutObjectAcl']
 */
export function permissions<Name extends Operation>(operation: Name, options: Target & Operations[Name]): Permissions;
export function permissions(request: PresignedRequest, options?: Surroundings & { bucket?: string | undefined }): Permissions;
export function permissions(operation: 'PostObject', options: Surroundings & Omit<PostOptions, 'signingTime'>): Permissions;
export function permissions(operation: 'Multipart', options: Target & MultipartParameters): Permissions;
export function permissions(operation: undefined, options: Surroundings & Scope): Permissions;

/** A policy that grants permissions, and nothing else. */
export interface PermissionPolicy {
  /** JSON, in ASCII, with a line end. */
  readonly text: string;
  /** As AWS counts it: in characters, without white space. */
  readonly size: number;
  /** What it is too large for, with the most characters that AWS takes there. */
  readonly tooLargeFor: { readonly [what: string]: number };
  /** Each `*` in a resource of it that stands for something that was not said. */
  readonly openPlaces: readonly OpenPlace[];
}

/**
 * Writes a policy for the identity that signs, which grants what {@link permissions} answered, each once, and nothing else.
 * @throws {S3PresignError} `MissingOption` where nothing is to be granted.
 *
 * @example
 * const { text } = policy([upload, download]);
 */
export function policy(
  permissions: Permissions | readonly Permissions[],
  options?: {
    /** Leave out what is only likely to be needed. */
    onlyNeeded?: boolean | undefined;
  },
): PermissionPolicy;

/** What a bucket policy is to bind. */
export interface GuardOptions {
  /** Its name. */
  bucket: string;
  /** Such as `aws-cn`. Default: `aws`. */
  partition?: string | undefined;
  /** The ARN of the signer, which `network` and `presigned` are then about. */
  principal?: string | undefined;
  /** The greatest age of a signature when its request arrives, in **seconds**: at least 60. */
  maxAge?: number | undefined;
  /** Seconds: what requests are signed with, which is added to `maxAge`. */
  stableFor?: number | undefined;
  /** Seconds: the same. */
  backdate?: number | undefined;
  /** Only by https. */
  https?: boolean | undefined;
  /** Only by TLS 1.2 or newer. */
  tls?: boolean | undefined;
  /** Only from these, such as `203.0.113.0/24`. */
  network?: string | readonly string[] | undefined;
  /** `only` by presigned URLs, or `never` by them nor by forms. */
  presigned?: 'only' | 'never' | undefined;
  /** Uploads overwrite nothing. */
  createOnly?: boolean | undefined;
  /** No access control lists. */
  noAcl?: boolean | undefined;
}

/** A bucket policy that denies, and grants nothing. */
export interface GuardPolicy {
  /** JSON, in ASCII, with a line end. */
  readonly text: string;
  /** What its statements cost, and what no policy can do. */
  readonly notes: readonly string[];
}

/**
 * Writes a bucket policy that binds presigned requests, whoever signed them. No policy can bind the type or the size of an
 * upload: sign them.
 * @throws {S3PresignError} `InvalidBucketName`, `InvalidOption`, and `MissingOption` if nothing is to be bound.
 */
export function guardPolicy(options: GuardOptions): GuardPolicy;

/**
 * Masks the secrets in a text, for logs: a presigned URL, or whatever holds one. Of a request it answers the URL, of a
 * form or an upload the JSON.
 */
export function redact(text: string | PresignedRequest | PresignedPost | PresignedMultipart): string;

/**
 * What signs: the native addon, or the WebAssembly module in browsers, Workers and Deno, and in Node.js and Bun where no
 * addon fits the platform or addons are forbidden. The environment variable `S3PRESIGN_BACKEND` forces one of them there.
 */
export const binding: 'native' | 'wasm';
