// The half in Node.js and Bun: the native addon, or the WebAssembly module where no addon fits the platform or
// addons are forbidden. S3PRESIGN_BACKEND says which, if it must be one of them.
import { readFileSync } from 'node:fs';
import native from './native.cjs';
import { remedy } from './permission.cjs';
import { halfOf } from '../bindings-wasm/half.mjs';
import { laterLibraryOf } from '../bindings-wasm/later.mjs';
import { QUESTIONS, SIGNING, libraryOf } from '../bindings-wasm/library.mjs';

function addon() {
  return { binding: 'native', half: native.load() };
}

/** What signs, which is half of the module and so compiled in half the time; and all of it, for what else is asked. */
const SIGNING_MODULE = `${native.folder}/signing.wasm`;
const WHOLE_MODULE = `${native.folder}/s3presign.wasm`;

function wasm() {
  const signing = libraryOf(instance(SIGNING_MODULE), SIGNING);
  const questions = laterLibraryOf(() => instance(WHOLE_MODULE), QUESTIONS);
  return { binding: 'wasm', half: halfOf({ ...signing, ...questions }) };
}

function instance(path) {
  return new WebAssembly.Instance(new WebAssembly.Module(read(path)));
}

function read(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(unread(error, path), { cause: error });
  }
}

/** Why a module could not be read, and what to do. */
function unread(error, path) {
  const starting = remedy(error, SIGNING_MODULE, WHOLE_MODULE);
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
