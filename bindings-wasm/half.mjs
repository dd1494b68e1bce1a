// What the npm package's native addon offers (bindings-node/src/lib.rs), over the WebAssembly module: the lists of the
// C ABI as plain values. The package's own code is the same over both.
import { REFUSAL, written } from './library.mjs';

/** The half over a library, as libraryOf makes one. */
export function halfOf(library) {
  return {
    redact: library.redact,
    redactPairs: library.redactList,
    uploadId: library.uploadId,
    completedParts: library.completedParts,
    details: library.details,
    corsRule: library.corsRule,
    refusalOfCode: library.refusal,
    explain: library.explain,
    diagnose: library.diagnose,
    permissions: library.permissions,
    policy: library.policy,
    guardPolicy: library.guardPolicy,
    multipartPlan: (options) => planOf(library.multipartPlan(options)),
    refuseType: (name, given, expected) => {
      // Of an entry of a map, which may be anything, only the map is shown.
      const shown = library.redact(name.replace(/:.*/s, ':...')).slice(0, SHOWN);
      const message = `${JSON.stringify(written(shown))} is ${given}; pass ${expected}`;
      throw Object.assign(new Error(message), { code: `${REFUSAL}WrongType`, parameter: shown.split(':')[0] });
    },
    NativeSigner: {
      fromPairs: (options) => new Signer(library, library.signerNew(options), false),
      fromEnv: (variables, options) =>
        new Signer(library, library.signerNew(library.optionsFromEnv(variables, options)), false),
    },
    NativeReceivedRequest: {
      fromPairs: (request) => new Received(library.verifyRequest, 'ReceivedRequest', request, library.readRequest(request)),
    },
    NativeReceivedForm: {
      fromPairs: (form) => new Received(library.verifyForm, 'ReceivedForm', form, library.readForm(form)),
    },
  };
}

/** How many characters of a name a message shows. */
const SHOWN = 200;

/** Gives back what nobody holds any more, where the engine tells; otherwise it stays until the module itself goes. */
const released = globalThis.FinalizationRegistry && new FinalizationRegistry(({ free, handle }) => free(handle));

/** Frees the handle when its owner is gone, which wipes the secrets behind it. */
function owned(owner, free, handle) {
  released?.register(owner, { free, handle });
  return handle;
}

class Signer {
  #library;
  #handle;
  #isScoped;

  constructor(library, handle, isScoped) {
    this.#library = library;
    this.#handle = owned(this, library.signerFree, handle);
    this.#isScoped = isScoped;
  }

