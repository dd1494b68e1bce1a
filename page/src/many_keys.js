// @ts-check
// Many keys in, a CSV of URLs out: signed a slice at a time, so that the page stays alive.

import { made } from './elements.js';
import { utc } from './instants.js';
import { saved } from './saving.js';
import { Refusal } from './signer.js';

const SLICE = 2000;
/** A longer list is held beside the field: laying it out takes browsers seconds. */
const MOST_SHOWN = 100_000;

/**
 * @param {import('./result.js').SignMany} signMany
 * @param {string} key the one that was signed, as an example
 * @returns {HTMLElement}
 */
export function manyKeys(signMany, key) {
  const area = /** @type {HTMLTextAreaElement} */ (made('textarea', { id: 'many', rows: '5', wrap: 'off', spellcheck: 'false', autocomplete: 'off', placeholder: key }));
  const said = made('p', { role: 'status', id: 'many-answer' });
  /** @type {string | undefined} */
  let held;
  const hold = (/** @type {string} */ text) => {
    held = text.length > MOST_SHOWN ? text : undefined;
    area.value = held === undefined ? text : '';
    said.textContent = held === undefined ? '' : `${keysOf(text).length} keys are ready to be signed.`;
  };
  area.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text') ?? '';
    if (text.length <= MOST_SHOWN) return;
    event.preventDefault();
    hold(text);
  });
  area.addEventListener('input', () => hold(area.value));
  const file = /** @type {HTMLInputElement} */ (made('input', { type: 'file', accept: 'text/*,.csv,.list', id: 'many-file' }));
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    try {
      hold(await chosen.text());
    } catch {
      said.textContent = `“${chosen.name}” cannot be read; choose another file, or paste the keys.`;
    }
  });
  const button = /** @type {HTMLButtonElement} */ (made('button', { type: 'button', id: 'many-now', click: () => run() }, 'Sign all, as a CSV'));

  const run = async () => {
    const keys = keysOf(held ?? area.value);
    if (keys.length === 0) return void (said.textContent = 'Write one key a line first.');
    button.disabled = true;
    const lines = ['key,url,expires_at,error'];
    let refused = 0;
    try {
      for (let start = 0; start < keys.length; start += SLICE) {
        const slice = keys.slice(start, start + SLICE);
        const { urls, expiresAt } = signMany(slice);
        slice.forEach((each, index) => {
          const url = urls[index];
          if (url instanceof Refusal) refused += 1;
          lines.push(typeof url === 'string' ? [csv(each), csv(url), utc(Number(expiresAt)), ''].join(',') : [csv(each), '', '', csv(url?.message ?? '')].join(','));
        });
        said.textContent = `${Math.min(start + SLICE, keys.length)} of ${keys.length} signed`;
        await new Promise((resume) => setTimeout(resume));
      }
      saved(lines.join('\r\n') + '\r\n', 'urls.csv', 'text/csv');
      said.textContent = `${keys.length - refused} keys signed, saved as urls.csv.${refused > 0 ? ` ${refused} were refused; the last column says why.` : ''}`;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      said.textContent = error.message;
    } finally {
      button.disabled = false;
    }
  };
  const label = made('label', { for: 'many' }, 'Keys ', made('span.aside', {}, 'one a line; everything else as on the left'));
  const fileLabel = made('label', { for: 'many-file' }, 'or a file of them');
  return made('div.field', {}, label, area, fileLabel, file, button, said);
}

/**
 * Keys may begin and end with spaces: only the line's end is taken off.
 * @param {string} text
 */
function keysOf(text) {
  return text.split('\n').map((line) => line.replace(/\r$/, '')).filter((line) => line !== '');
}

/**
 * A field of RFC 4180.
 * @param {string} text
 */
function csv(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
