// The examples of the README, section by section, with a server that is made up.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ReceivedForm, ReceivedRequest, Signer, completedParts, diagnose, explain, uploadId } from '../index.mjs';

const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
const { Blob, FormData } = globalThis;

/** The code of the section of this title. */
function section(title) {
  const text = page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  const code = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1]).join('\n');
  assert.notEqual(code, '', `no code under "${title}"`);
  return code;
}

/** Runs it with these names beside the package's own; answers the requests it sent and the lines it printed. */
async function run(title, names = {}, answer = { ok: true, text: async () => '' }) {
  const requests = [];
  const printed = [];
  const signer = new Signer({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret', region: 'eu-west-1' });
  const given = {
    ReceivedForm,
    ReceivedRequest,
    completedParts,
    diagnose,
    explain,
    signer,
    FormData,
    file: new Blob([new Uint8Array(9_000_000)], { type: 'image/png' }),
    uploadId,
    keys: ['1.jpg'],
    body: 'body',
    console: { log: (line) => printed.push(line) },
    fetch: async (url, options) => {
      requests.push({ url, ...options });
      return { headers: new Map([['etag', `"${requests.length}"`]]), ...answer };
    },
    ...names,
  };
  await new AsyncFunction(...Object.keys(given), section(title))(...Object.values(given));
  return { requests, printed };
}

test('a plain URL is plain, and the path of a proxy stands before the one of the store', async () => {
  const { printed } = await run('Plain URLs, and paths of a proxy', { Signer, accessKeyId: 'minio', secretAccessKey: 'minio123' });
  assert.deepEqual(printed, [
    'https://photos.s3.eu-west-1.amazonaws.com/a%20b.png?versionId=7',
    'https://example.com/storage/photos/a.png',
  ]);
});

test('a form is filled in, its file last', async () => {
  const { requests } = await run('Forms');
  const fields = [...requests[0].body.keys()];
  assert.deepEqual([fields[0], fields.at(-1), requests[0].method], ['key', 'file', 'POST']);
  assert.ok(fields.includes('Content-Type'));
});

test('an upload is completed with what its parts answered', async () => {
  const created = '<InitiateMultipartUploadResult><UploadId>an-id</UploadId></InitiateMultipartUploadResult>';
  const { requests } = await run('Uploads in parts', {}, { text: async () => created });
  assert.deepEqual(requests.map(({ method }) => method), ['POST', 'PUT', 'PUT', 'POST']);
  assert.match(requests[1].url, /uploadId=an-id/);
  assert.equal(requests[2].body.size, 9_000_000 - 8_388_608);
  assert.match(requests[3].body, /&quot;2&quot;.*&quot;3&quot;/);
});

test('a key outside is refused', async () => {
  await assert.rejects(run("Users' keys"), { code: 'UnsafeKey' });
});

test('a received request is verified', async () => {
  const signer = new Signer({ accessKeyId: 'AKIA', secretAccessKey: 'hush', region: 'eu-west-1' });
  const { url, method } = signer.presign('GetObject', { bucket: 'photos', key: '1.jpg' });
  const req = { method, url: new URL(url).pathname + new URL(url).search, headers: { host: new URL(url).host } };
  await run('The other end: verify', { req, secrets: new Map([['AKIA', 'hush']]) });
  await assert.rejects(run('The other end: verify', { req, secrets: new Map() }), { code: 'UnknownAccessKey' });
});

test('a URL is explained, and a refusal too', async () => {
  const signer = new Signer({ accessKeyId: 'AKIA', secretAccessKey: 'hush', region: 'eu-west-1' });
  const upload = signer.presign('PutObject', { bucket: 'photos', key: 'logo.png', contentType: 'image/png' });
  const text = async () => '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
  const { printed } = await run('Explain and diagnose', { upload }, { ok: false, text });
  assert.match(printed[0], /PutObject/);
  assert.match(printed[1], /expired/);
});

test('many keys are signed', async () => {
  await run('Many keys');
});
