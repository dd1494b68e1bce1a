// @ts-check
// What came out of signing: warnings first, then the URL, what must be sent, and the forms in
// which it is used.

import { byId, code, copyButton, made, tabs } from './elements.js';
import { fetchCall, htmlPage, json, powershell, python } from './forms_of_result.js';
import { byteCount, local, utc } from './instants.js';
import { manyKeys } from './many_keys.js';
import { permissionsOf } from './permissions.js';
import { qrCode } from './qr_code.js';
import { saved } from './saving.js';
import { Refusal, behind, one } from './signer.js';

/** @typedef {import('./signer.js').Pairs} Pairs */
/** @typedef {{ kind: 'request' | 'form' | 'parts', pairs: Pairs, bucket: string, key: string, asked: Pairs }} Signed `asked` is what `permissions` takes */
/** @typedef {(keys: string[]) => { urls: (string | Refusal)[], expiresAt: string }} SignMany */

export function clearResult() {
  byId('sign-result').replaceChildren();
  byId('sign-empty').hidden = false;
}

/**
 * @param {import('./signer.js').Module} signer
 * @param {Signed} signed
 * @param {SignMany} signMany
 */
export function showResult(signer, signed, signMany) {
  byId('sign-empty').hidden = true;
  const shown = signed.kind === 'parts' ? ofParts(signer, signed) : ofOne(signer, signed, signMany);
  const heading = made('h2', { tabindex: '-1' }, titleOf(signed));
  byId('sign-result').replaceChildren(heading, ...shown);
  // On a narrow screen the result is below what was filled in.
  heading.focus({ preventScroll: true });
  byId('sign-outcome').scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

/** @param {Signed} signed */
function titleOf({ kind, pairs }) {
  if (kind === 'form') return 'A signed form';
  if (kind === 'parts') return 'A signed upload in parts';
  return `${isSigned(pairs) ? 'A signed' : 'A plain'} ${one(pairs, 'operation')}`;
}

/**
 * @param {Pairs} pairs
 * @returns {HTMLElement}
 */
export function warningList(pairs) {
  const warnings = behind(pairs, 'warning:');
  return made('ul.warnings', { 'aria-label': 'Warnings' }, ...warnings.map(([, message]) => made('li', {}, message)));
}

/** @param {Pairs} pairs */
function isSigned(pairs) {
  return one(pairs, 'limited-by') !== 'nothing';
}

/** @param {Pairs} pairs */
function until(pairs) {
  if (!isSigned(pairs)) return made('p.until', {}, 'Works for as long as everybody may do this.');
  const end = Number(one(pairs, 'expires-at'));
  const because = one(pairs, 'limited-by') === 'credentials' ? ', because the credentials end then' : '';
  return made('p.until', {}, 'Works until ', made('strong', {}, local(end)), made('span.aside', {}, ` ${utc(end)}`), `${because}.`);
}

/**
 * @param {import('./signer.js').Module} signer
 * @param {Signed} signed
 * @param {SignMany} signMany
 * @returns {HTMLElement[]}
 */
function ofOne(signer, { kind, pairs, bucket, key, asked }, signMany) {
  const isForm = kind === 'form';
  const details = isForm ? [] : signer.list('details', pairs);
  const result = { pairs, bucket, key, isForm, curl: one(isForm ? pairs : details, 'curl') ?? '' };
  const url = one(pairs, 'url') ?? '';
  const named = behind(pairs, isForm ? 'field:' : 'header:');
  const parts = [warningList(pairs), until(pairs)];
  if (!isForm) parts.push(made('div.url', {}, made('pre', { tabindex: '0', 'aria-label': 'The URL', id: 'signed-url' }, url), copyButton(() => url, 'the URL')));
  if (named.length > 0) parts.push(sentTable(isForm ? 'Fields of the form, in this order, then the file' : `Send a ${one(pairs, 'method')} with these headers, exactly so`, named));
  else if (!isForm) parts.push(made('p.hint', {}, `Send a ${one(pairs, 'method')}. No header has to be set.`));

  const forms = /** @type {[string, () => HTMLElement][]} */ ([
    ['curl', () => code(result.curl, 'curl command')],
    ['PowerShell', () => code(powershell(result), 'PowerShell command')],
    ['fetch', () => code(fetchCall(result), 'JavaScript')],
    ['HTML', () => withDownload(htmlPage(result), 'HTML page', 'page.html', 'text/html')],
    ['Python', () => code(python(result), 'Python')],
    ['JSON', () => code(json(result), 'JSON')],
    ['CORS', () => corsRule(signer, pairs)],
  ]);
  if (isForm || isSigned(pairs)) forms.push(['Policy', () => permissionsOf(signer, asked)]);
  if (!isForm) forms.push(['QR', () => qrCode(signer, url)]);
  if (!isForm && key !== '') forms.push(['Many', () => manyKeys(signMany, key)]);
  parts.push(formTabs(forms));
  if (isForm) {
    parts.push(made('details', {}, made('summary', {}, 'What was signed'), made('h3', {}, 'Policy'), code(indented(one(pairs, 'policy') ?? ''), 'policy')));
  } else {
    const signedTexts = made('details', {}, made('summary', {}, 'What was signed'));
    signedTexts.append(made('h3', {}, 'Canonical request'), code(one(details, 'canonical-request') ?? '', 'canonical request'));
    signedTexts.append(made('h3', {}, 'String to sign'), code(one(details, 'string-to-sign') ?? '', 'string to sign'));
    parts.push(signedTexts);
  }
  return parts;
}

/** @param {string} policy */
function indented(policy) {
  return JSON.stringify(JSON.parse(policy), null, 2);
}

/**
 * @param {string} caption
 * @param {Pairs} named
 */
function sentTable(caption, named) {
  const rows = named.map(([name, value]) => made('tr', {}, made('th', { scope: 'row' }, name), made('td', {}, value)));
  return made('div.scroll', { tabindex: '0', role: 'group', 'aria-label': caption }, made('table', {}, made('caption', {}, caption), made('tbody', {}, ...rows)));
}

let tabsMade = 0;

/**
 * @param {[string, () => HTMLElement][]} forms
 * @returns {HTMLElement}
 */
function formTabs(forms) {
  tabsMade += 1;
  const panel = made('div', { role: 'tabpanel', id: `form-${tabsMade}`, tabindex: '-1' });
  const list = made('div.tabs.forms', { role: 'tablist', 'aria-label': 'Forms of the result' });
  forms.forEach(([name], index) => list.append(made('button', { type: 'button', role: 'tab', id: `form-${tabsMade}-${index}`, 'aria-controls': panel.id }, name)));
  const select = tabs(list, (tab) => {
    const form = forms.find(([name]) => name === tab.textContent);
    panel.setAttribute('aria-labelledby', tab.id);
    panel.replaceChildren(...(form ? [form[1]()] : []));
  });
  select(/** @type {HTMLElement} */ (list.firstElementChild));
  return made('div.forms-of-result', {}, list, panel);
}

/**
 * @param {string} text
 * @param {string} what
 * @param {string} name
 * @param {string} type
 */
export function withDownload(text, what, name, type) {
  const save = made('button.quiet', { type: 'button', click: () => saved(text, name, type) }, `Save as ${name}`);
  return made('div', {}, code(text, what), save);
}

/**
 * The bucket's CORS rule for pages of an origin.
 * @param {import('./signer.js').Module} signer
 * @param {Pairs} pairs of a request, a form or an upload in parts
 */
function corsRule(signer, pairs) {
  const input = /** @type {HTMLInputElement} */ (made('input', { id: 'origin', placeholder: 'https://app.example.com', spellcheck: 'false', autocomplete: 'off', 'aria-describedby': 'origin-error' }));
  const shown = made('div', { 'aria-live': 'polite' });
  const show = () => {
    shown.replaceChildren();
    const error = byId('origin-error');
    if (error) error.textContent = '';
    if (input.value.trim() === '') return;
    try {
      const rule = signer.list('cors_rule', pairs, input.value.trim());
      const rules = one(rule, 'json') ?? '';
      const bucket = /^[A-Za-z0-9.-]+$/.test(bucketHere()) ? bucketHere() : 'BUCKET';
      const command = `aws s3api put-bucket-cors --bucket ${bucket} --cors-configuration '${rules.replaceAll("'", "'\\''")}'`;
      shown.append(
        made('p.hint', {}, 'This replaces the rules that the bucket has.'),
        made('h3', {}, 'aws'), code(command, 'aws command'),
        made('h3', {}, 'JSON'), code(rules, 'CORS rule as JSON'),
        made('h3', {}, 'XML'), code(one(rule, 'xml') ?? '', 'CORS rule as XML'),
      );
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      if (error) error.textContent = refused.message;
    }
  };
  input.addEventListener('input', show);
  const label = made('label', { for: 'origin' }, 'Origin ', made('span.aside', {}, 'of the page whose script sends this'));
  return made('div.field', {}, label, input, made('p.error', { id: 'origin-error' }), shown);
}

function bucketHere() {
  return /** @type {HTMLInputElement} */ (byId('bucket')).value.trim();
}

/**
 * @param {import('./signer.js').Module} signer
 * @param {Signed} signed
 * @returns {HTMLElement[]}
 */
function ofParts(signer, { pairs, asked }) {
  /** @type {Pairs[]} */
  const requests = [];
  for (const pair of pairs) {
    if (pair[0] === 'request') requests.push([]);
    requests.at(-1)?.push(pair);
  }
  const [first = []] = requests;
  const csv = ['request,number,first_byte,size,method,url', ...requests.map(csvLine)].join('\r\n') + '\r\n';
  const rows = requests.slice(0, 100).map((request) => {
    const size = one(request, 'size');
    const url = one(request, 'url') ?? '';
    const name = (one(request, 'request') ?? '').replace('part:', 'Part ').replace('list-parts', 'List parts');
    return made('tr', {}, made('th', { scope: 'row' }, name), made('td', {}, size === undefined ? '' : byteCount(Number(size))), made('td', {}, one(request, 'method')), made('td', {}, copyButton(() => url, `the URL of ${name}`)));
  });
  const more = requests.length > 100 ? `The first 100 of ${requests.length} requests; the CSV has all.` : `${requests.length} requests.`;
  return [
    warningList(first),
    until(first),
    made('p.hint', {}, `${more} Keep each part’s ETag: completing the upload lists them.`),
    made('button.quiet', { type: 'button', click: () => saved(csv, 'parts.csv', 'text/csv') }, 'Save all as parts.csv'),
    made('div.scroll', { tabindex: '0', role: 'group', 'aria-label': 'Requests of the upload' }, made('table', {}, made('tbody', {}, ...rows))),
    made('h3', {}, 'Upload the first part'),
    code(one(signer.list('details', first.filter(([name]) => !['request', 'first-byte', 'size'].includes(name))), 'curl') ?? '', 'curl command'),
    made('h3', {}, 'CORS'),
    corsRule(signer, pairs),
    made('details', {}, made('summary', {}, 'What the signer must be allowed to do'), permissionsOf(signer, asked)),
  ];
}

/** @param {Pairs} request */
function csvLine(request) {
  const [kind = '', number = ''] = (one(request, 'request') ?? '').split(':');
  return [kind, number, one(request, 'first-byte') ?? '', one(request, 'size') ?? '', one(request, 'method') ?? '', one(request, 'url') ?? ''].join(',');
}
