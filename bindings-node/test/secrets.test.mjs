// Nothing that is shown holds a secret: a secret key, a session token and an SSE-C key are
// planted, also where they do not belong, and searched in all that Node.js can show.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { format, inspect } from 'node:util';
import {
  ReceivedForm,
  ReceivedRequest,
  Signer,
  completedParts,
  diagnose,
  explain,
  multipartPlan,
  redact,
} from 's3presign';

const ROUNDS = 40;
const now = new Date('2026-01-02T03:04:05Z');

/** Secrets that occur nowhere else. */
function plant() {
  const text = (length) => randomBytes(length).toString('base64').slice(0, length);
  // With what neither a region nor a bucket can have in its name.
  const long = Math.random() < 0.5;
  return { secret: text(long ? 38 : 12) + '/+', token: text(long ? 200 : 20) + '/+', key: text(32) };
}

const optionsOf = ({ secret, token }) => ({
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: secret,
  sessionToken: token,
  region: 'eu-west-1',
});

/** Each way in which a secret may be shown. */
function assertNone(planted, ...texts) {
  for (const secret of Object.values(planted)) {
    const encoded = Buffer.from(secret).toString('base64');
    for (const form of [secret, encodeURIComponent(secret), encoded, encodeURIComponent(encoded)]) {
      for (const text of texts) assert.ok(!String(text).includes(form), text);
    }
  }
}

/** All that inspection shows of a value, deep within others too. */
function* inspections(value) {
  for (const showHidden of [false, true]) {
    const options = { showHidden, depth: Infinity, getters: true, maxStringLength: Infinity };
    yield inspect(value, options);
    yield inspect({ within: [value] }, options);
  }
  yield format('%o %O %j', value, value, 'end');
}

test('nothing that is shown holds a secret', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const planted = plant();
    const signer = new Signer(optionsOf(planted));
    const withKey = { bucket: 'photos', sseCustomerAlgorithm: 'AES256', sseCustomerKey: planted.key };
    const template = signer.template('PutObject', withKey);
    const presigned = template.presign('a.png', now);
    const post = signer.presignPost({ bucket: 'photos', key: 'a.png', signingTime: now });
    const upload = signer.presignMultipart({ ...withKey, key: 'a', uploadId: 'u', partCount: 2, signingTime: now });
    const received = new ReceivedRequest('PUT', presigned.url, presigned.headers);
    const form = new ReceivedForm('photos', post.fields);
    const rules = { secretAccessKey: planted.secret, sessionToken: planted.token, now };
    const verified = received.verify(rules);
    const explained = explain(presigned.url);
    const diagnosed = diagnose('<Error><Code>SignatureDoesNotMatch</Code></Error>', presigned);
    const known = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: planted.secret, sessionToken: planted.token };
    const proved = diagnose(`<Error><Code>X</Code><Token-0>${planted.token}</Token-0></Error>`, presigned, known);
    const told = [verified, form.verify(rules), explained, diagnosed, proved];
    for (const thing of [signer, template, presigned, post, upload, received, form, ...told]) {
      assertNone(planted, ...inspections(thing));
    }
    // Neither does the JSON, nor inspection as if they were plain objects, unless of what is to be sent.
    for (const thing of [signer, template, received, form, ...told]) {
      assertNone(planted, JSON.stringify(thing), inspect(thing, { customInspect: false, showHidden: true, depth: 9 }));
    }
    for (const thing of [presigned, post, upload]) assert.ok(!JSON.stringify(thing).includes(planted.secret));
    assertNone(planted, presigned.canonicalRequest, presigned.stringToSign, explained.text, diagnosed.text, proved.text);
    assertNone(planted, redact(presigned.url), redact(presigned.curl()), redact(post.curl()));
    assertNone(planted, redact(JSON.stringify(presigned)), redact(JSON.stringify(post)));
    // What was verified can still be asked for.
    const header = 'x-amz-server-side-encryption-customer-key';
    assert.equal(verified.signedHeaders[header], presigned.headers[header]);
    assert.equal(received.sessionToken, planted.token);
  }
});

test('no refusal shows a secret in the wrong place', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const planted = plant();
    const options = optionsOf(planted);
    const signer = new Signer(options);
    const { url } = signer.presign('GetObject', { bucket: 'b', key: 'k', signingTime: now });
    const put = (more) => () => signer.presign('PutObject', { bucket: 'b', key: 'k', ...more });
    for (const secret of [planted.secret, planted.token]) {
      const calls = [];
      for (const wrong of [
        { [secret]: 'x' },
        { x: secret },
        { [secret]: [null] },
        [secret, [secret]],
        [secret, null],
        Buffer.from(secret),
        new Map([[secret, secret]]),
        `${secret}\ud800`,
        Symbol(secret),
      ]) {
        for (const name of [...Object.keys(options), 'endpoint', 'useFips', 'maxExpiresIn']) {
          calls.push(() => new Signer({ ...options, [name]: wrong }));
        }
        for (const name of ['bucket', 'contentLength', 'acl', 'expiresIn', 'sseCustomerKey', 'key', 'signingTime']) {
          calls.push(put({ [name]: wrong }));
          calls.push(() => signer.presignPost({ bucket: 'b', key: 'k', [name]: wrong }));
        }
        calls.push(
          () => signer.presign(wrong, { bucket: 'b', key: 'k' }),
          () => signer.scoped({ bucket: 'b', operations: [wrong] }),
          () => new ReceivedRequest('GET', url).verify({ secretAccessKey: wrong }),
          () => new ReceivedRequest('GET', url, wrong),
          () => completedParts({ 1: wrong }),
          () => multipartPlan(wrong),
          () => explain(wrong),
          () => redact(wrong),
        );
      }
      // The names of options are quoted, so that a misspelt one is found.
      for (const wrong of [[secret], Buffer.from(secret), secret, Symbol(secret)]) {
        calls.push(
          () => new Signer(wrong),
          () => Signer.fromCredentials(wrong, wrong),
          () => signer.presign('GetObject', wrong),
        );
      }
      for (const name of ['region', 'endpoint', 'addressing', 'useFips', 'credentialsExpiration', `region:${secret}`]) {
        calls.push(() => new Signer({ ...options, [name]: secret }));
      }
      for (const name of ['contentLength', 'expiresIn', 'expires']) calls.push(put({ [name]: secret }));
      calls.push(() => new Signer({ ...options, endpoint: `https://user:${secret}@example.com` }));
      calls.push(() => signer.presign(secret, { bucket: 'b', key: 'k' }), put({ bucket: `${secret}!` }));
      for (const call of calls) {
        let shown;
        try {
          shown = [inspect(call(), { showHidden: true, depth: Infinity })];
        } catch (error) {
          const hidden = inspect(error, { showHidden: true, customInspect: false, depth: Infinity });
          shown = [String(error), error.stack, JSON.stringify(error), hidden, inspect(error.cause)];
        }
        assertNone(planted, ...shown);
      }
    }
  }
});

test('an encryption key never enters a URL', () => {
  const planted = plant();
  const signer = new Signer(optionsOf(planted));
  for (const name of [
    'x-amz-server-side-encryption-customer-key',
    'X-Amz-Server-Side-Encryption-Customer-Key',
    'x-amz-copy-source-server-side-encryption-customer%2dkey',
    'SSECustomerKey',
  ]) {
    const call = () => signer.presign('GetObject', { bucket: 'b', key: 'k', query: { [name]: planted.key } });
    assert.throws(call, (error) => error.code === 'InvalidQuery' && !error.message.includes(planted.key));
  }
});
