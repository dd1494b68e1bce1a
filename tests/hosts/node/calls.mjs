// What is asked beyond one request, through the public Node.js API, answered as
// a list of names and values in the order of the C ABI.
import { createRequire } from 'node:module';

const installed = createRequire(new URL('../../../build/node/', import.meta.url));
const {
  ReceivedForm,
  ReceivedRequest,
  S3PresignError,
  Signer,
  completedParts,
  corsRule,
  diagnose,
  explain,
  guardPolicy,
  multipartPlan,
  permissions,
  policy,
  uploadId,
} = installed('s3presign');

const CALLS = {
  presign_post(question) {
    const post = signerOf(question).presignPost({ ...argumentsOf(question.params), signingTime: now(question) });
    return [
      ['url', post.url],
      ['method', post.method],
      ...prefixed('field:', Object.entries(post.fields)),
      ['policy', post.policy],
      ['signed-at', seconds(post.signedAt)],
      ['expires-at', seconds(post.expiresAt)],
      ['limited-by', post.limitedBy],
      ...prefixed('warning:', post.warnings.map(({ code, message }) => [code, message])),
      ['curl', post.curl()],
    ];
  },

  json_of_request(question) {
    const { operation, ...request } = argumentsOf(question.params);
    const options = { ...request, key: question.key, signingTime: now(question) };
    return [['json', JSON.stringify(signerOf(question).presign(operation, options))]];
  },

  json_of_form(question) {
    const options = { ...argumentsOf(question.params), signingTime: now(question) };
    return [['json', JSON.stringify(signerOf(question).presignPost(options))]];
  },

  json_of_upload(question) {
    const options = { ...argumentsOf(question.params), key: question.key, signingTime: now(question) };
    return [['json', JSON.stringify(signerOf(question).presignMultipart(options))]];
  },

  json_of_plan({ params }) {
    const { 'object-size': objectSize, 'part-size': partSize } = Object.fromEntries(params);
    return [['json', JSON.stringify(multipartPlan(Number(objectSize), partSize && Number(partSize)))]];
  },

  read_request: (question) => claim(request(question)),

  verify_request(question) {
    const verified = request(question).verify(rules(question));
    return [
      ...validity(verified),
      ...prefixed('signed-header:', Object.entries(verified.signedHeaders)),
      ['payload-hash', verified.payloadHash],
      ...['operation', 'bucket', 'key'].filter((name) => verified[name] !== undefined).map((name) => [name, verified[name]]),
      ...prefixed('parameter:', Object.entries(verified.parameters)),
      ...prefixed('check:', Object.entries(verified.checks)),
    ];
  },

  read_form(question) {
    const received = form(question);
    return [...claim(received), ...(received.key === undefined ? [] : [['key', received.key]])];
  },

  verify_form(question) {
    const verified = form(question).verify(rules(question));
    const sizes = [
      ['min-content-length', verified.minContentLength],
      ['max-content-length', verified.maxContentLength],
    ];
    return [...validity(verified), ...sizes.filter(([, size]) => size !== undefined).map(([name, size]) => [name, `${size}`])];
  },
};

