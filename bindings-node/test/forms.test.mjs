// Upload forms, and what a server receives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { ReceivedForm, ReceivedRequest, S3PresignError, Signer } from '../index.mjs';

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' };
const signer = new Signer({ ...credentials, region: 'eu-west-1' });
const now = new Date('2026-01-02T03:04:05Z');
const { secretAccessKey } = credentials;

const form = (options = {}) =>
  signer.presignPost({ bucket: 'photos', key: 'u/42/${filename}', maxContentLength: 10, signingTime: now, ...options });

const refused = (code, body) => assert.throws(body, (error) => error instanceof S3PresignError && error.code === code);

test('a form says what its sender must send', () => {
  const post = form({ startsWith: { 'Content-Type': 'image/' }, metadata: { owner: 'ada' } });
  assert.equal(post.url, 'https://photos.s3.eu-west-1.amazonaws.com/');
  assert.equal(post.method, 'POST');
  assert.deepEqual(Object.keys(post.fields).slice(0, 2), ['key', 'x-amz-meta-owner']);
  assert.equal(post.expiresAt.toISOString(), '2026-01-02T03:19:05.000Z');
  assert.deepEqual(post.warnings, []);
  const { conditions } = JSON.parse(post.policy);
  assert.deepEqual(conditions[1], ['starts-with', '$key', 'u/42/']);
  assert.ok(post.curl().startsWith("curl --form-string 'key=u/42/${filename}' "));
  assert.throws(() => {
    post.fields.key = 'x';
  }, TypeError);
});

test('a form shows no secret', () => {
  const temporary = new Signer({ ...credentials, sessionToken: 't0ken', region: 'eu-west-1' });
  const post = temporary.presignPost({ bucket: 'photos', key: 'k', signingTime: now });
  assert.equal(post.fields['x-amz-security-token'], 't0ken');
  const shown = inspect(post);
  for (const name of ['policy', 'x-amz-signature', 'x-amz-security-token']) {
    assert.ok(!shown.includes(post.fields[name]), name);
  }
});

test('what no form may ask for', () => {
  refused('InvalidContentLengthRange', () => form({ minContentLength: 11 }));
  refused('UnknownFormField', () => form({ contentTyp: 'image/png' }));
  refused('WrongType', () => form({ acl: null }));
});

test('a request is read, then judged', () => {
  const upload = signer.presign('PutObject', { bucket: 'photos', key: 'k', contentType: 'a/b', signingTime: now });
  for (const headers of [upload.headers, Object.entries(upload.headers), new Map(Object.entries(upload.headers))]) {
    const request = new ReceivedRequest('PUT', upload.url, headers);
    assert.equal(request.accessKeyId, credentials.accessKeyId);
    const verified = request.verify({ secretAccessKey, region: 'eu-west-1', now });
    assert.equal(verified.signedHeaders['content-type'], 'a/b');
    assert.equal(verified.payloadHash, 'UNSIGNED-PAYLOAD');
    assert.equal(verified.expiresAt.getTime(), upload.expiresAt.getTime());
    refused('UnknownAccessKey', () => request.verify({ secretAccessKey: undefined, now }));
    refused('SignatureMismatch', () => request.verify({ secretAccessKey: 'other', now }));
    refused('RequestExpired', () => request.verify({ secretAccessKey, now: new Date(now.getTime() + 900_000) }));
    assert.ok(!inspect(request).includes(upload.url.split('=').at(-1)));
  }
  refused('SignedHeaderMissing', () => new ReceivedRequest('PUT', upload.url).verify({ secretAccessKey, now }));
  refused('MalformedRequest', () => new ReceivedRequest('GET', 'https://h/'));
  refused('WrongType', () => new ReceivedRequest('GET', 'https://h/', 'a: b'));
});

test('a form is read, then judged', () => {
  const received = new ReceivedForm('photos', form().fields, { contentLength: 10, fileName: 'cat.png' });
  assert.equal(received.key, 'u/42/cat.png');
  const verified = received.verify({ secretAccessKey, now });
  assert.deepEqual([verified.minContentLength, verified.maxContentLength], [0, 10]);
  const large = new ReceivedForm('photos', form().fields, { contentLength: 11 });
  refused('PolicyConditionFailed', () => large.verify({ secretAccessKey, now }));
  const more = new ReceivedForm('photos', { ...form().fields, acl: 'public-read' });
  refused('FieldWithoutCondition', () => more.verify({ secretAccessKey, now }));
  const climbing = new ReceivedForm('photos', { ...form().fields }, { fileName: '..' });
  assert.ok(climbing.verify({ secretAccessKey, now, requireSafeKey: false }));
  refused('UnsafeKey', () => climbing.verify({ secretAccessKey, now, requireSafeKey: true }));
});
