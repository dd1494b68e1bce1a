/** A value of a parameter; what it is decides how it is written. */
export type Scalar = string | number | bigint | boolean | Date | Uint8Array;

/**
 * A parameter: a scalar, several (`objectAttributes: ['ETag']`), or texts by name
 * (`metadata: { owner: 'ada' }`). `undefined` is a parameter that was not given.
 */
export type Value = Scalar | readonly Scalar[] | { readonly [name: string]: Scalar } | undefined;

/** How a {@link Signer} is made. */
export interface SignerOptions {
  /** `AKIA...`, or whatever the store issued. */
  accessKeyId: string;
  secretAccessKey: string;
  /** Of temporary credentials; an empty one is none. */
  sessionToken?: string | undefined;
  /** When temporary credentials end, so that a result can tell when its URL really stops working. */
  credentialsExpiration?: Date | string | undefined;
  /** The bucket's region, never guessed; `auto` for Cloudflare R2. */
  region: string;
  /** The URL that the *user* of the presigned URL will call. Default: AWS's of the region. */
  endpoint?: string | undefined;
  /** Where the bucket's name goes. Default: `auto`, AWS's own rules. */
  addressing?: 'auto' | 'virtual' | 'path' | 'bucket-host' | undefined;
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

/** Everything of a request but its operation, key and signing time. */
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
  /** Refuse when the credentials end before the URL. */
  requireFullLifetime?: boolean | undefined;
  /** Move headers into the query, for senders that cannot set headers. */
  headersInQuery?: boolean | undefined;
  /** The file name under which a browser saves the object, in any script. */
  downloadAs?: string | undefined;
  /** An upload that creates an object and never overwrites one. */
  createOnly?: boolean | undefined;
  /** Headers beyond S3's model; signed, so they must be sent. */
  headers?: { readonly [name: string]: Scalar } | undefined;
  /** Query pairs beyond S3's model. */
  query?: { readonly [name: string]: Scalar } | undefined;
  /** A parameter of the operation by S3's own name in any spelling of case. */
  [parameter: string]: Value;
}

/** Everything of a request but its operation. */
export interface RequestOptions extends TemplateOptions {
  /** The object's key, raw and never encoded. */
  key?: string | undefined;
  /** Default: the clock, read once. */
  signingTime?: Date | undefined;
}

/** A form to presign; every further name is a field of it, which must be sent so. */
export interface PostOptions {
  bucket: string;
  /** With `${filename}` in it, S3 puts the name of the sender's file there. May be left out beside `startsWith.key`. */
  key?: string | undefined;
  /** What fields begin with, the rest being the sender's choice: `{ 'Content-Type': 'image/' }`. */
  startsWith?: { readonly [field: string]: string } | undefined;
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
  /** Refuse when the credentials end before the form. */
  requireFullLifetime?: boolean | undefined;
  /** `acl`, `contentType`, `metadata`, `successActionStatus`, `tagging`, `storageClass`, ... */
  [field: string]: Value;
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
   * A signer from the variables that AWS's own tools read: `AWS_ACCESS_KEY_ID`,
   * `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`, `AWS_CREDENTIAL_EXPIRATION`,
   * `AWS_REGION` or `AWS_DEFAULT_REGION`, `AWS_ENDPOINT_URL_S3` or
   * `AWS_ENDPOINT_URL`, `AWS_USE_FIPS_ENDPOINT`, `AWS_USE_DUALSTACK_ENDPOINT`.
   * `overrides` win, and with an `accessKeyId` among them no credentials are read;
   * empty variables count as unset.
   */
  static fromEnv(env?: { readonly [name: string]: string | undefined }, overrides?: Partial<SignerOptions>): Signer;

  /** A signer from credentials of AWS's SDK for JavaScript v3. */
  static fromCredentials(credentials: AwsCredentials, options: EndpointOptions): Signer;

  /**
   * A signer from a credential provider of AWS's SDK for JavaScript v3, which is
   * awaited once. Make a new signer when its credentials end.
   */
  static fromProvider(provider: () => Promise<AwsCredentials>, options: EndpointOptions): Promise<Signer>;