Object.assign(CALLS, {
  multipart_plan({ params }) {
    const { 'object-size': objectSize, 'part-size': partSize } = Object.fromEntries(params);
    const plan = multipartPlan(Number(objectSize), partSize === undefined ? undefined : Number(partSize));
    return [
      ['part-count', `${plan.parts.length}`],
      ['part-size', `${plan.partSize}`],
      ...plan.parts.map(({ number, firstByte, size }) => [`part:${number}`, `${firstByte} ${size}`]),
    ];
  },

  presign_multipart(question) {
    const options = { ...argumentsOf(question.params), key: question.key, signingTime: now(question) };
    const { parts, complete, abort, listParts } = signerOf(question).presignMultipart(options);
    return [
      ...parts.flatMap(({ number, firstByte, size, request }) => [
        ['request', `part:${number}`],
        ...(size === undefined ? [] : [['first-byte', `${firstByte}`], ['size', `${size}`]]),
        ...result(request),
      ]),
      ...[['complete', complete], ['abort', abort], ['list-parts', listParts]].flatMap(([name, request]) => [
        ['request', name],
        ...result(request),
      ]),
    ];
  },

  upload_id: ({ params }) => [['upload-id', uploadId(Object.fromEntries(params).response)]],

  completed_parts({ params }) {
    const checksums = argumentsOf(params);
    const name = Object.keys(checksums).find((known) => known.toLowerCase() === 'part');
    const etags = name === undefined ? {} : checksums[name];
    delete checksums[name];
    return [['xml', completedParts(etags, checksums)]];
  },

  refusal(question) {
    const error = new S3PresignError(Object.fromEntries(question.params).code, '');
    return [
      ['http-status', `${error.httpStatus}`],
      ['s3-code', error.s3Code],
    ];
  },

  explain(question) {
    const { url, host, method, bucket, now: at, ...given } = Object.fromEntries(question.params);
    const told = explain(url, {
      host,
      method,
      bucket,
      unsignedPathPrefix: given['unsigned-path-prefix'],
      now: at === undefined ? now(question) : new Date(at),
    });
    const known = (name, value) => (value === undefined ? [] : [[name, value]]);
    return [
      ['signature-version', told.signatureVersion],
      ...known('operation', told.operation),
      ...(told.operation === undefined ? told.possibleOperations.map((name) => ['possible-operation', name]) : []),
      ['host', told.host],
      ...known('bucket', told.bucket),
      ...known('key', told.key),
      ['addressing', told.addressing],
      ['access-key-id', told.accessKeyId],
      ...known('region', told.region),
      ...known('service', told.service),
      ...known('signed-at', told.signedAt && seconds(told.signedAt)),
      ['expires-at', seconds(told.expiresAt)],
      ...known('state', told.state),
      ...told.headers.map((name) => ['header', name]),
      ...told.aspects.map(({ aspect, bound, detail }) => [`${bound ? 'bound' : 'unbound'}:${aspect}`, detail]),
      ...prefixed('warning:', told.warnings.map(({ code, message }) => [code, message])),
      ['text', told.text],
    ];
  },

  diagnose({ params }) {
    const given = Object.fromEntries(params);
    const { answer, method, url } = given;
    const unsignedPathPrefix = given['unsigned-path-prefix'];
    const headers = unprefixed('header:', params);
    const request = method === undefined ? undefined : { method, url, unsignedPathPrefix, headers };
    const told = diagnose(answer, request, {
      sentMethod: given['sent-method'],
      sentUrl: given['sent-url'],
      sentHeaders: unprefixed('sent-header:', params),
      accessKeyId: given['access-key-id'],
      secretAccessKey: given['secret-access-key'],
      sessionToken: given['session-token'],
    });
    return [
      ['code', told.code],
      ['message', told.message],
      ...told.findings.flatMap(({ code, certainty, sentence }) => [
        [`finding:${code}`, sentence],
        [`certainty:${code}`, certainty],
      ]),
      ['text', told.text],
    ];
  },

  permissions: ({ params }) => needed(asked(params)),

  policy({ params }) {
    const parts = [[]];
    for (const pair of params) {
      if (pair[0] === 'and' && pair[1] === '') parts.push([]);
      else if (pair[0] !== 'only-needed') parts.at(-1).push(pair);
    }
    const onlyNeeded = params.some(([name, value]) => name === 'only-needed' && value === 'true');
    const made = policy(parts.map(asked), { onlyNeeded });
    return [
      ['policy', made.text],
      ['size', `${made.size}`],
      ...Object.entries(made.tooLargeFor).map(([what, most]) => [`too-large-for:${what}`, `${most}`]),
      ...open(made),
    ];
  },

  guard_policy({ params }) {
    const made = guardPolicy(argumentsOf(params));
    return [['policy', made.text], ...made.notes.map((note) => ['note', note])];
  },

  cors_rule(question) {
    const { params, key: origin } = question;
    const starts = params.flatMap(([name], index) => (name === 'result' ? [index] : []));
    const results = starts.map((start, index) =>
      made(params[start][1], question, params.slice(start + 1, starts[index + 1])),
    );
    const rule = results.length === 1 ? results[0].corsRule(origin) : corsRule(results, origin);
    return [
      ...rule.allowedOrigins.map((allowed) => ['allowed-origin', allowed]),
      ...rule.allowedMethods.map((method) => ['allowed-method', method]),
      ...rule.allowedHeaders.map((name) => ['allowed-header', name]),
      ...rule.exposeHeaders.map((name) => ['expose-header', name]),
      ['xml', rule.xml],
      ['json', rule.json],
    ];
  },

  presign_scoped(question) {
    const { operation, header: headers, ...request } = argumentsOf(question.params);
    const options = { ...request, headers, key: question.key ?? undefined, signingTime: now(question) };
    return [['url', signerOf(question).presign(operation, options).url]];
  },

  presign_from_env(question) {
    const signer = Signer.fromEnv(question.signer, Object.fromEntries(question.params));
    const options = { bucket: 'harbour-logs', key: question.key, signingTime: now(question) };
    const { url, expiresAt, limitedBy } = signer.presign('GetObject', options);
    return [['url', url], ['expires-at', seconds(expiresAt)], ['limited-by', limitedBy]];
  },
});

