// What goes in: every type of value, and everything that is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ReceivedForm,
  ReceivedRequest,
  S3PresignError,
  Signer,
  binding,
  completedParts,
  corsRule,
  diagnose,
  explain,
  multipartPlan,
  redact,
} from 's3presign';

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

/** The error that a call throws, which is ours and has no other one behind it. */
function refusal(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof S3PresignError, error.stack);
    assert.equal(error.cause, undefined);
    return error;
  }
  throw new assert.AssertionError({ message: 'nothing was refused' });
}

test('nothing turns into something else', () => {
  const bytes = Buffer.from('s3cret');
  for (const [options, message] of [
    [{ contentLength: 1.5 }, '"ContentLength" is of type number; pass a whole number'],
    [{ contentLength: NaN }, '"ContentLength" is of type number'],
    [{ contentLength: 2 ** 53 }, '"ContentLength" is of type number'],
    [{ contentLength: null }, '"ContentLength" is of type null; pass a string'],
    [{ contentLength: Symbol('s') }, '"ContentLength" is of type symbol'],
    [{ contentLength: () => 1 }, '"ContentLength" is of type function'],
    [{ contentLength: new Map() }, '"ContentLength" is of type Map'],
    [{ contentLength: [] }, '"ContentLength" is an empty list or map'],
    [{ contentLength: {} }, '"ContentLength" is an empty list or map'],
    [{ contentLength: { s3cret: 5 } }, '"ContentLength" is a map'],
    [{ contentLength: bytes }, '"ContentLength" is bytes; pass text'],
    [{ bucket: bytes }, '"bucket" is bytes; pass text'],
    [{ bucket: { s3cret: 'x' } }, '"bucket" is a map'],
    [{ bucket: [] }, '"bucket" is '],
    [{ contentType: new Uint8Array(3) }, '"ContentType" is bytes; pass text'],
    [{ contentType: new ArrayBuffer(3) }, '"ContentType" is of type ArrayBuffer'],
    [{ metadata: { a: bytes } }, '"Metadata" is bytes; pass text'],
    [{ metadata: { a: [] } }, '"Metadata" is of type Array'],
    [{ metadata: { a: { b: 'c' } } }, '"Metadata" is of type Object'],
    [{ metadata: { '': '' } }, '"Metadata" is a map; pass one whose entries have names'],
    [{ headers: { '': '' } }, '"header" is a map; pass one whose entries have names'],
    [{ acl: [['private']] }, '"ACL" is of type Array'],
    [{ acl: ['private', undefined] }, '"ACL" is of type undefined'],
    [{ headers: { 'x-a': bytes } }, '"header" is bytes; pass text'],
    [{ headers: 'x' }, '"header" is of type string; pass a plain object'],
    [{ headers: ['x'] }, '"header" is of type Array; pass a plain object'],
    [{ query: null }, '"query" is of type null; pass a plain object'],
    [{ query: { a: bytes } }, '"query" is bytes; pass text'],
    [{ key: 5 }, '"key" is of type number; pass a string'],
    [{ key: false }, '"key" is of type boolean; pass a string'],
    [{ key: bytes }, '"key" is of type Buffer; pass a string'],
    [{ signingTime: 5 }, '"signingTime" is of type number; pass a Date'],
  ]) {
    const refused = refusal(() => headers(options));
    assert.deepEqual([refused.code, refused.message.slice(0, message.length)], ['WrongType', message]);
    assert.ok(!refused.message.includes('s3cret'));
  }
  for (const name of ['signingTime', 'expires', 'expiresAt']) {
    assert.equal(refusal(() => headers({ [name]: new Date(NaN) })).code, 'InvalidOption');
  }
  assert.deepEqual(headers({ metadata: {}, headers: {}, query: {} }), {});
  assert.equal(refusal(() => signer.template('GetObject', { bucket: 'b', key: 'k' })).code, 'UnknownParameter');
});

