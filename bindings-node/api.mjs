// Presigned S3 URLs: what index.d.ts describes, over either half: the native addon or the WebAssembly module.
import {
  add,
  addMap,
  addTexts,
  keyArgument,
  optionsArgument,
  pairsOf,
  seconds,
  textArgument,
  variablesOf,
} from './arguments.mjs';
import { S3PresignError, calling, refuseType, refusal, refusalOfRow } from './errors.mjs';
import { binding, half } from '#half';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');
const MADE = Symbol('made');

/** Keys for one call: so few that they and their URLs stay in the processor's caches. */
const ROWS = 512;

/** What the names of a result's headers and warnings begin with. */
const HEADER = 'header:';
const WARNING = 'warning:';

/** Unix seconds of a signing time, or the clock's, read once. */
function now(signingTime) {
  return signingTime === undefined ? Date.now() / 1000 : seconds('signing-time', signingTime);
}

/** The clock beside a signing time that was passed, which scoped signers count from. */
function clockBeside(signingTime) {
  return signingTime === undefined ? undefined : Date.now() / 1000;
}

/** Arguments of presign that are not of the request. */
const APART = new Set(['key', 'signingTime']);
/** Those of template, which has none. */
const NONE = new Set();

function requestPairs(operation, options, apart) {
  const pairs = operation === undefined ? [] : ['operation', textArgument('operation', operation)];
  let headers, query;
  // And no rest of a pattern, whose copies cost more than what is read from them.
  for (const name of Object.keys(options)) {
    if (name === 'headers') headers = options.headers;
    else if (name === 'query') query = options.query;
    else if (!apart.has(name)) add(pairs, name, options[name]);
  }
  addMap(pairs, 'header', headers);
  addMap(pairs, 'query', query);
  return pairs;
}

/** The list of a request that was presigned, which it holds and does not show. */
let listOf;

/** A request of its list: names and values with a NUL between two, which the half answers as one text. */
class PresignedRequest {
  #list;

  static {
    listOf = (request) => request.#list;
  }

  constructor(text) {
    const list = text.split('\0');
    this.#list = list;
    const headers = {};
    const warnings = [];
    let method, url, unsignedPathPrefix, signedAt, expiresAt, limitedBy;
    for (let index = 0; index < list.length; index += 2) {
      const name = list[index];
      const value = list[index + 1];
      if (name === 'url') url = value;
      else if (name === 'method') method = value;
      else if (name === 'unsigned-path-prefix') unsignedPathPrefix = value;
      else if (name === 'signed-at') signedAt = instant(value);
      else if (name === 'expires-at') expiresAt = instant(value);
      else if (name === 'limited-by') limitedBy = value;
      else if (name.startsWith(HEADER)) define(headers, name.slice(HEADER.length), value);
      else if (name.startsWith(WARNING)) warnings.push(warning(name.slice(WARNING.length), value));
    }
    this.method = method;
    this.url = url;
    this.headers = Object.freeze(headers);
    this.unsignedPathPrefix = unsignedPathPrefix;
    this.signedAt = signedAt;
    this.expiresAt = expiresAt;
    this.limitedBy = limitedBy;
    this.warnings = Object.freeze(warnings);
    Object.freeze(this);
  }

  get operation() {
    return valueOf(this.#list, 'operation');
  }

  get canonicalRequest() {
    return this.#details('canonical-request');
  }

  get stringToSign() {
    return this.#details('string-to-sign');
  }

  curl() {
    return this.#details('curl');
  }

  #details(name) {
    return valueOf(
      calling(() => half.details(this.#list)),
      name,
    );
  }

  corsRule(origin) {
    return corsRule([this], origin);
  }

  toString() {
    return this.url;
  }

  toJSON() {
    const { operation, url, method, headers, unsignedPathPrefix = null } = this;
    return { operation, url, method, headers, unsignedPathPrefix, ...validityAsJson(this) };
  }

  [INSPECT](_depth, options, inspect) {
    const { method, url, headers, signedAt, expiresAt, limitedBy, warnings } = this;
    const shown = { method, url: half.redact(url), headers: masked('header:', headers) };
    return `PresignedRequest ${inspect({ ...shown, signedAt, expiresAt, limitedBy, warnings }, options)}`;
  }
}

/** The first value of a name in a flat list. */
function valueOf(list, name) {
  for (let index = 0; index < list.length; index += 2) {
    if (list[index] === name) return list[index + 1];
  }
  return undefined;
}

/** The instant of Unix seconds. */
function instant(unixSeconds) {
  return new Date(Number(unixSeconds) * 1000);
}

/** What the JSON of a request and of a form says alike: instants in whole seconds, as every language writes them. */
function validityAsJson({ signedAt, expiresAt, limitedBy, warnings }) {
  const [signed, expires] = [signedAt, expiresAt].map((at) => at.toISOString().replace('.000Z', 'Z'));
  return { signedAt: signed, expiresAt: expires, limitedBy, warnings };
}

/** A property of any name, `__proto__` too, as Object.fromEntries makes it. */
function define(object, name, value) {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true });
  else object[name] = value;
}

