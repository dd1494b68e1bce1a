// Which functions of the C ABI a module exports: `node exports.mjs s3presign` and `node exports.mjs signing` print them for
// the linker, which leaves out of a module whatever they do not need.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { SIGNING } from './library.mjs';

/** What the loader calls beside the functions of its table. */
const OF_THE_LOADER = ['abi', 'version', 'status_name'];

/** The names in C of what the loader calls for a table of functions. */
export function exportsFor(table) {
  return [...OF_THE_LOADER, ...Object.keys(table)].map((name) => `s3presign_${name}`);
}

/** All functions of the C ABI: other engines than those of JavaScript load the module, too. */
function exportsOfAbi() {
  const prototypes = readFileSync(new URL('../ffi-c/abi.txt', import.meta.url), 'utf8');
  return Array.from(prototypes.matchAll(/\b(s3presign_\w+)\(/g), ([, name]) => name);
}

const MODULES = { s3presign: exportsOfAbi, signing: () => exportsFor(SIGNING) };

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(MODULES[process.argv[2]]().join(' '));
