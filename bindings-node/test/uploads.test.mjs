// Uploads in parts, scopes, CORS rules, and what a URL or an answer says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { S3PresignError, Signer, completedParts, corsRule, diagnose, explain, multipartPlan } from '../index.mjs';

const signer = new Signer({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret', region: 'eu-west-1' });
const signingTime = new Date('2026-01-02T03:04:05Z');
const sha256 = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
const refused = (code, body) => assert.throws(body, (error) => error instanceof S3PresignError && error.code === code);
const upload = (options) =>
  signer.presignMultipart({ bucket: 'videos', key: 'film.mp4', uploadId: 'id', signingTime, ...options });

test('a plan says which bytes are which part', () => {
  const plan = multipartPlan(20_000_000);
  assert.equal(plan.partSize, 8_388_608);
  assert.deepEqual({ ...plan.parts[2] }, { number: 3, firstByte: 16_777_216, size: 3_222_784 });
  assert.equal(multipartPlan(1, 5_242_880).parts.length, 1);
  refused('InvalidPartSize', () => multipartPlan(1, 1));
  refused('TooManyParts', () => multipartPlan(10 ** 12, 5_242_880));
});

test('an upload is signed as a whole', () => {
  const { parts, complete, abort, listParts } = upload({ objectSize: 9_000_000, checksumSHA256: { 2: sha256 } });
  assert.deepEqual(Object.keys(parts[1].request.headers), ['content-length', 'x-amz-checksum-sha256']);
  assert.equal(parts[1].firstByte, 8_388_608);
  assert.equal(parts[0].request.operation, 'UploadPart');
  assert.deepEqual([complete.method, abort.method, listParts.method], ['POST', 'DELETE', 'GET']);
  assert.equal(upload({ partCount: 2 }).parts[0].size, undefined);
  refused('PartOutsidePlan', () => upload({ partCount: 2, checksumSHA256: { 3: sha256 } }));
});

test('parts are completed in their order', () => {
  const xml = completedParts({ 2: '"b"', 1: '"a"' }, { checksumSHA256: { 1: sha256 } });
  assert.ok(xml.indexOf('&quot;a&quot;') < xml.indexOf('&quot;b&quot;'));
  assert.ok(xml.includes(`<ChecksumSHA256>${sha256}</ChecksumSHA256>`));
  refused('NoParts', () => completedParts({}));
});

test('a scope confines a signer', () => {
  const scoped = signer.scoped({ bucket: 'photos', operations: ['GetObject'], keyPrefix: 'u/42/', maxExpiresIn: 900 });
  assert.ok(scoped instanceof Signer);
  assert.ok(scoped.presign('GetObject', { bucket: 'photos', key: 'u/42/a' }).url);
  refused('KeyOutsideScope', () => scoped.presign('GetObject', { bucket: 'photos', key: 'u/43/a' }));
  refused('UnsafeKey', () => scoped.template('GetObject', { bucket: 'photos' }).url('u/42/../a'));
  refused('OperationOutsideScope', () => scoped.presignPost({ bucket: 'photos', key: 'u/42/a' }));
  assert.ok(inspect(scoped).includes('u/42/'));
  assert.ok(!inspect(scoped).includes('secret"'));
});

test('a rule for a browser', () => {
  const put = signer.presign('PutObject', { bucket: 'photos', key: 'k', contentType: 'image/png' });
  const rule = put.corsRule('https://app.example.com');
  assert.deepEqual([rule.allowedMethods, rule.allowedHeaders, rule.exposeHeaders], [['PUT'], ['content-type'], ['ETag']]);
  assert.equal(JSON.parse(rule.json).CORSRules.length, 1);
  assert.ok(rule.xml.startsWith('<CORSConfiguration '));
  const form = signer.presignPost({ bucket: 'photos', key: 'k' });
  assert.deepEqual(form.corsRule('*').allowedMethods, ['POST']);
  const upload = signer.presignMultipart({ bucket: 'photos', key: 'k', uploadId: 'i', partCount: 1 });
  const all = corsRule(new Set([put, form, upload]), '* null');
  assert.deepEqual(all.allowedMethods, ['DELETE', 'GET', 'POST', 'PUT']);
  assert.deepEqual(all.allowedOrigins, ['*', 'null']);
  refused('MissingOption', () => corsRule([], '*'));
  refused('InvalidOrigin', () => put.corsRule('app.example.com'));
});

test('a URL is explained', () => {
  const { url } = signer.presign('PutObject', { bucket: 'photos', key: 'a b', contentType: 'image/png', signingTime });
  const told = explain(url, { now: signingTime });
  assert.deepEqual([told.operation, told.bucket, told.key, told.state], ['PutObject', 'photos', 'a b', 'valid']);
  assert.equal(told.expiresAt.toISOString(), '2026-01-02T03:19:05.000Z');
  assert.deepEqual(told.headers, ['content-type']);
  assert.ok(told.aspects.some(({ aspect, bound }) => aspect === 'content-length' && !bound));
  assert.deepEqual(told.warnings.map(({ code }) => code), ['UnboundedUpload']);
  assert.ok(!told.text.includes(url.split('=').at(-1)));
  assert.equal(explain(url).state, 'expired');
  assert.equal(explain(url, { method: 'GET' }).operation, 'GetObject');
  refused('NotPresigned', () => explain('https://h/'));
});

test('a refusal is diagnosed', () => {
  const put = signer.presign('PutObject', { bucket: 'photos', key: 'k', contentType: 'image/png', signingTime });
  const seen = put.canonicalRequest.replace('image/png', 'text/html').replaceAll('&', '&amp;');
  const answer = `<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>${seen}</CanonicalRequest></Error>`;
  for (const request of [put, { method: 'PUT', url: put.url, headers: put.headers }]) {
    const diagnosis = diagnose(answer, request);
    assert.deepEqual(diagnosis.findings.map(({ code, certainty }) => [code, certainty]), [['HeaderChanged', 'shown']]);
    assert.ok(diagnosis.text.includes('"text/html"'));
  }
  const sent = { sentMethod: 'POST', sentUrl: put.url, sentHeaders: put.headers };
  assert.equal(diagnose(answer, put, sent).findings[0].code, 'MethodChanged');
  assert.equal(diagnose('<Error><Code>SlowDown</Code></Error>').findings[0].code, 'TryAgain');
  refused('NotAnErrorResponse', () => diagnose('x'.repeat(262_145)));
  refused('MissingOption', () => diagnose());
});

test('a scope counts from the clock of the host', () => {
  const scoped = signer.scoped({ bucket: 'b', operations: ['GetObject', 'PutObject', 'UploadPart'], allow: ['query:a'] });
  const template = scoped.template('GetObject', { bucket: 'b' });
  const calls = [
    (signingTime) => template.url('k', signingTime),
    (signingTime) => template.urls(['k'], signingTime)[0],
    (signingTime) => template.presign('k', signingTime).url,
    (signingTime, clock) => scoped.presign('GetObject', { bucket: 'b', key: 'k', signingTime, clock }).url,
    (signingTime, clock) => scoped.presignPost({ bucket: 'b', key: 'k', signingTime, clock }).url,
  ];
  const ahead = new Date(Date.now() + 3_600_000);
  for (const call of calls) {
    assert.ok(call() && call(new Date()));
    refused('SigningTimeOutsideScope', () => call(ahead));
  }
  for (const call of calls.slice(3)) assert.ok(call(ahead, ahead));
  const parts = { bucket: 'b', key: 'k', uploadId: 'i', partCount: 1 };
  refused('SigningTimeOutsideScope', () => scoped.presignMultipart({ ...parts, signingTime: ahead }));
  refused('OperationOutsideScope', () => scoped.presignMultipart({ ...parts, signingTime: ahead, clock: ahead }));
  const clocked = scoped.template('GetObject', { bucket: 'b', clock: ahead, query: { a: '1' } });
  assert.equal(clocked.url('k', ahead), clocked.presign('k', ahead).url);
  assert.ok(signer.template('GetObject', { bucket: 'b' }).url('k', ahead));
});
