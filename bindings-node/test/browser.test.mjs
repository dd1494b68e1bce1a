// The samples of docs/browser.md, with the file that a browser gets, and which file each engine gets.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(new URL('../../docs/browser.md', import.meta.url), 'utf8');
const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' };

/** The code of the section of this title. */
function section(title) {
  const text = page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  const [, code] = /```js\n([\s\S]*?)```/.exec(text) ?? [];
  assert.ok(code, `no code under "${title}"`);
  return code;
}

/** What a section's code prints, as a module between what comes before and behind it. */
function run(title, { before = '', behind = '', env = {} } = {}) {
  const folder = `${root}build/samples`;
  mkdirSync(folder, { recursive: true });
  const name = title.replace(/\W+/g, '-');
  writeFileSync(`${folder}/before-${name}.mjs`, before);
  writeFileSync(`${folder}/${name}.mjs`, `import './before-${name}.mjs';\n${section(title)}\n${behind}`);
  const program = ['--conditions=browser', `${folder}/${name}.mjs`];
  return execFileSync(process.execPath, program, { env: { ...process.env, ...env }, encoding: 'utf8' });
}

test('a page uploads with its own credentials', () => {
  const answered = JSON.stringify({ credentials: { ...credentials, expiration: '2099-01-01T00:00:00Z' } });
  const before = `
    globalThis.file = { name: 'a b.png', type: 'image/png' };
    globalThis.fetch = async (url, options) => {
      if (options) console.log(options.method, url, JSON.stringify(options.headers));
      return { ok: true, json: async () => (${answered}) };
    };`;
  assert.match(run('Whose secret is in a page', { before }), /^PUT https:\/\/photos\.s3\..*\/a%20b\.png\?.* \{"content-type":"image\/png"\}/);
});

test('a Worker redirects', () => {
  assert.equal(run('Cloudflare Workers'), '');
  const asked = `
    import worker from './build/samples/Cloudflare-Workers.mjs';
    const env = { ACCESS_KEY_ID: 'AKIA', SECRET_ACCESS_KEY: 'secret', ENDPOINT: 'https://a.r2.cloudflarestorage.com' };
    const { status, headers } = await worker.fetch(new Request('https://example.com/a%20b.png'), env);
    console.log(status, headers.get('location'));`;
  const program = ['--conditions=browser', '--input-type=module', '--eval', asked];
  const answered = execFileSync(process.execPath, program, { cwd: root, encoding: 'utf8' });
  assert.match(answered, /^302 https:\/\/(photos\.)?a\.r2\.cloudflarestorage\.com\/(photos\/)?a%20b\.png\?/);
});

test('Deno and Bun sign by their environment', () => {
  const env = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-west-1' };
  assert.match(run('Deno and Bun', { env }), /^https:\/\/photos\.s3\.eu-west-1/);
});

test('a page explains what is typed', () => {
  const before = `
    const output = globalThis.output = {};
    const listeners = globalThis.listeners = {};
    const area = { addEventListener: (name, listener) => (listeners[name] = listener) };
    globalThis.document = { querySelector: (name) => (name === 'output' ? output : area) };`;
  const behind = "listeners.change({ target: { value: 'no URL' } }); console.log(output.textContent);";
  assert.match(run('Bundlers', { before, behind }), /presigned/);
});

test('the sizes that the documentation names are those of the files', () => {
  const near = (named, size, what) =>
    assert.ok(Math.abs(named.replace(',', '') * 1000 - size) < 0.05 * size, `${what} is ${size} bytes, not ${named} kB`);
  const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url));
  const readme = read('../bindings-wasm/README.md').toString();
  for (const name of ['s3presign.wasm', 'signing.wasm', 'web.mjs']) {
    const [, whole, gzipped] = new RegExp(`^\\| \`${name}\`.* \\| ([\\d,]+) \\| ([\\d,]+) \\|$`, 'm').exec(readme);
    near(whole, read(name).length, name);
    near(gzipped, gzipSync(read(name)).length, `${name} by gzip`);
  }
  const [, gzipped, byBrotli] = /servers send (\d+) kB of it by gzip, (\d+) kB by Brotli/.exec(page);
  near(gzipped, gzipSync(read('web.mjs')).length, 'web.mjs by gzip');
  near(byBrotli, brotliCompressSync(read('web.mjs')).length, 'web.mjs by Brotli');
});

test('a service worker signs what it fetches', () => {
  const before = `
    const listeners = globalThis.listeners = {};
    globalThis.self = { addEventListener: (name, listener) => (listeners[name] = listener) };
    globalThis.fetch = (url) => url;`;
  const signer = JSON.stringify({ ...credentials, region: 'eu-west-1' });
  const behind = `
    listeners.message({ data: { signer: ${signer}, bucket: 'photos' } });
    listeners.fetch({ request: { url: 'https://app.example.com/objects/a%20b.png' }, respondWith: (url) => console.log(url) });`;
  assert.match(run('Service workers', { before, behind }), /^https:\/\/photos\.s3\.eu-west-1\.amazonaws\.com\/a%20b\.png\?/);
});

/** The file of the package that an import is, under these conditions. */
async function resolved(...conditions) {
  const { metafile } = await build({
    absWorkingDir: root,
    stdin: { contents: "import 's3presign'", resolveDir: root },
    bundle: true,
    conditions,
    external: ['node:*', '*.wasm', '*.node'],
    logLevel: 'error',
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
  });
  return Object.keys(metafile.inputs).filter((name) => name !== '<stdin>');
}

test('each engine gets its file', async () => {
  assert.deepEqual(await resolved('browser'), ['web.mjs']);
  assert.deepEqual(await resolved('deno', 'node'), ['web.mjs']);
  assert.deepEqual(await resolved('workerd', 'worker', 'browser'), ['workerd.mjs']);
  assert.deepEqual(await resolved('some-other-engine'), ['web.mjs']);
  assert.ok((await resolved('bun', 'node')).includes('index.mjs'));
});
