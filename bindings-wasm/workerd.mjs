// The half in Cloudflare's Workers, which compile modules when they are uploaded and never later.
import module from './s3presign.wasm';
import { halfOf } from './half.mjs';
import { libraryOf } from './library.mjs';

export const binding = 'wasm';
export const half = halfOf(libraryOf(new WebAssembly.Instance(module)));
