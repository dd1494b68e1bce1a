// @ts-check
// What core says of a refusal: its findings, grouped by how sure they are.

import { made } from './elements.js';
import { Refusal, all, behind, one } from './signer.js';

/** The groups, the surest first, and what each means. */
const CERTAINTIES = Object.entries({
  shown: ['Shown', 'by the response, the request or the secret'],
  likely: ['Likely', 'what the response mostly means'],
  possible: ['Possible', 'what this request gives occasion to'],
});

/**
 * @param {import('./signer.js').Pairs} told what `diagnose` answered
 * @param {string} otherwise the heading where no store answered
 * @returns {HTMLElement[]}
 */
export function findingsOf(told, otherwise) {
  const certainties = behind(told, 'certainty:').map(([, certainty]) => certainty);
  const findings = behind(told, 'finding:').map(([, sentence], index) => ({ sentence, certainty: certainties[index] }));
  const groups = CERTAINTIES.flatMap(([certainty, [name = '', meaning = '']]) => {
    const items = findings.filter((finding) => finding.certainty === certainty);
    if (items.length === 0) return [];
    const list = items.map(({ sentence }) => made('li', {}, made('div', {}, ...remedies(sentence))));
    return [made('h3', {}, name, made('span.aside', {}, ` ${meaning}`)), made(`ol.findings.${certainty}`, { 'aria-label': `${name} findings` }, ...list)];
  });
  return [made('div.verdict', {}, made('h2', {}, one(told, 'code') || otherwise), made('p', {}, one(told, 'message') ?? '')), ...groups];
}

/**
 * The method of a URL of which nobody said it: one that the URL leaves open, and of these the one that
 * the store received.
 * @param {import('./signer.js').Module} signer
 * @param {string} url
 * @param {string} answer
 * @returns {string}
 */
export function methodOf(signer, url, answer) {
  try {
    const told = signer.list('explain', [['url', url]]);
    const operations = [...all(told, 'operation'), ...all(told, 'possible-operation')];
    const methods = signer.list('page_operations').filter(([name]) => operations.includes(name)).map(([, method]) => method);
    const [, received = ''] = /<CanonicalRequest>([A-Z]+)\s/.exec(answer) ?? [];
    return [received, 'GET'].find((method) => methods.includes(method)) ?? methods[0] ?? 'GET';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return 'GET';
  }
}

/**
 * What is the matter, and behind it what to do.
 * @param {string} sentence
 * @returns {(string | HTMLElement)[]}
 */
function remedies(sentence) {
  // A semicolon between quotes belongs to what is quoted.
  const [, matter, remedy] = /^((?:[^"]|"[^"]*")*?); (.*)$/s.exec(sentence) ?? [];
  return matter === undefined ? [sentence] : [matter, made('span.remedy', {}, remedy ?? '')];
}