/** The answer to a call; undefined where it is none. */
export function callAnswer(question) {
  const call = question.params && CALLS[question.do];
  return call ? { answer: call(question) } : undefined;
}

function asked(params) {
  const { operation, header: headers, ...options } = argumentsOf(params);
  return permissions(operation, headers === undefined ? options : { ...options, headers });
}

const needed = (told) => [
  ...told.permissions.flatMap(({ onlyWhere, ...one }) => [
    ...['action', 'resource', 'because', 'certainty', 'source'].map((name) => [name, one[name]]),
    ...(onlyWhere === undefined ? [] : [['only-where', onlyWhere]]),
  ]),
  ...prefixed('condition:', Object.entries(told.conditions)),
  ...told.optional.flatMap(({ action, resource, effect }) => [['optional', action], ['resource', resource], ['effect', effect]]),
  ...prefixed('unknown:', Object.entries(told.doubts)),
  ...open(told),
];

const open = ({ openPlaces }) => openPlaces.map(({ option, resource }) => [`open:${option}`, resource]);

/** A result of its kind: a request, a form or an upload in parts. */
function made(kind, question, params) {
  const { operation, ...options } = { ...argumentsOf(params), signingTime: now(question) };
  const signer = signerOf(question);
  if (kind === 'form') return signer.presignPost(options);
  if (kind === 'upload') return signer.presignMultipart({ ...options, key: 'k' });
  return signer.presign(operation, { ...options, key: 'k' });
}

/** The signer, confined if the question has a scope. */
function signerOf({ signer, scope }) {
  return scope.length ? new Signer(signer).scoped(argumentsOf(scope)) : new Signer(signer);
}

function request({ params }) {
  const { method, url } = Object.fromEntries(params);
  return new ReceivedRequest(method, url, unprefixed('header:', params));
}

function form({ params }) {
  const one = Object.fromEntries(params);
  const contentLength = one['content-length'] === undefined ? undefined : Number(one['content-length']);
  return new ReceivedForm(one.bucket, unprefixed('field:', params), { contentLength, fileName: one['file-name'] });
}

function rules(question) {
  const { 'access-key-id': _id, 'secret-access-key': secretAccessKey, ...others } = argumentsOf(question.rules);
  return { secretAccessKey, ...others, now: now(question) };
}

/** Pairs as options: `name:entry` as an object, a repeated name as an array. */
function argumentsOf(params) {
  const options = {};
  for (const [name, value] of params) {
    const colon = name.indexOf(':');
    if (colon >= 0) {
      (options[name.slice(0, colon)] ??= {})[name.slice(colon + 1)] = value;
    } else {
      options[name] = name in options ? [options[name], value].flat() : value;
    }
  }
  return options;
}

const result = ({ url, method, operation, headers, signedAt, expiresAt, limitedBy, warnings }) => [
  ['url', url],
  ['method', method],
  ['operation', operation],
  ...prefixed('header:', Object.entries(headers)),
  ['signed-at', seconds(signedAt)],
  ['expires-at', seconds(expiresAt)],
  ['limited-by', limitedBy],
  ...prefixed('warning:', warnings.map(({ code, message }) => [code, message])),
];

const claim = ({ accessKeyId, sessionToken, region, service }) => [
  ['access-key-id', accessKeyId],
  ...(sessionToken === undefined ? [] : [['session-token', sessionToken]]),
  ['region', region],
  ['service', service],
];

const validity = ({ accessKeyId, signedAt, expiresAt }) => [
  ['access-key-id', accessKeyId],
  ['signed-at', seconds(signedAt)],
  ['expires-at', seconds(expiresAt)],
];

const prefixed = (prefix, pairs) => pairs.map(([name, value]) => [prefix + name, value]);
const unprefixed = (prefix, pairs) =>
  pairs.filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]);
const seconds = (date) => String(date.getTime() / 1000);
const now = (question) => new Date(question.signing_time * 1000);