  /**
   * Signs one request: any operation of S3, by its name.
   * @throws {S3PresignError} before anything is signed.
   * @throws {TypeError} for a value of a type that no parameter takes.
   */
  presign(operation: string, options?: RequestOptions): PresignedRequest;

  /** Checks and prepares everything but key and time, once, for many keys. */
  template(operation: string, options?: TemplateOptions): Template;

  /**
   * Signs a form for uploads from a browser.
   * @throws {S3PresignError} before anything is signed.
   *
   * @example
   * const { url, fields } = signer.presignPost({ bucket: 'photos', key: 'u/42/${filename}', maxContentLength: 1e7 });
   */
  presignPost(options: PostOptions): PresignedPost;

  /** The plain URL of a public object, unsigned, by the same rules. */
  objectUrl(bucket: string, key: string): string;
}

/** One kind of request, for one key after another. Immutable. */
export class Template {
  private constructor();

  /** The URL for one key, and nothing else: the fastest call. */
  url(key?: string, signingTime?: Date): string;

  /** The URLs of many keys, signed at one instant. */
  urls(keys: Iterable<string>, signingTime?: Date): string[];

  /** The whole result for one key. */
  presign(key?: string, signingTime?: Date): PresignedRequest;
}

/** What is legal but will probably hurt. */
export interface Warning {
  /** Stable, and the same in every language, such as `UnboundedUpload`. */
  readonly code: string;
  /** The same for people: what is at stake, and what to do. */
  readonly message: string;
}

/**
 * A request that someone without credentials can send until it expires. Frozen.
 * `console.log` masks signature and token; `JSON.stringify` does not, since that
 * is how a browser is told what to send: treat it like a password.
 *
 * @example
 * await fetch(upload.url, { method: upload.method, headers: upload.headers, body });
 */
export class PresignedRequest {
  private constructor();
  readonly url: string;
  readonly method: string;
  /** The headers that must be sent so; names in lower case, `host` left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** The instant in the signature. */
  readonly signedAt: Date;
  /** When the URL stops working: its own end or the credentials'. */
  readonly expiresAt: Date;
  readonly limitedBy: 'request' | 'credentials';
  readonly warnings: readonly Warning[];
  /** What was signed, to compare with S3's answer; secrets are masked. */
  get canonicalRequest(): string;
  /** What was signed. */
  get stringToSign(): string;
  /** The same request as a command for a POSIX shell. */
  curl(): string;
  /** The URL. */
  toString(): string;
}

/**
 * A form that someone without credentials can send until it expires. Frozen.
 * `console.log` masks its secrets; `JSON.stringify` does not: treat it like a
 * password.
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
  /** Default: the clock, read once. */
  now?: Date | undefined;
}

/** A request whose signature is right: what its signer allowed, and no more. */
export interface VerifiedRequest {
  readonly accessKeyId: string;
  readonly signedAt: Date;
  readonly expiresAt: Date;
  /** The headers that the signature covers; names in lower case. Others are the sender's own. */
  readonly signedHeaders: Readonly<Record<string, string>>;
  /** `UNSIGNED-PAYLOAD`, or the hex SHA-256 that the body must have, which the server checks. */
  readonly payloadHash: string;
}

/**
 * A presigned request as a server received it: whatever it says is a claim.
 *
 * @example
 * const request = new ReceivedRequest(req.method, req.url, req.headers);
 * const { expiresAt } = request.verify({ secretAccessKey: secrets.get(request.accessKeyId) });
 */
export class ReceivedRequest {
  /**
   * `url` is the whole URL or the request's target, raw; `host` is among the headers.
   * @throws {S3PresignError} `MalformedRequest` for what is no presigned request.
   */
  constructor(method: string, url: string, headers?: Entries);
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
   * @throws {S3PresignError} `MalformedRequest` for what is no signed form.
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
  constructor(code: string, message: string);
  /** Stable, and the same in every language, such as `InvalidKey`. */
  readonly code: string;
}

/** Masks signature and session token of a presigned URL, for logs. */
export function redact(url: string): string;
