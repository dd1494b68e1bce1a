// @ts-check
// A text that is saved as a file of this machine: a link to a blob, and nothing is sent.

import { made } from './elements.js';

/**
 * Saves a text as a file of this machine.
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
export function saved(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  made('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
