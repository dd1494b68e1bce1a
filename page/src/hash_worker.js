// @ts-check
// A worker: reads a file slice by slice and has the signer's own SHA-256 count it, so that a
// file of any size takes the memory of one slice.

const SLICE = 4 * 1024 * 1024;

addEventListener('message', async (event) => {
  const { module, file } = /** @type {{ module: WebAssembly.Module, file: File }} */ (event.data);
  try {
    postMessage({ digest: await digestOf(module, file) });
  } catch (error) {
    postMessage({ problem: error instanceof Error ? error.message : String(error) });
  }
});

/**
 * @param {WebAssembly.Module} module
 * @param {File} file
 */
async function digestOf(module, file) {
  const exports = /** @type {any} */ ((await WebAssembly.instantiate(module)).exports);
  const digest = exports.s3presign_page_sha256_new();
  const room = exports.s3presign_page_allocate(SLICE);
  let told = 0;
  // A file that is gone looks like one without bytes until somebody reads it.
  if (file.size === 0) await file.arrayBuffer();
  for (let start = 0; start < file.size; start += SLICE) {
    const piece = new Uint8Array(await file.slice(start, start + SLICE).arrayBuffer());
    if (piece.length !== Math.min(SLICE, file.size - start)) throw new Error('it changed while it was read');
    new Uint8Array(exports.memory.buffer, room, piece.length).set(piece);
    exports.s3presign_page_sha256_update(digest, room, piece.length);
    if (Date.now() - told > 100) {
      told = Date.now();
      postMessage({ read: Math.min(start + SLICE, file.size) });
    }
  }
  exports.s3presign_page_sha256_finish(digest, room);
  return new Uint8Array(exports.memory.buffer, room, 32).slice();
}
