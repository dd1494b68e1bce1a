// Prints which functions the page's module exports: those that the page calls, what its loader needs, and what hashes
// files in a worker. All that they do not need is left out of the page.

import { exportsFor } from '../bindings-wasm/exports.mjs';
import { CALLED } from './src/functions.js';

const OF_THE_WORKER = ['page_allocate', 'page_sha256_new', 'page_sha256_update', 'page_sha256_finish'];

console.log([...exportsFor(CALLED), ...OF_THE_WORKER.map((name) => `s3presign_${name}`)].join(' '));
