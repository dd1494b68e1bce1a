// Signers from what a program already has: the environment, credentials of AWS's SDK.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import sinon from 'sinon';
import { Signer } from 's3presign';

const environment = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  AWS_CREDENTIAL_EXPIRATION: '2026-01-02T03:10:00Z',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_REGION: 'eu-west-1',
};
const request = { bucket: 'photos', key: 'k', signingTime: new Date('2026-01-02T03:04:05Z') };

test('from an object like the environment', () => {
  const result = Signer.fromEnv({}, environment).presign('GetObject', request);
  assert.ok(result.url.startsWith('https://photos.s3.eu-west-1.amazonaws.com/k?'));
  assert.ok(result.url.includes('&X-Amz-Security-Token=token&'));
  assert.equal(result.limitedBy, 'credentials');
  const local = Signer.fromEnv({ addressing: 'path' }, { ...environment, AWS_ENDPOINT_URL: 'http://localhost:9000' });
  assert.ok(local.presign('GetObject', request).url.startsWith('http://localhost:9000/photos/k?'));
  assert.throws(() => Signer.fromEnv({}, {}), { code: 'MissingOption' });
});

test('credentials of two sources never mix', () => {
  const own = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'other' };
  const result = Signer.fromEnv(own, environment).presign('GetObject', request);
  assert.ok(!result.url.includes('Security-Token') && result.limitedBy === 'request');
  assert.throws(() => Signer.fromEnv({ accessKeyId: 'AKIA' }, environment), { code: 'MissingOption' });
  assert.throws(() => Signer.fromEnv({ sessionToken: 'own' }, environment), { code: 'MissingOption' });
});

test('variables that are not Unicode are named and not shown', () => {
  // Node.js decodes what is not UTF-8 to the replacement character.
  for (const broken of ['hush\ufffd', 'hush\ud800']) {
    const refused = (error) =>
      error.code === 'VariableNotUnicode' &&
      error.message.includes('AWS_SECRET_ACCESS_KEY') &&
      !error.message.includes('hush');
    assert.throws(() => Signer.fromEnv({}, { ...environment, AWS_SECRET_ACCESS_KEY: broken }), refused);
    Signer.fromEnv({}, { ...environment, LS_COLORS: broken, AWS_SESSION_TOKEN: undefined, AWS_ACCESS_KEY_ID: 'AKIA' });
  }
  assert.throws(() => Signer.fromEnv({}, { ...environment, AWS_REGION: 1 }), /"AWS_REGION" is of type number; pass a string/);
  assert.throws(() => Signer.fromEnv({}, null), { code: 'WrongType' });
  assert.throws(() => Signer.fromEnv(environment), { code: 'UnknownOption' });
});

test('from the environment itself', () => {
  const before = { ...process.env };
  Object.assign(process.env, environment, { AWS_SESSION_TOKEN: '', AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' });
  try {
    assert.ok(!Signer.fromEnv().presign('GetObject', request).url.includes('Security-Token'));
  } finally {
    process.env = before;
  }
});

test('from credentials and providers of the SDK', async () => {
  const credentials = {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiration: new Date('2026-01-02T03:10:00Z'),
    accountId: '123456789012',
  };
  const direct = Signer.fromCredentials(credentials, { region: 'eu-west-1' });
  const provided = await Signer.fromProvider(async () => credentials, { region: 'eu-west-1' });
  assert.deepEqual(provided.presign('GetObject', request), direct.presign('GetObject', request));
  assert.equal(direct.presign('GetObject', request).limitedBy, 'credentials');
  await assert.rejects(Signer.fromProvider(async () => Promise.reject(new Error('none')), { region: 'r' }), /none/);
});

// Node.js 18 has no mock of timers.
test('what freezes the clock for tests freezes URLs too', { skip: !mock.timers }, () => {
  mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 2, 3, 4, 5) });
  try {
    const signer = new Signer({ accessKeyId: 'a', secretAccessKey: 's', region: 'eu-west-1' });
    const template = signer.template('GetObject', { bucket: 'photos' });
    assert.equal(signer.presign('GetObject', { bucket: 'photos', key: 'k' }).signedAt.toISOString(), '2026-01-02T03:04:05.000Z');
    for (const url of [template.url('k'), ...template.urls(['k'])]) assert.match(url, /X-Amz-Date=20260102T030405Z/);
  } finally {
    mock.timers.reset();
  }
});

test('what sinon replaces Date with freezes URLs too', () => {
  const clock = sinon.useFakeTimers({ now: Date.UTC(2026, 0, 2, 3, 4, 5), toFake: ['Date'] });
  try {
    const signer = new Signer({ accessKeyId: 'a', secretAccessKey: 's', region: 'eu-west-1' });
    assert.match(signer.presign('GetObject', { bucket: 'photos', key: 'k' }).url, /X-Amz-Date=20260102T030405Z/);
    clock.tick(60_000);
    assert.match(signer.template('GetObject', { bucket: 'photos' }).url('k'), /X-Amz-Date=20260102T030505Z/);
  } finally {
    clock.restore();
  }
});