test('every call refuses wrong types with a code', () => {
  const template = signer.template('GetObject', { bucket: 'b' });
  const presigned = template.presign('k');
  const { url } = presigned;
  const post = signer.presignPost({ bucket: 'b', key: 'k' });
  const received = new ReceivedRequest('GET', url);
  for (const wrong of [Buffer.from('x'), 1.5, null, Symbol('s'), ['x'], { x: 1.5 }, new (class Own {})()]) {
    for (const call of [
      () => new Signer({ accessKeyId: 'a', secretAccessKey: { s: wrong }, region: 'r' }),
      () => Signer.fromCredentials({ accessKeyId: 'a', secretAccessKey: 's' }, { region: { r: wrong } }),
      () => signer.presign({ o: wrong }, {}),
      () => signer.presignPost({ bucket: { b: wrong }, key: 'k' }),
      () => signer.presignMultipart({ bucket: 'b', key: 'k', uploadId: { u: wrong }, partCount: 1 }),
      () => signer.scoped({ bucket: { b: wrong }, operations: ['GetObject'] }),
      () => signer.scoped({ bucket: 'b', operations: [{ o: wrong }] }),
      () => signer.objectUrl(wrong, 'k'),
      () => template.urls([wrong]),
      () => presigned.corsRule(wrong),
      () => post.corsRule(wrong),
      () => corsRule(wrong, '*'),
      () => corsRule([wrong], '*'),
      () => redact(wrong),
      () => explain(wrong),
      () => explain(url, { method: wrong }),
      () => explain(url, { now: wrong }),
      () => diagnose(wrong),
      () => diagnose('<Error/>', { method: wrong, url }),
      () => diagnose('<Error/>', { method: 'GET', url: wrong }),
      () => diagnose('<Error/>', { method: 'GET', url, headers: { host: { h: wrong } } }),
      () => diagnose('<Error/>', presigned, { sentMethod: wrong, sentUrl: url }),
      () => diagnose(undefined, presigned, { accessKeyId: 'a', secretAccessKey: wrong }),
      () => new ReceivedRequest(wrong, url),
      () => new ReceivedRequest('GET', wrong),
      () => new ReceivedRequest('GET', url, { host: { h: wrong } }),
      () => new ReceivedForm(wrong, post.fields),
      () => new ReceivedForm('b', { ...post.fields, acl: { a: wrong } }),
      () => new ReceivedForm('b', post.fields, { fileName: wrong }),
      () => new ReceivedForm('b', post.fields, { contentLength: { c: wrong } }),
      () => received.verify({ secretAccessKey: { s: wrong } }),
      () => received.verify({ secretAccessKey: 's', now: wrong }),
      () => multipartPlan({ s: wrong }),
      () => completedParts({ 1: { x: wrong } }),
    ]) {
      assert.equal(refusal(call).code, 'WrongType', `${call} ${String(wrong?.constructor?.name)}`);
    }
  }
  for (const wrong of [null, 'x', 5, ['x']]) {
    for (const call of [
      () => new Signer(wrong),
      () => Signer.fromCredentials(wrong, {}),
      () => signer.presign('GetObject', wrong),
      () => signer.template('GetObject', wrong),
      () => signer.presignPost(wrong),
      () => signer.presignMultipart(wrong),
      () => signer.scoped(wrong),
      () => explain(url, wrong),
      () => diagnose('<Error/>', wrong),
      () => diagnose('<Error/>', undefined, wrong),
      () => received.verify(wrong),
      () => new ReceivedForm('b', post.fields, wrong),
      () => completedParts(wrong),
      () => new ReceivedRequest('GET', url, wrong),
    ]) {
      assert.equal(refusal(call).code, 'WrongType', `${call} ${wrong}`);
    }
  }
  for (const keys of ['keys', 5, null, {}]) assert.equal(refusal(() => template.urls(keys)).code, 'WrongType');
});

test('numbers out of range are refused with a code', () => {
  const post = signer.presignPost({ bucket: 'b', key: 'k' });
  for (const number of [-1, -1n, 2n ** 64n, 10n ** 30n]) {
    for (const call of [
      () => new ReceivedForm('b', post.fields, { contentLength: number }),
      () => multipartPlan(number),
      () => signer.presignPost({ bucket: 'b', key: 'k', maxContentLength: number }),
      () => signer.presign('GetObject', { bucket: 'b', key: 'k', expiresIn: number }),
      () => completedParts({ [number]: 'e' }),
    ]) {
      assert.ok(refusal(call).code);
    }
  }
});

test('a lone surrogate is refused, and its text not shown', () => {
  const text = 's3cret\ud800';
  const template = signer.template('GetObject', { bucket: 'b' });
  for (const call of [
    () => template.url(text),
    () => template.urls(['a', text]),
    () => signer.presign('GetObject', { bucket: 'b', key: text }),
    () => signer.presign(text, { bucket: 'b', key: 'k' }),
    () => headers({ metadata: { a: text } }),
    () => headers({ [text]: 'a' }),
    () => new Signer({ accessKeyId: 'a', secretAccessKey: text, region: 'r' }),
    () => new ReceivedRequest('GET', text),
    () => signer.objectUrl('b', text),
    () => explain(text),
  ]) {
    const refused = refusal(call);
    assert.equal(refused.code, 'InvalidUtf8');
    assert.ok(!refused.message.includes('s3cret'));
  }
  assert.ok(template.url('😀\ufffd').includes('/%F0%9F%98%80%EF%BF%BD?'));
});

// The C ABI, which WebAssembly speaks, joins names and texts by NULs, and so refuses one within them all.
test('a NUL is no separator', () => {
  const { url } = signer.presign('GetObject', { bucket: 'b', key: 'a\0expires-in\x001' });
  assert.ok(url.includes('/a%00expires-in%001?'));
  for (const [code, options] of [
    ['InvalidParameter', { versionId: 'v\0x' }],
    ['InvalidQuery', { query: { a: 'v\0x' } }],
    ['InvalidQuery', { query: { 'a\0b': 'v' } }],
    ['InvalidHeader', { headers: { a: 'v\0x' } }],
  ]) {
    const refused = refusal(() => signer.presign('GetObject', { bucket: 'b', key: 'k', ...options }));
    assert.equal(refused.code, binding === 'wasm' ? 'MalformedParameters' : code);
  }
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

test('an error names what is wrong as data', () => {
  for (const [operation, parameters, parameter] of [
    ['DeleteObjects', { Delete: { Objects: [{ Key: 'a.png' }] } }, 'Delete'],
    ['GetObject', { key: 'k', tpyo: { x: [1.5] } }, 'tpyo'],
    ['GetObject', { key: 'k', headers: [] }, 'header'],
    ['PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } }, 'VersioningConfiguration'],
    ['PutObject', { key: 'k', Body: 'text' }, 'Body'],
    ['GetObject', { key: 'k', Tpyo: 'x' }, 'Tpyo'],
    ['GetObject', { key: '' }, 'key'],
  ]) {
    assert.throws(() => signer.presign(operation, { bucket: 'photos', ...parameters }), { parameter });
  }
});
