// The half with the module inside its file: for browsers, Deno and whatever else has WebAssembly. Nothing is fetched
// and nothing awaited, so that service workers can load it too.
import bytes from '../build/wasm/s3presign.wasm';
import { halfOf } from './half.mjs';
import { libraryOf } from './library.mjs';

export const binding = 'wasm';
export const half = halfOf(libraryOf(new WebAssembly.Instance(new WebAssembly.Module(bytes))));
