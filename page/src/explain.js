// @ts-check
// Explaining a URL as it is typed: what core says of it, laid out, with a clock that ticks; and why it
// was refused, where an answer or a secret stands beside it.

import { byId, code, complain, field, made } from './elements.js';
import { findingsOf, methodOf } from './findings.js';
import { duration, local, utc } from './instants.js';
import { ProofCredentials } from './proof_credentials.js';
import { warningList } from './result.js';
import { Refusal, all, behind, one } from './signer.js';
import { colouredUrl } from './url_parts.js';

/** Longer text is no URL that any server takes; it is not explained. */
const LONGEST_URL = 256 * 1024;

/** The part of the page that explains. */
export class ExplainSection {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #clock;

  /** @param {import('./signer.js').Module} signer */
  constructor(signer) {
    this.signer = signer;
    this.credentials = new ProofCredentials('explain', () => this.#explain());
    for (const id of ['explain-url', 'explain-answer']) field(id).addEventListener('input', () => this.#explain());
    field('explain-method').addEventListener('change', () => this.#explain());
    field('explain-bucket').addEventListener('input', () => this.#explain());
  }

  /**
   * @param {string} url
   * @param {string | undefined} method
   */
  fill(url, method) {
    field('explain-url').value = url;
    const known = [.../** @type {HTMLSelectElement} */ (byId('explain-method')).options].some(({ value }) => value === method);
    field('explain-method').value = known ? (method ?? '') : '';
    this.#explain();
  }

  #explain() {
    this.#show();
    byId('explain-empty').hidden = byId('explain-result').hasChildNodes();
  }

  #show() {
    clearInterval(this.#clock);
    const url = field('explain-url').value.trim();
    const [method, bucket] = [field('explain-method').value, field('explain-bucket').value.trim()];
    const [result, parts] = [byId('explain-result'), byId('explain-parts')];
    result.replaceChildren();
    parts.replaceChildren();
    complain('explain', '');
    complain('explain-answer', '');
    this.credentials.complain('');
    if (url === '') return;
    if (url.length > LONGEST_URL) return complain('explain', `This has ${url.length} characters, and no server takes such a URL. Paste the URL alone.`);
    parts.append(colouredUrl(url));
    try {
      const given = /** @type {import('./signer.js').Pairs} */ ([['url', url], ['now', String(Math.floor(Date.now() / 1000))]]);
      if (method !== '') given.push(['method', method]);
      if (bucket !== '') given.push(['bucket', bucket]);
      result.append(...this.#told(this.signer.list('explain', given), url), ...this.#whyRefused(url, method));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      complain('explain', error.message);
      result.append(made('p.notice', {}, 'Only what can be read of it stands beside the URL.'));
    }
  }

  /**
   * What the answer and the secret tell of it.
   * @param {string} url
   * @param {string} method
   * @returns {Node[]}
   */
  #whyRefused(url, method) {
    const answer = field('explain-answer').value.trim();
    const secret = this.credentials.pairs();
    if (answer === '' && secret.length === 0) return [];
    /** @type {import('./signer.js').Pairs} */
    const request = [['method', method === '' ? methodOf(this.signer, url, answer) : method], ['url', url]];
    try {
      const answered = /** @type {import('./signer.js').Pairs} */ (answer === '' ? [] : [['answer', answer]]);
      return findingsOf(this.signer.list('diagnose', [...answered, ...request, ...secret]), 'What the secret proves');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (secret.length > 0 && error.code !== 'NotAnErrorResponse') this.credentials.complain(error.message);
      else complain('explain-answer', error.message);
      return [];
    }
  }

  /**
   * @param {import('./signer.js').Pairs} told
   * @param {string} url
   * @returns {Node[]}
   */
  #told(told, url) {
    const operations = [...all(told, 'operation'), ...all(told, 'possible-operation')];
    const [title = 'An operation that is not known', ...others] = operations;
    const rows = /** @type {[string, string | undefined][]} */ ([
      ['Bucket', one(told, 'bucket')],
      ['Key', one(told, 'key')],
      ['Host', one(told, 'host')],
      ['Signed by', one(told, 'access-key-id')],
      ['For', [one(told, 'service'), one(told, 'region')].filter(Boolean).join(' in ')],
      ['Signature', `Version ${one(told, 'signature-version')}`],
      ['Signed at', instant(one(told, 'signed-at'))],
      ['Ends at', instant(one(told, 'expires-at'))],
    ]).filter(([, text]) => text !== undefined && text !== '');
    const sent = all(told, 'header');
    const table = made('table', {}, made('tbody', {}, ...rows.map(([name, text]) => made('tr', {}, made('th', { scope: 'row' }, name), made('td', {}, text ?? '')))));
    const heading = made('h2', {}, title, others.length > 0 && made('span.aside', {}, ` or ${others.join(', ')}: the URL does not say which`));
    return [
      made('div.verdict', {}, heading, this.#state(told)),
      warningList(told),
      made('div.scroll', { tabindex: '0', role: 'group', 'aria-label': 'What the URL says' }, table),
      made('h3', {}, 'Must be sent'),
      made('p', {}, sent.length === 0 ? 'No header: the URL alone is enough.' : sent.join(', ')),
      aspects('What is bound', behind(told, 'bound:')),
      aspects('What the sender may choose', behind(told, 'unbound:')),
      made('h3', {}, 'Copy for a ticket ', made('span.aside', {}, 'without what is secret')),
      code(this.signer.text('redact', url), 'redacted URL'),
      made('p.hint', {}, 'This is what the URL claims. Only its store can tell whether the signature is right.'),
    ];
  }

  /** @param {import('./signer.js').Pairs} told */
  #state(told) {
    const [start, end] = [Number(one(told, 'signed-at') ?? 0), Number(one(told, 'expires-at'))];
    const shown = made('p.state', { role: 'timer', 'aria-live': 'off' });
    const tick = () => {
      const now = Date.now() / 1000;
      const state = now < start ? 'early' : now < end ? 'alive' : 'dead';
      const words = { early: `Starts in ${duration(start - now)}`, alive: `Works for ${duration(end - now)} more`, dead: `Ended ${duration(now - end)} ago` };
      shown.textContent = words[state];
      shown.className = `state ${state}`;
    };
    tick();
    this.#clock = setInterval(tick, 1000);
    return shown;
  }
}

/** @param {string | undefined} seconds */
function instant(seconds) {
  return seconds === undefined ? undefined : `${local(Number(seconds))} (${utc(Number(seconds))})`;
}

/**
 * @param {string} title
 * @param {import('./signer.js').Pairs} pairs
 */
function aspects(title, pairs) {
  if (pairs.length === 0) return made('div');
  const rows = pairs.flatMap(([name, detail]) => [made('dt', {}, name), made('dd', {}, detail)]);
  return made('div', {}, made('h3', {}, title), made('dl', {}, ...rows));
}
