// @ts-check
// A URL taken apart for the eye: coloured spans, and a row for each with what it says decoded.
// What cannot be decoded is marked and shown as it is. It judges nothing: that is core's.

import { made } from './elements.js';

/** @typedef {{ kind: string, name: string, text: string }} Part a piece of the URL as it stands */

/** What the pairs of a presigned query are, in words; others keep their own name. */
const WORDS = /** @type {{ [name: string]: [kind: string, words: string] }} */ ({
  'x-amz-algorithm': ['how', 'Algorithm'],
  'x-amz-credential': ['who', 'Signed by'],
  'x-amz-date': ['when', 'Signed at'],
  'x-amz-expires': ['when', 'Lives, in seconds'],
  'x-amz-signedheaders': ['sent', 'Headers that are signed'],
  'x-amz-security-token': ['secret', 'Session token'],
  'x-amz-s3session-token': ['secret', 'Session token'],
  'x-amz-region-set': ['who', 'Regions'],
  'x-amz-signature': ['secret', 'Signature'],
  awsaccesskeyid: ['who', 'Signed by'],
  expires: ['when', 'Ends at'],
  signature: ['secret', 'Signature'],
});
/** More pairs than this are shown without rows of their own. */
const MOST_ROWS = 60;

/**
 * @param {string} url
 * @returns {Part[]}
 */
export function urlParts(url) {
  const [, scheme = '', host = '', path = '', query = '', fragment = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(url) ?? [];
  /** @type {Part[]} */
  const parts = [];
  const add = (/** @type {string} */ kind, /** @type {string} */ name, /** @type {string} */ text) => void (text !== '' && parts.push({ kind, name, text }));
  add('plain', '', scheme);
  add('host', 'Host', host);
  add('path', 'Path', path);
  query.split('&').forEach((pair, index) => {
    const mark = index === 0 ? (query === '' ? '' : '?') : '&';
    const [name = '', ...rest] = (index === 0 ? pair.slice(1) : pair).split('=');
    const [kind, words] = WORDS[name.toLowerCase()] ?? ['other', decoded(name).text];
    add('plain', '', rest.length > 0 ? `${mark}${name}=` : mark + name);
    add(kind, words, rest.join('='));
  });
  add('plain', '', fragment);
  return parts;
}

/**
 * @param {string} text
 * @returns {{ text: string, whole: boolean }}
 */
export function decoded(text) {
  try {
    return { text: decodeURIComponent(text), whole: true };
  } catch {
    // Character by character, so that one bad escape does not hide the others.
    const pieces = text.replace(/%[0-7][0-9a-f]|(?:%[89a-f][0-9a-f]){2,4}/gi, (escape) => {
      try {
        return decodeURIComponent(escape);
      } catch {
        return escape;
      }
    });
    return { text: pieces, whole: false };
  }
}

/**
 * @param {string} text
 * @param {number} most
 */
export function shortened(text, most) {
  return text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text;
}

/**
 * The URL in colours, and what each of them is. Signature and token are masked.
 * @param {string} url
 * @returns {HTMLElement}
 */
export function colouredUrl(url) {
  const parts = urlParts(url);
  const shown = parts.slice(0, 4 * MOST_ROWS);
  const spans = shown.map(({ kind, text }) => (kind === 'plain' ? text : made(`span.part.${kind}`, {}, kind === 'secret' ? masked(text) : shortened(text, 2000))));
  const rows = shown.filter(({ kind }) => kind !== 'plain').slice(0, MOST_ROWS).map(({ kind, name, text }) => {
    const { text: said, whole } = kind === 'secret' ? { text: masked(text), whole: true } : decoded(text);
    const mark = whole ? undefined : made('strong.undecodable', {}, ' not valid percent-encoding');
    return made('tr', {}, made('th', { scope: 'row' }, made(`span.swatch.${kind}`, { 'aria-hidden': 'true' }), shortened(name, 60)), made('td', {}, shortened(said, 600), mark));
  });
  const rest = parts.length > shown.length ? `… and ${parts.length - shown.length} more pieces` : '';
  return made('div.coloured', {}, made('pre.url-in-colours', { tabindex: '0', 'aria-label': 'The URL, taken apart' }, ...spans, rest), made('div.scroll', { tabindex: '0', role: 'group', 'aria-label': 'Parts of the URL' }, made('table', {}, made('tbody', {}, ...rows))));
}

/** @param {string} secret */
function masked(secret) {
  return `•••• (${secret.length} characters)`;
}
