// The package as a whole: both module systems, worker threads, contents, types, examples.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import byDefault, * as imported from 's3presign';

const root = fileURLToPath(new URL('..', import.meta.url));
const required = createRequire(import.meta.url)('s3presign');
const environment = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_REGION: 'eu-west-1',
};
const node = (args, env = environment, input = '') =>
  execFileSync(process.execPath, args, { cwd: root, env, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });

test('import and require give the same package', () => {
  assert.equal(byDefault, required);
  for (const name of Object.keys(required)) assert.equal(imported[name], required[name]);
});

test('what is typed exists, and the reverse', () => {
  const types = readFileSync(`${root}/index.d.ts`, 'utf8');
  const names = [...types.matchAll(/^export (?:class|const|function) (\w+)/gm)].map(([, name]) => name);
  // A function of several types is declared for each.
  const declared = [...new Set(names)];
  assert.deepEqual(declared.sort(), Object.keys(required).sort());
});

test('worker threads load it and end', async () => {
  const code = `
    const { parentPort } = require('node:worker_threads');
    const { Signer } = require(${JSON.stringify(`${root}/index.cjs`)});
    const signer = new Signer({ accessKeyId: 'a', secretAccessKey: 's', region: 'r' });
    const template = signer.template('GetObject', { bucket: 'photos' });
    const urls = template.urls(Array.from({ length: 1000 }, (_, n) => 'k' + n), new Date(0));
    parentPort.postMessage(urls.at(-1));`;
  const answer = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(code, { eval: true });
      let message;
      worker.on('message', (text) => (message = text));
      worker.on('error', reject);
      worker.on('exit', () => resolve(message));
    });
  for (let round = 0; round < 3; round += 1) {
    const urls = await Promise.all(Array.from({ length: 8 }, answer));
    assert.equal(new Set(urls).size, 1);
    assert.ok(urls[0].includes('/k999?'));
  }
});

test('a missing native file is named', () => {
  const env = { ...environment, S3PRESIGN_NATIVE_PATH: '/nowhere/s3presign.node', S3PRESIGN_BACKEND: '' };
  assert.throws(() => node(['-e', 'require("s3presign")'], env), /tried\n\s+\/nowhere\/s3presign\.node/);
});

test('either half can be forced, and says which it is', () => {
  const forced = (backend) => node(['-p', 'require("s3presign").binding'], { ...environment, S3PRESIGN_BACKEND: backend });
  assert.equal(forced('native'), 'native\n');
  assert.equal(forced('wasm'), 'wasm\n');
  assert.equal(forced(''), 'native\n');
  assert.throws(() => forced('webassembly'), /S3PRESIGN_BACKEND is "webassembly"; set it to native or wasm/);
});

test('where addons are forbidden WebAssembly signs', () => {
  const env = { ...environment, S3PRESIGN_BACKEND: '' };
  const program = ['-p', 'require("s3presign").binding'];
  assert.equal(node(['--no-addons', ...program], env), 'wasm\n');
  assert.throws(() => node(['--no-addons', ...program], { ...env, S3PRESIGN_BACKEND: 'native' }), /s3presign has no native file/);
  const permission = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
  assert.equal(node([permission, '--allow-fs-read=*', '--no-warnings', ...program], env), 'wasm\n');
});

test('what Node.js forbids is named, with the option that allows it', () => {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
  const load = (backend, ...args) => {
    const program = ['--no-warnings', ...args, '-e', 'require("./index.cjs")'];
    return () => node(program, { ...environment, S3PRESIGN_BACKEND: backend });
  };
  const addons = /s3presign has no native file[^]*disabled\.\n[^]*\nStart Node\.js with --allow-addons\./;
  assert.throws(load('native', permission, '--allow-fs-read=*'), addons);
  assert.throws(load('native', '--no-addons'), /\nStart Node\.js without --no-addons\./);
  load('native', permission, '--allow-fs-read=*', '--allow-addons')();
  // All of the package but the modules.
  const readable = ['index.cjs', 'package.json'].map((name) => `--allow-fs-read=${root}${name}`);
  const options = ['signing.wasm', 's3presign.wasm'].map((name) => `--allow-fs-read=${root}${name}`);
  const unread = `s3presign may not read ${root}signing.wasm; start Node.js with ${options.join(' ')}, or with --allow-addons`;
  for (const backend of ['', 'wasm']) assert.throws(load(backend, permission, ...readable), ({ message }) => message.includes(unread));
  load('wasm', permission, ...readable, ...options)();
});