function corsRule(results, origin) {
  if (typeof results === 'string' || typeof results?.[Symbol.iterator] !== 'function') {
    refuseType('results', results, `an iterable of ${RESULTS}`);
  }
  const list = [...results].flatMap(pairsOfResult);
  const pairs = twos(calling(() => half.corsRule(list, textArgument('origin', origin))));
  const [allowedOrigins, allowedMethods, allowedHeaders, exposeHeaders] = RULE_LISTS.map((name) =>
    Object.freeze(all(pairs, name)),
  );
  const [xml, json] = ['xml', 'json'].map((name) => one(pairs, name));
  return Object.freeze({ allowedOrigins, allowedMethods, allowedHeaders, exposeHeaders, xml, json });
}

const RULE_LISTS = ['allowed-origin', 'allowed-method', 'allowed-header', 'expose-header'];
const RESULTS = 'presigned requests, forms and uploads in parts';

/** What the core needs to know of a result. */
function pairsOfResult(result) {
  if (result instanceof PresignedRequest) return ['request', '', ...listOf(result)];
  if (result instanceof PresignedPost) {
    const named = Object.entries(result.fields).flatMap(([name, value]) => [`field:${name}`, value]);
    return ['request', '', 'url', result.url, ...named];
  }
  if (result instanceof PresignedMultipart) {
    const requests = result.parts.map((part) => part.request);
    return [...requests, result.complete, result.abort, result.listParts].flatMap(pairsOfResult);
  }
  return refuseType('results', result, RESULTS);
}

/** Headers or fields without what is secret. */
function masked(prefix, entries) {
  const named = Object.entries(entries).flatMap(([name, value]) => [prefix + name, value]);
  return Object.fromEntries(unprefixed(twos(half.redactPairs(named)), prefix));
}

/** The value of a name in a list of pairs. */
function one(pairs, name) {
  return pairs.find(([known]) => known === name)?.[1];
}

/** All values of a name, in their order. */
function all(pairs, name) {
  return pairs.filter(([known]) => known === name).map(([, value]) => value);
}

/** Pairs whose names begin so, without that. */
function unprefixed(pairs, prefix) {
  return pairs.filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]);
}

class PresignedPost {
  #native;

  constructor(post) {
    this.#native = post;
    this.url = post.url();
    this.method = post.method();
    this.fields = Object.freeze(Object.fromEntries(twos(post.fields())));
    this.signedAt = new Date(post.signedAt() * 1000);
    this.expiresAt = new Date(post.expiresAt() * 1000);
    this.limitedBy = post.limitedBy();
    this.warnings = warningsOf(post);
    Object.freeze(this);
  }

  get policy() {
    return this.#native.policy();
  }

  curl() {
    return this.#native.curl();
  }

  corsRule(origin) {
    return corsRule([this], origin);
  }

  toJSON() {
    const { url, method, fields } = this;
    return { url, method, fields, ...validityAsJson(this) };
  }

  [INSPECT](_depth, options, inspect) {
    const { url, fields, expiresAt, limitedBy, warnings } = this;
    const shown = { url, fields: masked('field:', fields), expiresAt, limitedBy, warnings };
    return `PresignedPost ${inspect(shown, options)}`;
  }
}

function warningsOf(result) {
  const warnings = twos(result.warnings());
  return Object.freeze(warnings.map(([code, message]) => warning(code, message)));
}

