// The loader against the list of the C ABI, and what passes through it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { laterLibraryOf } from '../later.mjs';
import { ABI, FUNCTIONS, QUESTIONS, SIGNING, libraryOf } from '../library.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));
const module = new WebAssembly.Module(read('build/wasm/s3presign.wasm'));
const signingModule = new WebAssembly.Module(read('build/wasm/signing.wasm'));
const loaded = () => libraryOf(new WebAssembly.Instance(module));

const CREDENTIALS = ['access-key-id', 'AKIAIOSFODNN7EXAMPLE', 'secret-access-key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'];
const SIGNER = [...CREDENTIALS, 'region', 'eu-west-1'];
const GET = ['operation', 'GetObject', 'bucket', 'photos'];
const NOON = 1_764_417_600;

/** Parameters of a prototype in C, as the loader calls them; each uses up the parameters that belong together. */
const KINDS = [
  [/^const s3presign_(?:signer|template) \*\w+(?:, |$)/, 'handle'],
  [/^s3presign_(?:signer|template) \*\w+(?:, |$)/, 'handle'],
  [/^const char \*(\w+), size_t \1_len, size_t \1_count(?:, |$)/, 'list'],
  [/^const char \*(\w+), size_t \1_len, const int64_t \*\w+_offsets, size_t rows(?:, |$)/, 'texts'],
  [/^int64_t \*\w+_offsets, int64_t \*refused_row(?:, |$)/, 'offsets'],
  [/^const char \*(\w+), size_t \1_len(?:, |$)/, 'text'],
  [/^int64_t unix_time(?:, |$)/, 'time'],
  [/^char \*answer, size_t capacity$/, 'answer'],
  [/^s3presign_(?:signer|template) \*\*out, char \*message, size_t capacity$/, 'made'],
];

function kinds(parameters) {
  const found = [];
  for (let rest = parameters; rest !== ''; ) {
    const kind = KINDS.find(([pattern]) => pattern.test(rest));
    assert.ok(kind, rest);
    found.push(kind[1]);
    rest = rest.replace(kind[0], '');
  }
  return found;
}

/** What the loader does itself, and what only C needs. */
const APART = ['abi', 'version', 'status_name', 'join'];

test('the loader takes what each function of the C ABI takes', () => {
  const list = read('ffi-c/abi.txt').toString();
  const prototypes = list.matchAll(/^\w+ \*?(?:\w+ )?\*?s3presign_(\w+)\((.*)\)$/gm);
  const takes = [...prototypes].filter(([, name]) => !APART.includes(name)).map(([, name, parameters]) => [name, kinds(parameters)]);
  const loader = Object.entries(FUNCTIONS).map(([name, { takes, answers }]) => {
    const behind = { nothing: [], handle: ['made'], list: ['answer'], text: ['answer'], texts: ['offsets', 'answer'] }[answers];
    return [name, [...takes, ...behind]];
  });
  assert.deepEqual(Object.fromEntries(loader), Object.fromEntries(takes));
  assert.match(list, new RegExp(`^#define S3PRESIGN_ABI ${ABI}$`, 'm'));
});

/** What a module exports, without what C calls it by. */
const exportsOf = (module) => WebAssembly.Module.exports(module).map(({ name }) => name.replace('s3presign_', ''));

test('the modules ask for nothing, and export what the loader needs', () => {
  const loaders = ['memory', '__stack_pointer', 'abi', 'version', 'status_name'];
  for (const [each, table] of [[module, { ...FUNCTIONS, join: {} }], [signingModule, SIGNING]]) {
    assert.deepEqual(WebAssembly.Module.imports(each), []);
    assert.deepEqual(exportsOf(each).sort(), [...loaders, ...Object.keys(table)].sort());
  }
});

test('what signs has whatever makes or takes a handle, and gives the same answers', () => {
  const handles = Object.entries(FUNCTIONS).filter(([, { takes, answers }]) => [...takes, answers].includes('handle'));
  for (const [name] of handles) assert.ok(name in SIGNING, name);
  const [whole, signing] = [loaded(), libraryOf(new WebAssembly.Instance(signingModule), SIGNING)];
  const signed = ({ signerNew, presign, redactList }) => redactList(presign(signerNew(SIGNER), GET, 'a', NOON));
  assert.deepEqual(signed(signing), signed(whole));
});

test('a later library is made once, when it is first asked', () => {
  let made = 0;
  const later = laterLibraryOf(() => {
    made += 1;
    return new WebAssembly.Instance(module);
  }, QUESTIONS);
  assert.deepEqual(Object.keys(later).length, Object.keys(QUESTIONS).length);
  assert.equal(made, 0);
  assert.deepEqual(later.stores(), loaded().stores());
  assert.throws(() => later.explain(['url', 'no URL']), { code: /^s3presign:/ });
  assert.equal(made, 1);
});

test('a later library that cannot be made is tried again', () => {
  let tried = 0;
  const later = laterLibraryOf(() => {
    tried += 1;
    throw new Error('no file');
  }, QUESTIONS);
  for (const time of [1, 2]) {
    assert.throws(() => later.stores(), /no file/);
    assert.equal(tried, time);
  }
});

test('answers of any length come whole', () => {
  const library = loaded();
  const signer = library.signerNew(SIGNER);
  for (const length of [1, 1000, 4000, 4096, 70_000, 1_000_000]) {
    const text = 'ä'.repeat(length);
    assert.equal(library.redact(text), text);
  }
  const parts = library.presignMultipart(signer, ['bucket', 'photos', 'upload-id', 'id', 'part-count', '10000'], 'film', NOON);
  assert.equal(parts.filter((text, index) => index % 2 === 0 && text === 'request').length, 10_003);
  assert.equal(library.templateUrl(library.templateNew(signer, GET), 'a', NOON).length, 309);
});

test('no key is another than the empty one', () => {
  const library = loaded();
  const template = library.templateNew(library.signerNew(SIGNER), GET);
  assert.throws(() => library.templateUrl(template, undefined, NOON), { code: 's3presign:MissingKey' });
  assert.throws(() => library.templateUrl(template, '', NOON), { code: 's3presign:InvalidKey' });
});

test('the sample of the README runs', async () => {
  const [, code] = /```js\nimport .*\n([\s\S]*?)```/.exec(read('bindings-wasm/README.md').toString());
  const fetch = async () => new Response(read('build/wasm/s3presign.wasm'), { headers: { 'content-type': 'application/wasm' } });
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  const url = await new AsyncFunction('libraryOf', 'fetch', 'id', 'secret', `${code}; return url`)(libraryOf, fetch, 'AKIA', 's');
  assert.match(url, /^https:\/\/photos\.s3\.eu-west-1\.amazonaws\.com\/a\.png\?/);
});

test('a text with a NUL is never two', () => {
  const library = loaded();
  assert.throws(() => library.signerNew([...SIGNER.slice(0, -1), 'eu-west-1\0endpoint\0http://example.com']), {
    code: 's3presign:MalformedParameters',
  });
});

test('a mark of the byte order is text', () => {
  const library = loaded();
  assert.equal(library.redact('\ufefftext'), '\ufefftext');
});
