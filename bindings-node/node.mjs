// The half in Node.js and Bun: the native addon, or the WebAssembly module where no addon fits the platform or
// addons are forbidden. S3PRESIGN_BACKEND says which, if it must be one of them.
import { readFileSync } from 'node:fs';
import native from './native.cjs';
import { remedy } from './permission.cjs';
import { halfOf } from '../bindings-wasm/half.mjs';
import { libraryOf } from '../bindings-wasm/library.mjs';

function addon() {
  return { binding: 'native', half: native.load() };
}

function wasm() {
  const module = new WebAssembly.Module(read(`${native.folder}/s3presign.wasm`));
  return { binding: 'wasm', half: halfOf(libraryOf(new WebAssembly.Instance(module))) };
}

function read(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(unread(error, path), { cause: error });
  }
}

/** Why the module could not be read, and what to do. */
function unread(error, path) {
  const starting = remedy(error, path);
  if (starting) return `s3presign may not read ${path}; start Node.js ${starting}, or with --allow-addons for its native half`;
  return (
    `s3presign finds neither its addon for this platform nor ${path}: ${error.code}. If a bundler has moved its code, leave ` +
    "the package out of the bundle (external: ['s3presign']) and install it beside the program; otherwise reinstall it"
  );
}

function either() {
  try {
    return addon();
  } catch (error) {
    // A file that was named must be the one.
    if (process.env.S3PRESIGN_NATIVE_PATH) throw error;
    return wasm();
  }
}

function chosen(backend) {
  switch (backend) {
    case undefined:
    case '':
      return either();
    case 'native':
      return addon();
    case 'wasm':
      return wasm();
  }
  throw new Error(`S3PRESIGN_BACKEND is ${JSON.stringify(backend)}; set it to native or wasm, or not at all`);
}

export const { binding, half } = chosen(process.env.S3PRESIGN_BACKEND);
