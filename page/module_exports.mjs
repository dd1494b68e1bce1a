// Prints what is left of the module's exports, as wasm-metadce takes it: the functions that the page calls, what its
// loader needs, and what hashes files in a worker. All that they do not need is left out of the page.

import { CALLED } from './src/functions.js';

const OF_THE_LOADER = ['abi', 'version', 'status_name'];
const OF_THE_WORKER = ['page_allocate', 'page_sha256_new', 'page_sha256_update', 'page_sha256_finish'];

const functions = [...OF_THE_LOADER, ...OF_THE_WORKER, ...Object.keys(CALLED)].map((name) => `s3presign_${name}`);
const roots = ['memory', '__stack_pointer', ...functions].map((name) => ({ name, export: name, root: true }));
console.log(JSON.stringify(roots));
