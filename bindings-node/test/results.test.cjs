// What comes out: values, what is frozen, and what is never shown.
'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { inspect } = require('node:util');
const { PresignedRequest, Signer, Template, redact } = require('s3presign');

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const signer = new Signer({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey, region: 'eu-west-1' });
const temporary = new Signer({
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey,
  sessionToken: 't0ken/+=',
  credentialsExpiration: new Date('2026-01-02T03:10:00Z'),
  region: 'eu-west-1',
});
const signingTime = new Date('2026-01-02T03:04:05.999Z');
const put = { bucket: 'photos', key: 'a b.png', contentType: 'image/png', signingTime };

test('a result says what its sender must know', () => {
  const result = signer.presign('PutObject', put);
  assert.ok(result instanceof PresignedRequest);
  assert.equal(result.method, 'PUT');
  assert.ok(result.url.startsWith('https://photos.s3.eu-west-1.amazonaws.com/a%20b.png?X-Amz-Algorithm='));
  assert.equal(`${result}`, result.url);
  assert.deepEqual(result.headers, { 'content-type': 'image/png' });
  assert.deepEqual(result.signedAt, new Date('2026-01-02T03:04:05Z'));
  assert.deepEqual(result.expiresAt, new Date('2026-01-02T03:19:05Z'));
  assert.equal(result.limitedBy, 'request');
  assert.deepEqual(
    result.warnings.map((warning) => warning.code),
    ['UnboundedUpload'],
  );
});

test('a result shows what was signed', () => {
  const result = signer.presign('PutObject', put);
  assert.ok(result.canonicalRequest.startsWith('PUT\n/a%20b.png\nX-Amz-Algorithm='));
  assert.ok(result.stringToSign.startsWith('AWS4-HMAC-SHA256\n20260102T030405Z\n'));
  assert.ok(result.curl().startsWith('curl --request PUT '));
});

test('a result is frozen', () => {
  const result = signer.presign('PutObject', put);
  for (const part of [result, result.headers, result.warnings, result.warnings[0]]) assert.ok(Object.isFrozen(part));
});

test('a result is a plain object to whatever goes through its properties', () => {
  const result = signer.presign('PutObject', put);
  const names = ['method', 'url', 'headers', 'unsignedPathPrefix', 'signedAt', 'expiresAt', 'limitedBy', 'warnings'];
  assert.deepEqual(Object.keys(result), names);
  const spread = { ...result };
  for (const name of names) assert.equal(spread[name], result[name]);
  assert.equal(result.operation, 'PutObject');
});

test('a header of any name is one', () => {
  const { headers } = signer.presign('PutObject', { ...put, headers: { 'x-a': '1', ['__proto__']: '2', 10: '3' } });
  assert.deepEqual(Object.entries(headers), [['10', '3'], ['__proto__', '2'], ['content-type', 'image/png'], ['x-a', '1']]);
  assert.equal(Object.getPrototypeOf(headers), Object.prototype);
});

test('what is long or beyond ASCII goes through whole', () => {
  for (const length of [1, 255, 500, 1020]) {
    const key = 'ä'.repeat(Math.floor(length / 2));
    const metadata = { long: 'x'.repeat(length), a: 'b' };
    const { url, headers } = signer.presign('PutObject', { ...put, key: `k${key}`, metadata });
    assert.ok(decodeURIComponent(url).includes(`/k${key}?`));
    assert.equal(headers['x-amz-meta-long'], metadata.long);
    assert.equal(headers['x-amz-meta-a'], 'b');
  }
  const nothing = signer.presign('PutObject', { ...put, metadata: { a: '' } });
  assert.equal(nothing.headers['x-amz-meta-a'], '');
});

