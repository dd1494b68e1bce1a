// What goes in: every type of value, and everything that is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { S3PresignError, Signer } from 's3presign';

const signer = new Signer({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret', region: 'eu-west-1' });
const headers = (parameters) => signer.presign('PutObject', { bucket: 'photos', key: 'k', ...parameters }).headers;

test('a name is spelled in any way', () => {
  for (const name of ['ContentType', 'contentType', 'content_type', 'content-type']) {
    assert.deepEqual(headers({ [name]: 'image/png' }), { 'content-type': 'image/png' });
  }
});

test('values are written by their type', () => {
  assert.deepEqual(headers({ contentLength: 5 }), { 'content-length': '5' });
  assert.deepEqual(headers({ contentLength: 5n }), { 'content-length': '5' });
  assert.deepEqual(headers({ bucketKeyEnabled: true }), { 'x-amz-server-side-encryption-bucket-key-enabled': 'true' });
  assert.deepEqual(headers({ expires: new Date('2026-03-04T05:06:07Z') }), { expires: 'Wed, 04 Mar 2026 05:06:07 GMT' });
  const digest = new Uint8Array(40).subarray(4, 36);
  assert.deepEqual(headers({ checksumSHA256: digest }), {
    'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64'),
  });
  assert.deepEqual(headers({ metadata: { Owner: 'ada', page: 3 } }), { 'x-amz-meta-owner': 'ada', 'x-amz-meta-page': '3' });
  assert.deepEqual(headers({ headers: { 'X-Custom': 'v' } }), { 'x-custom': 'v' });
  assert.deepEqual(headers({ contentType: undefined }), {});
  const objectAttributes = ['ETag', 'ObjectSize'];
  const attributes = signer.presign('GetObjectAttributes', { bucket: 'b', key: 'k', objectAttributes });
  assert.deepEqual(attributes.headers, { 'x-amz-object-attributes': 'ETag,ObjectSize' });
  assert.ok(signer.presign('GetObject', { bucket: 'b', key: 'k', query: { 'x y': 'z' } }).url.includes('&x%20y=z&'));
});

test('other types are refused by name', () => {
  for (const value of [1.5, NaN, Infinity, 2 ** 53, null, Symbol('s'), () => 1, new Map(), new Date(NaN)]) {
    assert.throws(() => headers({ contentLength: value }), { name: 'TypeError', message: /^contentLength / });
  }
  for (const value of ['x', ['x'], null, 5]) {
    assert.throws(() => headers({ headers: value }), { name: 'TypeError', message: /^headers / });
    assert.throws(() => headers({ query: value }), { name: 'TypeError', message: /^query / });
  }
  assert.throws(() => signer.presign('GetObject', { bucket: 'b', key: 5 }), TypeError);
  assert.throws(() => signer.presign('GetObject', { bucket: 'b', key: 'k', signingTime: 5 }), TypeError);
  assert.throws(() => signer.template('GetObject', { bucket: 'b', key: 'k' }), /left open/);
});

test('a lone surrogate is no character', () => {
  const template = signer.template('GetObject', { bucket: 'b' });
  for (const call of [
    () => template.url('\ud800'),
    () => template.urls(['a', '\udfff']),
    () => signer.presign('GetObject', { bucket: 'b', key: '\ud800' }),
    () => headers({ metadata: { a: '\ud800' } }),
    () => signer.objectUrl('b', '\ud800'),
  ]) {
    assert.throws(call, /lone surrogate/);
  }
  assert.ok(template.url('😀\ufffd').includes('/%F0%9F%98%80%EF%BF%BD?'));
});

test('a NUL is no separator', () => {
  const { url } = signer.presign('GetObject', { bucket: 'b', key: 'a\0expires-in\x001', versionId: 'v\0x' });
  assert.ok(url.includes('/a%00expires-in%001?') && url.includes('versionId=v%00x'));
});

test('refusals have a code', () => {
  for (const [code, options] of [
    ['UnknownParameter', { version: 'v' }],
    ['InvalidOption', { expiresIn: true }],
    ['ExpiryOutOfRange', { expiresIn: 604_801 }],
    ['InvalidKey', { key: '' }],
    ['InvalidKey', { key: 'é'.repeat(513) }],
    ['MissingKey', { key: undefined }],
    ['MissingBucket', { bucket: undefined }],
    ['InvalidBucketName', { bucket: 'a b' }],
    ['InvalidHeader', { range: 'bytes=0-1\r\nx: y' }],
    ['InvalidHeader', { headers: { host: 'elsewhere' } }],
    ['InvalidSigningTime', { signingTime: new Date(8.64e15) }],
  ]) {
    const call = () => signer.presign('GetObject', { bucket: 'b', key: 'k', ...options });
    assert.throws(call, (error) => error instanceof S3PresignError && error.code === code && error.message !== '');
  }
  assert.throws(() => signer.presign('GetObjects', {}), { code: 'UnknownOperation', name: 'S3PresignError' });
});

test('a signer is checked when it is made', () => {
  for (const [code, options] of [
    ['MissingOption', {}],
    ['MissingRegion', { accessKeyId: 'a', secretAccessKey: 's' }],
    ['InvalidCredentials', { accessKeyId: 'a', secretAccessKey: 's3cret\n', region: 'r' }],
    ['UnknownOption', { accesKeyId: 'a' }],
  ]) {
    assert.throws(() => new Signer(options), (error) => error.code === code && !error.message.includes('s3cret'));
  }
});
