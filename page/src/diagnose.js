// @ts-check
// Diagnosing a refusal: core's findings, with a secret what it proves, and both sides of what was
// signed beside each other.

import { byId, complain, field, made } from './elements.js';
import { findingsOf, methodOf } from './findings.js';
import { ProofCredentials } from './proof_credentials.js';
import { readRequest } from './request_line.js';
import { Refusal, one } from './signer.js';

/** The part of the page that diagnoses. */
export class DiagnoseSection {
  /** @param {import('./signer.js').Module} signer */
  constructor(signer) {
    this.signer = signer;
    this.credentials = new ProofCredentials('diagnose', () => this.#diagnose());
    for (const id of ['answer', 'request']) field(id).addEventListener('input', () => this.#diagnose());
  }

  /**
   * @param {string | undefined} answer
   * @param {string | undefined} request
   */
  fill(answer, request) {
    if (answer) field('answer').value = answer;
    if (request) field('request').value = request;
    this.#diagnose();
  }

  #diagnose() {
    this.#show();
    byId('diagnose-empty').hidden = byId('diagnose-result').hasChildNodes();
  }

  #show() {
    const answer = field('answer').value.trim();
    const typed = field('request').value.trim();
    const result = byId('diagnose-result');
    result.replaceChildren();
    complain('answer', '');
    complain('request', '');
    this.credentials.complain('');
    const request = readRequest(typed);
    if (request !== undefined) request.method ??= methodOf(this.signer, request.url, answer);
    byId('request-hint').textContent = request === undefined ? '' : saidOf(request);
    if (typed !== '' && request === undefined) complain('request', 'This is not a URL, a curl line or what curl -v prints. Paste the request as it was sent.');
    /** @type {import('./signer.js').Pairs} */
    const sent = request === undefined ? [] : [['method', request.method ?? ''], ['url', request.url], ...unique(request.headers)];
    // Without a request there is nothing to prove.
    const secret = request === undefined ? [] : this.credentials.pairs();
    if (answer === '' && secret.length === 0) return;
    /** @type {import('./signer.js').Pairs} */
    const answered = answer === '' ? [] : [['answer', answer]];
    const told = (/** @type {import('./signer.js').Pairs} */ ...given) => findingsOf(this.signer.list('diagnose', given), 'What the secret proves');
    try {
      result.append(...told(...answered, ...sent, ...secret));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'NotAnErrorResponse') return complain('answer', error.message);
      if (secret.length > 0) return this.credentials.complain(error.message);
      if (sent.length === 0) return complain('answer', error.message);
      complain('request', error.message);
      // The answer alone tells something, too.
      result.append(...told(...answered));
      return;
    }
    if (sent.length > 0 && answer !== '') result.append(...this.#sides(answer, sent));
  }

  /**
   * @param {string} answer
   * @param {import('./signer.js').Pairs} sent
   * @returns {HTMLElement[]}
   */
  #sides(answer, sent) {
    /** @type {import('./signer.js').Pairs} */
    let ours;
    try {
      ours = this.signer.list('details', sent);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Not signed, or damaged: there are no two sides, and the findings say so.
      return [];
    }
    return ['CanonicalRequest', 'StringToSign'].flatMap((name) => {
      const theirs = elementOf(answer, name);
      const mine = one(ours, name === 'CanonicalRequest' ? 'canonical-request' : 'string-to-sign');
      if (!theirs || mine === undefined) return [];
      return [sideBySide(name === 'CanonicalRequest' ? 'Canonical request' : 'String to sign', mine, this.signer.text('redact', theirs))];
    });
  }
}

/** @param {import('./request_line.js').ReadRequest} request */
function saidOf({ method, headers }) {
  const count = ['no header of its own', '1 header'][headers.length] ?? `${headers.length} headers`;
  return `Read as ${method}, with ${count}.`;
}

/**
 * A header that stands twice would be refused as a name that stands twice.
 * @param {import('./signer.js').Pairs} headers
 * @returns {import('./signer.js').Pairs}
 */
function unique(headers) {
  const seen = new Map(headers);
  return [...seen].map(([name, value]) => [`header:${name}`, value]);
}

const ENTITIES = /** @type {{ [name: string]: string }} */ ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" });

/**
 * The text of an element. A parser would refuse an answer that was cut, and shows that in styles which the policy forbids.
 * @param {string} answer
 * @param {string} name
 */
function elementOf(answer, name) {
  const [, text] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer) ?? [];
  return text?.replace(/&(?:#x([0-9a-f]{1,5})|#(\d{1,6})|(\w+));/gi, (whole, hex, decimal, entity) => {
    if (entity !== undefined) return ENTITIES[entity] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16));
  });
}

/**
 * @param {string} title
 * @param {string} mine
 * @param {string} theirs
 */
function sideBySide(title, mine, theirs) {
  const at = firstDifference(mine, theirs);
  const said = at < 0 ? 'Both sides have the same bytes.' : `They differ from byte ${byteAt(mine, at)} on, in line ${mine.slice(0, at).split('\n').length}.`;
  return made(
    'section.sides', { 'aria-label': title },
    made('h3', {}, title, made('span.aside', {}, ` ${said}`)),
    made('div.two', {}, side('As it was sent', mine, at), side('As the store saw it', theirs, at)),
  );
}

/** Characters of a side that are shown before and behind the difference: a page of text is enough. */
const AROUND = 4000;

/**
 * @param {string} name
 * @param {string} text
 * @param {number} at
 */
function side(name, text, at) {
  const pre = made('pre', { tabindex: '0', 'aria-label': name });
  const [start, end] = [Math.max(0, at - AROUND), Math.max(0, at) + AROUND];
  const [earlier, later] = [start > 0 ? '… ' : '', text.length > end ? ' …' : ''];
  if (at < 0) pre.append(text.slice(0, end), later);
  else {
    const [character = ''] = text.slice(at, at + 2);
    const shown = character === '' ? '∎' : character === '\n' ? '↵\n' : character;
    pre.append(earlier, text.slice(start, at), made('mark', {}, shown), text.slice(at + character.length, end), later);
  }
  return made('div', {}, made('h4', {}, name), pre);
}

/**
 * @param {string} one
 * @param {string} other
 */
function firstDifference(one, other) {
  if (one === other) return -1;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/**
 * @param {string} text
 * @param {number} at
 */
function byteAt(text, at) {
  return new TextEncoder().encode(text.slice(0, at)).length + 1;
}
