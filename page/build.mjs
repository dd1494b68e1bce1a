// Builds the page, one file: node build.mjs MODULE.wasm COMPILER OUTPUT. HTML, style and scripts are
// inlined as they are written; the module goes in as gzip in base64; the policy holds their
// hashes. The same input gives the same bytes.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inlined } from './inlined_modules.mjs';

const HERE = new URL('.', import.meta.url);
/** Where the file's own digest will stand. */
const ZEROS = '0'.repeat(64);
/** A page larger than this is not one that people send to each other. */
const MOST_BYTES = 700_000;

const [modulePath, compiler, output] = process.argv.slice(2);
if (output === undefined) throw new Error('usage: node build.mjs MODULE.wasm COMPILER OUTPUT');

const read = (name) => readFileSync(new URL(name, HERE), 'utf8');
const sha256 = (text, form) => createHash('sha256').update(text).digest(form);

/** Text that stands within an element of its own, which it must not end. */
function within(text, element) {
  if (new RegExp(`</${element}|<!--`, 'i').test(text)) throw new Error(`a ${element} holds text that would end it`);
  return text;
}

const style = `\n${within(read('page.css'), 'style')}`;
const script = `\n${within(inlined(new URL('src/main.js', HERE)), 'script')}`;
const worker = `\n${within(read('src/hash_worker.js'), 'script')}`;
// What names the machine that packed it is left out: byte 9 is the operating system.
const packed = gzipSync(readFileSync(modulePath), { level: 9 });
packed[9] = 255;
// Few ends of lines: each is a byte of the page.
const module = packed.toString('base64').replace(/.{1200}/g, '$&\n');

const policy = [
  "default-src 'none'",
  `script-src 'sha256-${sha256(script, 'base64')}' 'wasm-unsafe-eval'`,
  'worker-src blob:',
  `style-src 'sha256-${sha256(style, 'base64')}'`,
  'img-src data: blob:',
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

const parts = {
  policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  style: `<style>${style}</style>`,
  compiler,
  digest: ZEROS,
  zeros: ZEROS,
  module: `<script type="text/plain" id="module">\n${module}\n</script>`,
  worker: `<script type="text/plain" id="hash-worker">${worker}</script>`,
  script: `<script type="module">${script}</script>`,
};
const page = read('page.html').replace(/<!-- ([a-z]+) -->/g, (mark, name) => parts[name] ?? mark);
// The digest of the page with zeros in the digest's places; those of the command stay zeros.
const digest = sha256(page, 'hex');
const done = page
  .replace(`<pre id="page-digest" tabindex="0">${ZEROS}`, `<pre id="page-digest" tabindex="0">${digest}`)
  .replace(`sed s/${ZEROS}/`, `sed s/${digest}/`);
if (Buffer.byteLength(done) > MOST_BYTES) throw new Error(`the page has ${Buffer.byteLength(done)} bytes, more than ${MOST_BYTES}`);
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, done);
console.log(`${output}: ${Buffer.byteLength(done)} bytes, SHA-256 ${sha256(done, 'hex')}`);