test('JSON is what a browser must be told', () => {
  const told = JSON.parse(JSON.stringify(signer.presign('PutObject', put)));
  const names = ['operation', 'url', 'method', 'headers', 'unsignedPathPrefix', 'signedAt', 'expiresAt', 'limitedBy', 'warnings'];
  assert.deepEqual(Object.keys(told), names);
  assert.equal(told.unsignedPathPrefix, null);
  assert.match(told.expiresAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const upload = { bucket: 'b', key: 'k', uploadId: 'u', partCount: 1 };
  const parts = JSON.parse(JSON.stringify(signer.presignMultipart(upload)));
  assert.deepEqual(Object.keys(parts), ['parts', 'complete', 'abort', 'listParts']);
  assert.equal(parts.parts[0].size, null);
  assert.deepEqual(Object.keys(parts.parts[0].request), names);
});

test('secrets are not shown', () => {
  const template = temporary.template('GetObject', { bucket: 'photos' });
  const result = template.presign('k', signingTime);
  const signature = result.url.split('=').at(-1);
  for (const shown of [inspect(temporary), inspect(template), inspect({ result }), result.canonicalRequest]) {
    for (const secret of ['wJalr', 't0ken', signature]) assert.ok(!shown.includes(secret), shown);
  }
  assert.ok(!JSON.stringify(temporary).includes('wJalr'));
  assert.ok(redact(result.url).endsWith('X-Amz-Signature=REDACTED'));
  assert.equal(redact(result), redact(result.url));
  const post = JSON.parse(redact(temporary.presignPost({ bucket: 'photos', key: 'k', signingTime })));
  assert.equal(post.fields['x-amz-signature'], 'REDACTED');

  const key = Buffer.alloc(32, 'k');
  const encrypted = signer.presign('PutObject', { ...put, SSECustomerAlgorithm: 'AES256', SSECustomerKey: key });
  assert.equal(encrypted.headers['x-amz-server-side-encryption-customer-key'], key.toString('base64'));
  assert.ok(!inspect(encrypted).includes(key.toString('base64')));
});

test('the credentials end first', () => {
  const result = temporary.presign('GetObject', { bucket: 'photos', key: 'k', signingTime });
  assert.equal(result.limitedBy, 'credentials');
  assert.deepEqual(result.expiresAt, new Date('2026-01-02T03:10:00Z'));
});

test('a template signs as a signer does', () => {
  const template = signer.template('GetObject', { bucket: 'photos', versionId: 'v' });
  assert.ok(template instanceof Template);
  const whole = signer.presign('GetObject', { bucket: 'photos', versionId: 'v', key: 'k', signingTime });
  assert.equal(template.url('k', signingTime), whole.url);
  assert.deepEqual(template.presign('k', signingTime), whole);
  assert.deepEqual(template.urls(new Set(['k', 'l']), signingTime), [whole.url, template.url('l', signingTime)]);
  assert.deepEqual(template.urls([]), []);
});

test('many keys have the URLs of one at a time', () => {
  const keys = Array.from({ length: 1300 }, (_, number) => `2026/\u00e9\u{1f600} ${'x'.repeat(number % 200)}${number}`);
  const token = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: 's', sessionToken: 't/'.repeat(2000) };
  for (const from of [signer, new Signer({ ...token, region: 'eu-west-1' })]) {
    const template = from.template('GetObject', { bucket: 'photos' });
    for (const size of [0, 1, 511, 512, 513, 1300]) {
      const one = keys.slice(0, size).map((key) => template.url(key, signingTime));
      assert.deepEqual(template.urls(keys.slice(0, size), signingTime), one);
    }
  }
});

test('the first of many keys that is refused is named', () => {
  const template = signer.template('GetObject', { bucket: 'photos' });
  const broken = { InvalidKey: ['', 'k'.repeat(1025)], InvalidUtf8: ['a\ud800'], WrongType: [5, null, undefined] };
  for (const [code, wrong] of Object.entries(broken)) {
    for (const [key, row] of wrong.flatMap((key) => [0, 1, 511, 512, 1299].map((row) => [key, row]))) {
      const keys = [...Array.from({ length: 1300 }, (_, number) => `${number}`), ''];
      keys[row] = key;
      assert.throws(() => template.urls(keys, signingTime), { code, row, message: new RegExp(`^row ${row}: `) });
    }
  }
  assert.throws(() => template.urls(['a', '', 5]), { code: 'InvalidKey', row: 1, parameter: 'key' });
  assert.throws(
    () => template.url(''),
    (error) => error.code === 'InvalidKey' && !('row' in error),
  );
});

test('what no key can help is told of the first', () => {
  const credentials = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: 's', sessionToken: 't' };
  const ended = new Signer({ ...credentials, credentialsExpiration: signingTime, region: 'eu-west-1' });
  const template = ended.template('GetObject', { bucket: 'photos' });
  assert.throws(() => template.urls(['a', ''], signingTime), { code: 'CredentialsExpired', row: 0 });
  assert.deepEqual(template.urls([], signingTime), []);
});

test('the clock is read where no time is given', () => {
  const before = Date.now();
  const { signedAt } = signer.template('ListObjectsV2', { bucket: 'photos' }).presign();
  assert.ok(signedAt.getTime() > before - 2000 && signedAt.getTime() <= Date.now());
});

test('an object has a plain URL too', () => {
  assert.equal(signer.objectUrl('photos', 'a b.jpg'), 'https://photos.s3.eu-west-1.amazonaws.com/a%20b.jpg');
});