  /** The list with the clock beside a signing time that was passed, from which a scoped signer counts. */
  #clocked(list, clock) {
    const adds = this.#isScoped && clock !== undefined && !isGiven(list, 'clock');
    return adds ? [...list, 'clock', String(Math.floor(clock))] : list;
  }

  presign(request, key, unixSeconds, clock) {
    const list = this.#clocked(request, clock);
    return this.#library.presign.joined(this.#handle, list, key, unixSeconds);
  }

  template(request) {
    return new Template(this.#library, this.#library.templateNew(this.#handle, request), this.#isScoped);
  }

  presignPost(policy, unixSeconds, clock) {
    return new PresignedPost(this.#library.presignPost(this.#handle, this.#clocked(policy, clock), unixSeconds));
  }

  scoped(scope) {
    return new Signer(this.#library, this.#library.signerScoped(this.#handle, scope), true);
  }

  presignMultipart(upload, key, unixSeconds, clock) {
    const list = this.#clocked(upload, clock);
    return new PresignedMultipart(this.#library.presignMultipart(this.#handle, list, key, unixSeconds));
  }

  objectUrl(bucket, key) {
    return this.#library.objectUrl(this.#handle, bucket, key);
  }

  describe() {
    return described('Signer', this.#library.signerDescribe(this.#handle));
  }
}

class Template {
  #library;
  #handle;
  #isScoped;

  constructor(library, handle, isScoped) {
    this.#library = library;
    this.#handle = owned(this, library.templateFree, handle);
    this.#isScoped = isScoped;
  }

  isScoped() {
    return this.#isScoped;
  }

  clocked(unixSeconds) {
    return new Template(this.#library, this.#library.templateClocked(this.#handle, unixSeconds), this.#isScoped);
  }

  url(key, unixSeconds) {
    return this.#library.templateUrl(this.#handle, key, unixSeconds);
  }

  urls(keys, unixSeconds) {
    return this.#library.templateUrls(this.#handle, keys, unixSeconds);
  }

  presign(key, unixSeconds) {
    return this.#library.templatePresign.joined(this.#handle, key, unixSeconds);
  }

  describe() {
    return described('Template', this.#library.templateDescribe(this.#handle));
  }
}

class PresignedPost {
  #list;

  constructor(list) {
    this.#list = list;
  }

  url() {
    return one(this.#list, 'url');
  }

  method() {
    return one(this.#list, 'method');
  }

  fields() {
    return entries(this.#list, 'field:');
  }

  policy() {
    return one(this.#list, 'policy');
  }

  signedAt() {
    return size(this.#list, 'signed-at');
  }

  expiresAt() {
    return size(this.#list, 'expires-at');
  }

  limitedBy() {
    return one(this.#list, 'limited-by');
  }

  warnings() {
    return entries(this.#list, 'warning:');
  }

  curl() {
    return one(this.#list, 'curl');
  }
}

class PresignedMultipart {
  #parts = [];
  #others = {};

  constructor(list) {
    for (const { name, rest } of requestsIn(list)) {
      const [, number] = /^part:(\d+)$/.exec(name) ?? [];
      const request = rest.join('\0');
      if (number === undefined) this.#others[name] = request;
      else this.#parts.push({ number: Number(number), firstByte: size(rest, 'first-byte'), size: size(rest, 'size'), request });
    }
  }

  parts() {
    return this.#parts.map(({ number, firstByte, size }) => ({ number, firstByte, size }));
  }

  part(index) {
    return this.#parts[index]?.request;
  }

  complete() {
    return this.#others.complete;
  }

  abort() {
    return this.#others.abort;
  }

  listParts() {
    return this.#others['list-parts'];
  }
}

/** The requests of an upload, one behind the other: each begins with the name `request`. */
function requestsIn(list) {
  const requests = [];
  for (let index = 0; index < list.length; index += 2) {
    if (list[index] === 'request') requests.push({ name: list[index + 1], rest: [] });
    else requests.at(-1).rest.push(list[index], list[index + 1]);
  }
  return requests;
}

function planOf(list) {
  const planned = entries(list, 'part:');
  const parts = [];
  for (let index = 0; index < planned.length; index += 2) {
    const [firstByte, size] = planned[index + 1].split(' ').map(Number);
    parts.push({ number: Number(planned[index]), firstByte, size });
  }
  const objectSize = parts.reduce((sum, { size }) => sum + size, 0);
  return { objectSize, partSize: size(list, 'part-size'), parts };
}

/** A request or a form as a server received it. Nothing is kept in the module: it is read again to be judged. */
class Received {
  #verify;
  #kind;
  #list;
  #claim;

  constructor(verify, kind, list, claim) {
    this.#verify = verify;
    this.#kind = kind;
    this.#list = list;
    this.#claim = claim;
  }

  claim() {
    const [accessKeyId, sessionToken, region, service, key] = ['access-key-id', 'session-token', 'region', 'service', 'key'].map(
      (name) => one(this.#claim, name),
    );
    return { accessKeyId, sessionToken, region, service, key };
  }

  verify(rules, unixSeconds) {
    const list = this.#verify(this.#list, rules, unixSeconds);
    return {
      accessKeyId: one(list, 'access-key-id'),
      signedAt: size(list, 'signed-at'),
      expiresAt: size(list, 'expires-at'),
      signedHeaders: entries(list, 'signed-header:'),
      payloadHash: one(list, 'payload-hash'),
      operation: one(list, 'operation'),
      bucket: one(list, 'bucket'),
      key: one(list, 'key'),
      parameters: entries(list, 'parameter:'),
      checks: entries(list, 'check:'),
      minContentLength: size(list, 'min-content-length'),
      maxContentLength: size(list, 'max-content-length'),
    };
  }

  describe() {
    const { accessKeyId, region, service } = this.claim();
    return described(this.#kind, ['access-key-id', accessKeyId, 'region', region, 'service', service]);
  }
}

/** The value of a name in a list. */
function one(list, name) {
  for (let index = 0; index < list.length; index += 2) {
    if (list[index] === name) return list[index + 1];
  }
  return undefined;
}

/** Names and values of those that begin so, without that. */
function entries(list, prefix) {
  const found = [];
  for (let index = 0; index < list.length; index += 2) {
    if (list[index].startsWith(prefix)) found.push(list[index].slice(prefix.length), list[index + 1]);
  }
  return found;
}

/** The number under a name. */
function size(list, name) {
  const text = one(list, name);
  return text === undefined ? undefined : Number(text);
}

/** Whether a name is in a list, in any of its spellings. */
function isGiven(list, name) {
  return list.some((known, index) => index % 2 === 0 && known.replace(/[-_]/g, '').toLowerCase() === name);
}

/** A list for logs and debuggers. */
function described(kind, list) {
  const shown = [];
  for (let index = 0; index < list.length; index += 2) shown.push(`${list[index]}: ${JSON.stringify(list[index + 1])}`);
  return `${kind} { ${shown.join(', ')} }`;
}
