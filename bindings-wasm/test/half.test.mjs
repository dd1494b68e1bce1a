// The half beside the addon: what is freed when nobody holds it, and what strangers write.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { halfOf } from '../half.mjs';
import { FUNCTIONS, libraryOf } from '../library.mjs';

const module = new WebAssembly.Module(readFileSync(new URL('../../build/wasm/s3presign.wasm', import.meta.url)));
const SIGNER = ['access-key-id', 'AKIAIOSFODNN7EXAMPLE', 'secret-access-key', 'wJalrXUtnFEMI/K7MDENG', 'region', 'eu-west-1'];
const GET = ['operation', 'GetObject', 'bucket', 'photos'];
const NOON = 1_764_417_600;
// What a WebAssembly memory grows by, in bytes.
const PAGE = 65_536;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

test('signers and templates that nobody holds give their memory back', async () => {
  const instance = new WebAssembly.Instance(module);
  const { NativeSigner } = halfOf(libraryOf(instance));
  let grown;
  for (let round = 0; round < 6; round += 1) {
    for (let count = 0; count < 500; count += 1) {
      const signer = NativeSigner.fromPairs(SIGNER);
      const template = signer.scoped(['bucket', 'photos', 'operations', 'GetObject']).template(GET);
      assert.match(template.url('a', NOON), /^https/);
    }
    collect();
    // The registry is told of what was collected in turns of the event loop.
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (round === 2) grown = instance.exports.memory.buffer.byteLength;
  }
  // What is freed is not always where the next one fits; but a round that gave nothing back would take eleven pages.
  const since = instance.exports.memory.buffer.byteLength - grown;
  assert.ok(since <= 2 * PAGE, `${since} bytes more after three rounds`);
});

test('a template lives longer than its signer', () => {
  const { NativeSigner } = halfOf(libraryOf(new WebAssembly.Instance(module)));
  const template = NativeSigner.fromPairs(SIGNER).template(GET);
  collect();
  assert.match(template.url('a', NOON), /^https/);
});

/** Texts that strangers could write, some of them absurd. */
function* texts() {
  for (const length of [0, 1, 65_535, 65_537, 300_000]) yield 'a'.repeat(length);
  yield '\0';
  yield '\ud800';
  yield '\ufffd\u{1f600}é';
  yield '%00%zz&=?#';
  yield `https://photos.s3.eu-west-1.amazonaws.com/a?${'X-Amz-Date=1&'.repeat(5000)}`;
  yield `<Error>${'<a>'.repeat(5000)}`;
  yield `<Error><Code>${'x'.repeat(262_200)}</Code></Error>`;
  for (let seed = 1; seed < 200; seed += 1) {
    yield Array.from({ length: seed }, (_, at) => String.fromCharCode((seed * 7919 + at * 104_729) % 0x3000)).join('');
  }
}

test('whatever is passed, every function answers or refuses', () => {
  const library = libraryOf(new WebAssembly.Instance(module));
  const signer = library.signerNew(SIGNER);
  const template = library.templateNew(signer, GET);
  const names = ['url', 'answer', 'method', 'operation', 'bucket', 'header:a', 'field:policy', 'part:1', 'object-size', 'region'];
  let asked = 0;
  for (const text of texts()) {
    for (const [function_, { takes, answers }] of Object.entries(FUNCTIONS)) {
      if (answers === 'nothing') continue;
      const name = names[(asked += 1) % names.length];
      const lists = [['url', text, 'answer', text], [name, text], [text, name], [text]];
      const handle = function_.startsWith('template_') && function_ !== 'template_new' ? template : signer;
      const values = takes.map((kind) => ({ handle, time: NOON, text, texts: [text, name], list: lists[asked % lists.length] })[kind]);
      try {
        library[function_.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())](...values);
      } catch (error) {
        assert.match(error.code ?? error.stack, /^s3presign:(?!Internal)/);
      }
    }
  }
  // And it still signs.
  assert.match(library.templateUrl(template, 'a', NOON), /^https/);
});

test('a hundred thousand keys are signed', () => {
  const { NativeSigner } = halfOf(libraryOf(new WebAssembly.Instance(module)));
  const keys = Array.from({ length: 100_000 }, (_, number) => `${number}.png`);
  const urls = NativeSigner.fromPairs(SIGNER).template(GET).urls(keys, NOON);
  assert.equal(new Set(urls).size, keys.length);
});

test('the row of many keys that is refused is told', () => {
  const { NativeSigner } = halfOf(libraryOf(new WebAssembly.Instance(module)));
  const template = NativeSigner.fromPairs(SIGNER).template(GET);
  const keys = ['ä'.repeat(400), 'b c', ...Array.from({ length: 3000 }, (_, number) => `${number}`.repeat(100))];
  assert.deepEqual(template.urls(keys, NOON), keys.map((key) => template.url(key, NOON)));
  assert.deepEqual(template.urls([], NOON), []);
  for (const row of [0, 1, 3001]) {
    const wrong = keys.with(row, '');
    assert.throws(() => template.urls(wrong, NOON), { code: 's3presign:InvalidKey', row });
  }
  assert.throws(
    () => template.urls(keys, 1e15),
    (error) => error.code === 's3presign:InvalidSigningTime' && !('row' in error),
  );
});

test('a mistake of the module itself has a code', () => {
  const instance = new WebAssembly.Instance(module);
  const broken = () => {
    throw new WebAssembly.RuntimeError('unreachable');
  };
  const library = libraryOf({ exports: { ...instance.exports, s3presign_redact: broken, s3presign_template_url: broken } });
  for (const call of [() => library.redact('a'), () => library.templateUrl(1, 'a', NOON)]) {
    assert.throws(call, { code: 's3presign:Internal', message: /load it again/ });
  }
});