function warning(code, message) {
  return Object.freeze({ code, message });
}

function twos(flat) {
  const pairs = [];
  for (let index = 0; index < flat.length; index += 2) pairs.push([flat[index], flat[index + 1]]);
  return pairs;
}

class PresignedMultipart {
  constructor(presigned) {
    const request = (made) => new PresignedRequest(made);
    this.parts = Object.freeze(
      presigned.parts().map((part, index) => Object.freeze({ ...part, request: request(presigned.part(index)) })),
    );
    this.complete = request(presigned.complete());
    this.abort = request(presigned.abort());
    this.listParts = request(presigned.listParts());
    Object.freeze(this);
  }

  corsRule(origin) {
    return corsRule([this], origin);
  }

  toJSON() {
    const parts = this.parts.map(({ number, firstByte = null, size = null, request }) => {
      return { number, firstByte, size, request: request.toJSON() };
    });
    const [complete, abort, listParts] = [this.complete, this.abort, this.listParts].map((made) => made.toJSON());
    return { parts, complete, abort, listParts };
  }
}

class Template {
  #native;
  #isScoped;

  constructor(template) {
    this.#native = template;
    this.#isScoped = template.isScoped();
  }

  /** What signs at a signing time: by a scoped signer, a template that knows what time it is. */
  #beside(signingTime) {
    return this.#isScoped && signingTime !== undefined ? this.#native.clocked(now()) : this.#native;
  }

  url(key, signingTime) {
    try {
      return this.#beside(signingTime).url(keyArgument(key), now(signingTime));
    } catch (error) {
      throw refusal(error);
    }
  }

  urls(keys, signingTime) {
    if (typeof keys === 'string' || typeof keys?.[Symbol.iterator] !== 'function') {
      refuseType('keys', keys, 'an iterable of keys');
    }
    const native = calling(() => this.#beside(signingTime));
    const time = now(signingTime);
    const urls = [];
    let batch = [];
    const sign = () => {
      try {
        for (const url of native.urls(batch, time)) urls.push(url);
      } catch (error) {
        throw refusalOfRow(error, urls.length);
      }
      batch = [];
    };
    for (const key of keys) {
      if (batch.length === ROWS) sign();
      try {
        batch.push(textArgument('keys', key));
      } catch (error) {
        // Those before it come first, also if one of them is refused.
        sign();
        throw refusalOfRow(Object.assign(error, { row: 0 }), urls.length);
      }
    }
    if (batch.length > 0) sign();
    return urls;
  }

  presign(key, signingTime) {
    return new PresignedRequest(calling(() => this.#beside(signingTime).presign(keyArgument(key), now(signingTime))));
  }

  [INSPECT]() {
    return this.#native.describe();
  }
}

class Signer {
  #native;

  constructor(options) {
    // Scopes and the environment make the native half themselves.
    const made = optionsArgument('options', options)[MADE];
    this.#native = made ?? calling(() => half.NativeSigner.fromPairs(pairsOf(options)));
  }

  scoped(scope) {
    return new Signer({ [MADE]: calling(() => this.#native.scoped(pairsOf(optionsArgument('scope', scope)))) });
  }

  static fromEnv(overrides = {}, env = globalThis.process?.env ?? {}) {
    const options = pairsOf(optionsArgument('overrides', overrides));
    const made = calling(() => half.NativeSigner.fromEnv(variablesOf(env), options));
    return new Signer({ [MADE]: made });
  }

  static fromCredentials(credentials, options) {
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = optionsArgument('credentials', credentials);
    return new Signer({ accessKeyId, secretAccessKey, sessionToken, credentialsExpiration: expiration, ...options });
  }

  static async fromProvider(provider, options) {
    return Signer.fromCredentials(await provider(), options);
  }

  presign(operation, options = {}) {
    const { key, signingTime } = optionsArgument('options', options);
    const pairs = requestPairs(operation, options, APART);
    const name = keyArgument(key);
    const signed = () => this.#native.presign(pairs, name, now(signingTime), clockBeside(signingTime));
    return new PresignedRequest(calling(signed));
  }

  template(operation, options = {}) {
    const pairs = requestPairs(operation, optionsArgument('options', options), NONE);
    return new Template(calling(() => this.#native.template(pairs)));
  }

  presignPost(options) {
    const { signingTime, ...policy } = optionsArgument('options', options);
    const pairs = pairsOf(policy);
    return new PresignedPost(calling(() => this.#native.presignPost(pairs, now(signingTime), clockBeside(signingTime))));
  }

  presignMultipart(options) {
    const { key, signingTime, ...upload } = optionsArgument('options', options);
    const pairs = pairsOf(upload);
    const name = keyArgument(key) ?? '';
    const signed = () => this.#native.presignMultipart(pairs, name, now(signingTime), clockBeside(signingTime));
    return new PresignedMultipart(calling(signed));
  }

  objectUrl(bucket, key) {
    return calling(() => this.#native.objectUrl(textArgument('bucket', bucket), keyArgument(key) ?? ''));
  }

  [INSPECT]() {
    return this.#native.describe();
  }
}

/** Judges by the secret that was looked up; answers what the native half found right. */
function judged(received, accessKeyId, options) {
  const { now: at, secretAccessKey, ...rules } = optionsArgument('options', options);
  const known = secretAccessKey !== undefined && secretAccessKey !== null;
  const pairs = pairsOf(known ? { ...rules, accessKeyId, secretAccessKey } : rules);
  const unixSeconds = at === undefined ? Date.now() / 1000 : seconds('now', at);
  const { signedAt, expiresAt, ...verified } = calling(() => received.verify(pairs, unixSeconds));
  return { ...verified, signedAt: new Date(signedAt * 1000), expiresAt: new Date(expiresAt * 1000) };
}

/** A request whose signature is right. The headers that it covers may hold an encryption key. */
class VerifiedRequest {
  #signedHeaders;
  #parameters;

  constructor({ accessKeyId, signedAt, expiresAt, signedHeaders, payloadHash, operation, bucket, key, parameters, checks }) {
    this.#signedHeaders = Object.freeze(Object.fromEntries(twos(signedHeaders)));
    this.#parameters = Object.freeze(Object.fromEntries(twos(parameters)));
    const required = Object.freeze(Object.fromEntries(twos(checks)));
    Object.assign(this, { accessKeyId, signedAt, expiresAt, payloadHash, operation, bucket, key, checks: required });
    Object.freeze(this);
  }

  get signedHeaders() {
    return this.#signedHeaders;
  }

  get parameters() {
    return this.#parameters;
  }

  toJSON() {
    const parameters = masked('parameter:', this.#parameters);
    return { ...this, signedHeaders: masked('signed-header:', this.#signedHeaders), parameters };
  }

  [INSPECT](_depth, options, inspect) {
    return `VerifiedRequest ${inspect(this.toJSON(), options)}`;
  }
}

class ReceivedRequest {
  #native;
  #sessionToken;

  constructor(method, url, headers = {}) {
    const pairs = ['method', textArgument('method', method), 'url', textArgument('url', url)];
    addTexts(pairs, 'header', headers);
    this.#native = calling(() => half.NativeReceivedRequest.fromPairs(pairs));
    const { accessKeyId, sessionToken, region, service } = this.#native.claim();
    this.#sessionToken = sessionToken;
    Object.assign(this, { accessKeyId, region, service });
    Object.freeze(this);
  }

  static fromRequest(request) {
    const { method, url, originalUrl, rawHeaders } = request;
    return new ReceivedRequest(method, originalUrl ?? url, rawHeaders === undefined ? request.headers : twos(rawHeaders));
  }

  get sessionToken() {
    return this.#sessionToken;
  }

  verify(rules) {
    return new VerifiedRequest(judged(this.#native, this.accessKeyId, rules));
  }

  [INSPECT]() {
    return this.#native.describe();
  }
}

class ReceivedForm {
  #native;
  #sessionToken;

  constructor(bucket, fields, options = {}) {
    const { contentLength, fileName } = optionsArgument('options', options);
    const pairs = ['bucket', textArgument('bucket', bucket)];
    addTexts(pairs, 'field', fields);
    add(pairs, 'content-length', contentLength);
    if (fileName !== undefined) pairs.push('file-name', textArgument('file-name', fileName));
    this.#native = calling(() => half.NativeReceivedForm.fromPairs(pairs));
    const { accessKeyId, sessionToken, region, service, key } = this.#native.claim();
    this.#sessionToken = sessionToken;
    Object.assign(this, { accessKeyId, region, service, key });
    Object.freeze(this);
  }

  get sessionToken() {
    return this.#sessionToken;
  }

  verify(rules) {
    const verified = judged(this.#native, this.accessKeyId, rules);
    const { accessKeyId, signedAt, expiresAt, minContentLength, maxContentLength } = verified;
    return Object.freeze({ accessKeyId, signedAt, expiresAt, minContentLength, maxContentLength });
  }

  [INSPECT]() {
    return this.#native.describe();
  }
}

function multipartPlan(objectSize, partSize) {
  const { parts, ...sizes } = calling(() => half.multipartPlan(pairsOf({ objectSize, partSize })));
  return Object.freeze({ ...sizes, parts: Object.freeze(parts.map((part) => Object.freeze(part))) });
}

function uploadId(response) {
  return calling(() => half.uploadId(textArgument('response', response)));
}

function completedParts(etags, checksums = {}) {
  const pairs = [];
  addMap(pairs, 'part', etags ?? null);
  pairs.push(...pairsOf(optionsArgument('checksums', checksums)));
  return calling(() => half.completedParts(pairs));
}

function explain(url, options = {}) {
  const { host, method, bucket, unsignedPathPrefix, now: at = new Date() } = optionsArgument('options', options);
  const given = ['url', textArgument('url', url), 'now', String(seconds('now', at))];
  if (host !== undefined) given.push('host', textArgument('host', host));
  if (method !== undefined) given.push('method', textArgument('method', method));
  if (bucket !== undefined) given.push('bucket', textArgument('bucket', bucket));
  if (unsignedPathPrefix !== undefined)
    given.push('unsigned-path-prefix', textArgument('unsigned-path-prefix', unsignedPathPrefix));
  const pairs = twos(calling(() => half.explain(given)));
  const instantOf = (name) => {
    const unixSeconds = one(pairs, name);
    return unixSeconds === undefined ? undefined : instant(unixSeconds);
  };
  const operation = one(pairs, 'operation');
  const aspect = (name, detail) => {
    const [, kind, aspect] = /^(bound|unbound):(.*)$/.exec(name) ?? [];
    return kind && Object.freeze({ aspect, bound: kind === 'bound', detail });
  };
  return Object.freeze({
    signatureVersion: one(pairs, 'signature-version'),
    operation,
    possibleOperations: Object.freeze(operation === undefined ? all(pairs, 'possible-operation') : [operation]),
    host: one(pairs, 'host'),
    bucket: one(pairs, 'bucket'),
    key: one(pairs, 'key'),
    addressing: one(pairs, 'addressing'),
    accessKeyId: one(pairs, 'access-key-id'),
    region: one(pairs, 'region'),
    service: one(pairs, 'service'),
    signedAt: instantOf('signed-at'),
    expiresAt: instantOf('expires-at'),
    state: one(pairs, 'state'),
    headers: Object.freeze(all(pairs, 'header')),
    aspects: Object.freeze(pairs.map(([name, detail]) => aspect(name, detail)).filter(Boolean)),
    warnings: Object.freeze(
      unprefixed(pairs, 'warning:').map(([code, message]) => Object.freeze({ code, message })),
    ),
    text: one(pairs, 'text'),
  });
}

function diagnose(answer, request = {}, known = {}) {
  const { method, url, unsignedPathPrefix, headers = {} } = optionsArgument('request', request);
  const { sentMethod, sentUrl, sentHeaders = {}, ...others } = optionsArgument('known', known);
  const { accessKeyId, secretAccessKey, sessionToken } = others;
  const texts = {
    answer,
    method,
    url,
    'unsigned-path-prefix': unsignedPathPrefix,
    'sent-method': sentMethod,
    'sent-url': sentUrl,
    'access-key-id': accessKeyId,
    'secret-access-key': secretAccessKey,
    'session-token': sessionToken,
  };
  const pairs = [];
  for (const [name, text] of Object.entries(texts)) {
    if (text !== undefined) pairs.push(name, textArgument(name, text));
  }
  addTexts(pairs, 'header', headers);
  addTexts(pairs, 'sent-header', sentHeaders);
  const told = twos(calling(() => half.diagnose(pairs)));
  const certainties = unprefixed(told, 'certainty:').map(([, certainty]) => certainty);
  const findings = unprefixed(told, 'finding:').map(([code, sentence], index) =>
    Object.freeze({ code, certainty: certainties[index], sentence }),
  );
  const [code, message, text] = ['code', 'message', 'text'].map((name) => one(told, name));
  return Object.freeze({ code, message, findings: Object.freeze(findings), text });
}

function permissions(operation, options = {}) {
  const { headers, query, ...others } = optionsArgument('options', options);
  const isResult = operation instanceof PresignedRequest;
  const asked = isResult ? [...listOf(operation)] : [];
  if (!isResult && operation !== undefined) asked.push('operation', textArgument('operation', operation));
  asked.push(...pairsOf(others));
  addMap(asked, 'header', headers);
  addMap(asked, 'query', query);
  return permissionsOf(twos(calling(() => half.permissions(asked))));
}

/** Names of a permission behind its action, and their properties. */
const OF_PERMISSION = {
  resource: 'resource',
  because: 'because',
  certainty: 'certainty',
  source: 'source',
  'only-where': 'onlyWhere',
};

/** Each permission begins with its action, and each optional one with that. */
function permissionsOf(pairs) {
  const found = { action: [], optional: [] };
  let last;
  for (const [name, text] of pairs) {
    if (name in found) found[name].push((last = { action: text }));
    else if (name in OF_PERMISSION || name === 'effect') last[OF_PERMISSION[name] ?? name] = text;
  }
  const byName = (prefix) => Object.freeze(Object.fromEntries(unprefixed(pairs, prefix)));
  return Object.freeze({
    permissions: Object.freeze(found.action.map(Object.freeze)),
    conditions: byName('condition:'),
    optional: Object.freeze(found.optional.map(Object.freeze)),
    doubts: byName('unknown:'),
    openPlaces: openPlacesOf(pairs),
  });
}

function openPlacesOf(pairs) {
  const places = unprefixed(pairs, 'open:').map(([option, resource]) => Object.freeze({ option, resource }));
  return Object.freeze(places);
}

function policy(permissions, options = {}) {
  const told = pairsOf(optionsArgument('options', options));
  for (const granted of Array.isArray(permissions) ? permissions : [permissions]) {
    if (!Array.isArray(granted?.permissions)) {
      refuseType('permissions', granted, 'what permissions() answered, or an array of it');
    }
    for (const { action, ...others } of granted.permissions) {
      told.push('action', textArgument('action', action));
      for (const [name, property] of Object.entries(OF_PERMISSION)) {
        if (others[property] !== undefined) told.push(name, textArgument(name, others[property]));
      }
    }
    for (const { option, resource } of granted.openPlaces) told.push(`open:${option}`, textArgument('open', resource));
  }
  const pairs = twos(calling(() => half.policy(told)));
  const limits = unprefixed(pairs, 'too-large-for:').map(([what, most]) => [what, Number(most)]);
  return Object.freeze({
    text: one(pairs, 'policy'),
    size: Number(one(pairs, 'size')),
    tooLargeFor: Object.freeze(Object.fromEntries(limits)),
    openPlaces: openPlacesOf(pairs),
  });
}

function guardPolicy(options) {
  const pairs = twos(calling(() => half.guardPolicy(pairsOf(optionsArgument('options', options)))));
  return Object.freeze({ text: one(pairs, 'policy'), notes: Object.freeze(all(pairs, 'note')) });
}

function redact(text) {
  if (text instanceof PresignedRequest) return half.redact(text.url);
  if (text instanceof PresignedPost || text instanceof PresignedMultipart) return half.redact(JSON.stringify(text));
  return half.redact(textArgument('text', text));
}

export {
  PresignedMultipart,
  PresignedPost,
  PresignedRequest,
  ReceivedForm,
  ReceivedRequest,
  S3PresignError,
  Signer,
  Template,
  VerifiedRequest,
  binding,
  completedParts,
  corsRule,
  diagnose,
  explain,
  guardPolicy,
  multipartPlan,
  permissions,
  policy,
  redact,
  uploadId,
};