test('where the addon does not load WebAssembly signs', () => {
  const folder = mkdtempSync(`${tmpdir()}/elsewhere-`);
  for (const name of ['index.cjs', 's3presign.wasm', 'signing.wasm']) copyFileSync(`${root}/${name}`, `${folder}/${name}`);
  const program = ['-p', `require(${JSON.stringify(folder)}).binding`];
  writeFileSync(`${folder}/package.json`, '{ "main": "index.cjs" }');
  const env = { ...environment, S3PRESIGN_BACKEND: '' };
  // None for this platform, and one that needs another C library or another processor.
  assert.equal(node(program, env), 'wasm\n');
  for (const name of readdirSync(root).filter((file) => file.endsWith('.node'))) writeFileSync(`${folder}/${name}`, 'no library');
  assert.equal(node(program, env), 'wasm\n');
  rmSync(folder, { recursive: true });
});

test('what signs by WebAssembly reads the whole module only to answer questions', () => {
  const folder = mkdtempSync(`${tmpdir()}/signing-`);
  for (const name of ['index.cjs', 'signing.wasm']) copyFileSync(`${root}/${name}`, `${folder}/${name}`);
  const [package_, credentials] = [JSON.stringify(folder), "{ accessKeyId: 'AKIA', secretAccessKey: 's', region: 'eu-west-1' }"];
  const signing = `const { Signer, explain, redact } = require(${package_}); const signer = new Signer(${credentials});
    const { url } = signer.presign('GetObject', { bucket: 'photos', key: 'a' });`;
  writeFileSync(`${folder}/package.json`, '{ "main": "index.cjs" }');
  const env = { ...environment, S3PRESIGN_BACKEND: 'wasm' };
  assert.match(node(['-e', `${signing} console.log(redact(url))`], env), /^https:\/\/photos\.s3\.eu-west-1\.amazonaws\.com\/a\?/);
  const explained = ['-e', `${signing} console.log(explain(url).text)`];
  assert.throws(() => node(explained, env), /s3presign finds neither its addon for this platform nor .*signing-.*s3presign\.wasm: ENOENT\./);
  copyFileSync(`${root}/s3presign.wasm`, `${folder}/s3presign.wasm`);
  assert.match(node(explained, env), /GetObject/);
  rmSync(folder, { recursive: true });
});

test('code that a bundler has taken from its files says so', () => {
  const folder = mkdtempSync(`${tmpdir()}/bundled-`);
  copyFileSync(`${root}/index.cjs`, `${folder}/bundle.cjs`);
  const moved = /s3presign finds neither its addon for this platform nor .*bundled-.*signing\.wasm: ENOENT\. If a bundler .*\['s3presign'\]/;
  assert.throws(() => node([`${folder}/bundle.cjs`], { ...environment, S3PRESIGN_BACKEND: '' }), moved);
  rmSync(folder, { recursive: true });
});

test('the package holds what it needs and no more', () => {
  const npm = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--silent'], { cwd: root, encoding: 'utf8' });
  const listing = JSON.parse(npm);
  const [{ files }] = Array.isArray(listing) ? listing : Object.values(listing);
  const names = files.map((file) => file.path).filter((name) => !name.endsWith('.node'));
  const code = ['index.cjs', 'index.mjs', 'web.mjs', 'workerd.mjs', 's3presign.wasm', 'signing.wasm'];
  const expected = ['README.md', ...code, 'index.d.mts', 'index.d.ts', 'operations.d.ts'];
  assert.deepEqual(names.sort(), [...expected, 'package.json'].sort());
  assert.equal(files.length - names.length, 1);
});

test('nothing runs when it is installed', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const atInstallation = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];
  assert.deepEqual(Object.keys(scripts).filter((name) => atInstallation.includes(name)), []);
});

test('the links of the README work on npm', () => {
  const links = [...readFileSync(`${root}/README.md`, 'utf8').matchAll(/\]\(([^)]*)\)/g)].map(([, link]) => link);
  for (const link of links) assert.match(link, /^(https:|#)/);
});

test('the examples run', () => {
  const examples = {
    'upload-link.mjs': [['photos', 'logo.png', 'image/png'], /^curl --request PUT .*if-none-match/],
    'many-links.mjs': [['photos'], /^https:\/\/photos\.s3\.eu-west-1\.amazonaws\.com\/1\.jpg\?.*\n.*\/2%203\.jpg\?/],
    'sdk-credentials.mjs': [['photos', 'k', 'Übersicht.pdf'], /filename%2A%3DUTF-8/],
    'download-link.cjs': [['photos', 'k'], /^https:\/\/photos/],
  };
  assert.deepEqual(readdirSync(`${root}/examples`).sort(), Object.keys(examples).sort());
  for (const [name, [args, expected]] of Object.entries(examples)) {
    assert.match(node([`examples/${name}`, ...args], environment, '1.jpg\n2 3.jpg\n'), expected);
  }
});
