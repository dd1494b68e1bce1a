// What stays in the module's memory: nothing secret, once a call has returned and its handles are freed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { libraryOf } from '../library.mjs';

const module = new WebAssembly.Module(readFileSync(new URL('../../build/wasm/s3presign.wasm', import.meta.url)));
const NOON = 1_764_417_600;

/** Secrets that occur nowhere else, as bytes that are searched for. */
const SECRETS = { secret: 'S3cretAccessKeyThatIsPlanted+/0123456789', token: 'T0kenThatIsPlanted+/=0123456789abcdefghij', key: 'EncryptionKeyOf32BytesInAll1234=' };

function found({ exports }) {
  const memory = Buffer.from(exports.memory.buffer);
  return Object.values(SECRETS).filter((secret) => memory.includes(secret) || memory.includes(encodeURIComponent(secret)));
}

const SIGNER = [
  ...['access-key-id', 'ASIAIOSFODNN7EXAMPLE', 'secret-access-key', SECRETS.secret],
  ...['session-token', SECRETS.token, 'region', 'eu-west-1'],
];
const PUT = [
  ...['operation', 'PutObject', 'bucket', 'photos'],
  ...['sse-customer-algorithm', 'AES256', 'bytes:sse-customer-key', Buffer.from(SECRETS.key).toString('base64')],
];

test('secrets are wiped when the handles that need them are freed', () => {
  const instance = new WebAssembly.Instance(module);
  const library = libraryOf(instance);
  const signer = library.signerNew(SIGNER);
  const template = library.templateNew(signer, PUT);
  // Or the search would find nothing in any case.
  assert.deepEqual(found(instance), [SECRETS.secret, SECRETS.token]);
  for (let round = 0; round < 20; round += 1) {
    library.templateUrl(template, 'a.png', NOON);
    const presigned = library.presign(signer, PUT, 'a.png', NOON);
    library.details(presigned);
    library.redactList(presigned);
    library.presignPost(signer, ['bucket', 'photos', 'key', 'a.png'], NOON);
    library.presignMultipart(signer, ['bucket', 'photos', 'upload-id', 'id', 'part-count', '200'], 'film', NOON);
    library.explain(['url', presigned[1]]);
    const request = ['method', 'PUT', 'url', presigned[1]];
    const rules = ['access-key-id', 'ASIAIOSFODNN7EXAMPLE', 'secret-access-key', SECRETS.secret, 'session-token', SECRETS.token];
    assert.throws(() => library.verifyRequest(request, rules, NOON));
    assert.throws(() => library.signerNew([...SIGNER, 'endpoint', `https://user:${SECRETS.secret}@example.com`]));
    const variables = ['AWS_ACCESS_KEY_ID', 'ASIA', 'AWS_SECRET_ACCESS_KEY', SECRETS.secret, 'AWS_SESSION_TOKEN', SECRETS.token];
    library.signerFree(library.signerNew(library.optionsFromEnv([...variables, 'AWS_REGION', 'eu-west-1'], [])));
  }
  library.templateFree(template);
  library.signerFree(signer);
  assert.deepEqual(found(instance), []);
});
