// @ts-check
// The credentials that a URL should be signed with, to prove what was signed: fields that a part
// of the page has, and that forget.

import { byId, complain, field, made } from './elements.js';
import { readCredentials } from './pasted_credentials.js';

/** After this long without a touch, credentials are forgotten. */
export const KEPT_FOR = 10 * 60 * 1000;

/** What core calls each, and how people know it. */
const FIELDS = /** @type {const} */ ([
  ['access-key-id', 'Access key ID', 'text'],
  ['secret-access-key', 'Secret access key', 'password'],
  ['session-token', 'Session token', 'password'],
]);

/** The fields of one part of the page. */
export class ProofCredentials {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #forgetting;

  /**
   * @param {string} place the id of the part
   * @param {() => void} changed
   */
  constructor(place, changed) {
    this.place = place;
    this.changed = changed;
    byId(`${place}-proof`).append(...this.#made());
    field(`${place}-credentials`).addEventListener('input', () => this.#paste());
    for (const [name] of FIELDS) {
      field(`${place}-${name}`).addEventListener('input', () => this.#keepAWhile());
    }
    byId(`${place}-forget`).addEventListener('click', () => this.forget('Forgotten.'));
    addEventListener('pagehide', () => this.forget(''));
  }

  /**
   * What core is given; nothing unless there is a secret.
   * @returns {import('./signer.js').Pairs}
   */
  pairs() {
    const given = FIELDS.map(([name]) => /** @type {[string, string]} */ ([name, field(`${this.place}-${name}`).value]));
    const isGiven = given.some(([name, text]) => name === 'secret-access-key' && text !== '');
    return isGiven ? given.filter(([, text]) => text !== '') : [];
  }

  /** @param {import('./pasted_credentials.js').Credentials} found */
  fill(found) {
    const texts = { 'access-key-id': found.id, 'secret-access-key': found.secret, 'session-token': found.token };
    for (const [name, text] of Object.entries(texts)) field(`${this.place}-${name}`).value = text ?? '';
    byId(`${this.place}-credentials-answer`).textContent = 'Filled in.';
    this.#keepAWhile();
  }

  /** @param {string} message what core refuses about them, or nothing */
  complain(message) {
    complain(`${this.place}-secret-access-key`, message);
  }

  /** @param {string} said */
  forget(said) {
    clearTimeout(this.#forgetting);
    for (const [name] of FIELDS) field(`${this.place}-${name}`).value = '';
    field(`${this.place}-credentials`).value = '';
    byId(`${this.place}-credentials-answer`).textContent = said;
    this.changed();
  }

  #keepAWhile() {
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => this.forget('Forgotten after 10 minutes.'), KEPT_FOR);
    this.changed();
  }

  #paste() {
    const area = field(`${this.place}-credentials`);
    if (area.value.trim() === '') return;
    const found = readCredentials(area.value);
    if (found === undefined) {
      byId(`${this.place}-credentials-answer`).textContent = 'No access key was found in this.';
      return;
    }
    area.value = '';
    this.fill(found);
  }

  #made() {
    const quiet = { spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off' };
    const id = (/** @type {string} */ name) => `${this.place}-${name}`;
    const fields = FIELDS.map(([name, label, type]) =>
      made(
        'div.field', {},
        made('label', { for: id(name) }, label, name === 'session-token' && made('span.aside', {}, ' of temporary credentials')),
        made('input', { ...quiet, id: id(name), type, 'aria-describedby': `${id(name)}-error` }),
        made('p.error', { id: `${id(name)}-error` }),
      ),
    );
    return [
      made(
        'div.field', {},
        made('label', { for: id('credentials') }, 'Paste them all ', made('span.aside', {}, 'a profile, an export, a CSV')),
        made('textarea.covered', { ...quiet, id: id('credentials'), rows: '1', 'aria-describedby': id('credentials-answer') }),
        made('p.hint', { id: id('credentials-answer'), role: 'status' }),
      ),
      ...fields,
      made('button.quiet', { type: 'button', id: id('forget') }, 'Forget them'),
    ];
  }
}
