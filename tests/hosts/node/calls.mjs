// What is asked beyond one request, through the public Node.js API, answered as
// a list of names and values in the order of the C ABI.
import { createRequire } from 'node:module';

const { ReceivedForm, ReceivedRequest, Signer } = createRequire(new URL('../../../build/node/', import.meta.url))(
  's3presign',
);

const CALLS = {
  presign_post(question) {
    const signer = new Signer(question.signer);
    const post = signer.presignPost({ ...argumentsOf(question.params), signingTime: now(question) });
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

  read_request: (question) => claim(request(question)),

  verify_request(question) {
    const verified = request(question).verify(rules(question));
    return [
      ...validity(verified),
      ...prefixed('signed-header:', Object.entries(verified.signedHeaders)),
      ['payload-hash', verified.payloadHash],
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

/** The answer to a call; undefined where it is none. */
export function callAnswer(question) {
  const call = question.params && CALLS[question.do];
  return call ? { answer: call(question) } : undefined;
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
