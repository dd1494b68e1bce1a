// @ts-check
// A file that an upload is bound to: chosen or dropped, measured here, never sent.

import { byId, field } from './elements.js';
import { byteCount } from './instants.js';

/** @typedef {{ name: string, type: string, length: number, sha256: string }} BoundFile */

/**
 * Wires the place where a file is dropped.
 * @param {WebAssembly.Module} module
 * @param {(file: BoundFile | undefined) => void} changed
 * @returns {() => void} forgets the file
 */
export function fileDrop(module, changed) {
  const source = byId('hash-worker').textContent ?? '';
  const input = field('file');
  /** @type {Worker | undefined} */
  let worker;

  const stop = () => {
    worker?.terminate();
    worker = undefined;
    byId('file-progress').hidden = true;
  };
  const forget = () => {
    stop();
    input.value = '';
    byId('file-state').replaceChildren();
    byId('file-error').textContent = '';
    changed(undefined);
  };
  const fail = (/** @type {File} */ file, /** @type {string} */ problem) => {
    forget();
    byId('file-error').textContent = `“${file.name}” cannot be read: ${problem}. Choose another file, or type what is to be bound.`;
  };

  const take = (/** @type {File} */ file) => {
    forget();
    const meter = /** @type {HTMLProgressElement} */ (byId('file-meter'));
    const told = (/** @type {number} */ read) => {
      meter.value = file.size === 0 ? 1 : read / file.size;
      byId('file-read').textContent = `${byteCount(read)} of ${byteCount(file.size)}`;
    };
    told(0);
    byId('file-progress').hidden = false;
    const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    worker = new Worker(address);
    URL.revokeObjectURL(address);
    worker.addEventListener('message', ({ data }) => {
      if (data.read !== undefined) return told(data.read);
      if (data.problem !== undefined) return fail(file, data.problem.replace(/\.$/, ''));
      stop();
      const sha256 = btoa(String.fromCharCode(...data.digest));
      showFile(file, forget);
      changed({ name: file.name, type: file.type || 'application/octet-stream', length: file.size, sha256 });
    });
    worker.addEventListener('error', (event) => fail(file, event.message || 'the browser stopped reading it'));
    worker.postMessage({ module, file });
  };

  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) take(file);
  });
  byId('file-cancel').addEventListener('click', () => {
    forget();
    byId('file-state').textContent = 'Stopped. Nothing is bound to a file.';
    input.focus();
  });
  const drop = byId('drop');
  for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
    });
  }
  drop.addEventListener('drop', (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file) take(file);
  });
  // A file that misses the place must not replace the page.
  for (const kind of ['dragover', 'drop']) addEventListener(kind, (event) => event.preventDefault());
  return forget;
}

/**
 * @param {File} file
 * @param {() => void} forget
 */
function showFile(file, forget) {
  const remove = document.createElement('button');
  remove.type = 'button';
  remove.className = 'quiet';
  remove.textContent = 'Remove';
  remove.addEventListener('click', forget);
  const said = document.createElement('p');
  said.className = 'done';
  said.textContent = `Bound to “${file.name}”: ${byteCount(file.size)}. `;
  byId('file-state').replaceChildren(said, remove);
}
