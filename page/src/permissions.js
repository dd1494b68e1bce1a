// @ts-check
// What whoever signs must be allowed to do, so that S3 does as the link says, and the policy that grants it. What the request
// does not show is asked for here.

import { code, made } from './elements.js';
import { Refusal, behind, one } from './signer.js';

/** @typedef {import('./signer.js').Pairs} Pairs */

/** What the names of options that close an open place of an ARN are called. */
const LABELS = /** @type {{ [option: string]: string }} */ ({
  account: 'AWS account',
  'kms-key': 'KMS key',
  'source-kms-key': 'KMS key of what is copied',
});

/**
 * @param {import('./signer.js').Module} signer
 * @param {Pairs} asked what is signed, as `permissions` takes it
 * @returns {HTMLElement}
 */
export function permissionsOf(signer, asked) {
  const shown = made('div', { 'aria-live': 'polite' });
  /** @type {Map<string, string>} */
  const told = new Map();
  /** @type {Set<string>} */
  const assumed = new Set();
  const answer = () => signer.list('permissions', [...asked, ...told, ...[...assumed].map((name) => /** @type {[string, string]} */ (['assume', name]))]);
  const show = () => shown.replaceChildren(...withoutRefusal(() => granted(signer, answer())));
  const inputs = withoutRefusal(() => {
    const first = answer();
    const options = new Set(behind(first, 'open:').map(([option]) => option));
    const tell = (/** @type {string} */ option, /** @type {string} */ text) => {
      told.delete(option);
      if (text !== '') told.set(option, text);
      show();
    };
    const assume = (/** @type {string} */ name, /** @type {boolean} */ holds) => {
      if (holds) assumed.add(name);
      else assumed.delete(name);
      show();
    };
    return [...[...options].map((option) => place(option, tell)), ...questions(behind(first, 'condition:'), assume)];
  });
  // A refusal is said once, in place of the inputs.
  if (inputs[0]?.className !== 'error') show();
  return made('div', {}, ...inputs, shown);
}

/**
 * What a function shows, or why the signer refuses.
 * @param {() => HTMLElement[]} make
 */
function withoutRefusal(make) {
  try {
    return make();
  } catch (refused) {
    if (!(refused instanceof Refusal)) throw refused;
    return [made('p.error', {}, refused.message)];
  }
}

/**
 * A field for what stands as a * in an ARN.
 * @param {string} option
 * @param {(option: string, text: string) => void} tell
 */
function place(option, tell) {
  const id = `policy-${option}`;
  const input = /** @type {HTMLInputElement} */ (made('input', { id, spellcheck: 'false', autocomplete: 'off', placeholder: '*' }));
  input.addEventListener('input', () => tell(option, input.value.trim()));
  const label = made('label', { for: id }, LABELS[option] ?? option, made('span.aside', {}, ' any, unless you name one'));
  return made('div.field', {}, label, input);
}

/**
 * What the request does not show, each with a box for "it is so".
 * @param {Pairs} conditions
 * @param {(name: string, holds: boolean) => void} assume
 */
function questions(conditions, assume) {
  if (conditions.length === 0) return [];
  const boxes = conditions.map(([name, words]) => {
    const box = /** @type {HTMLInputElement} */ (made('input', { type: 'checkbox', id: `assume-${name}` }));
    box.addEventListener('change', () => assume(name, box.checked));
    return made('label.check', {}, box, made('span', {}, words));
  });
  return [made('details', {}, made('summary', {}, 'What the link does not show'), made('div.field', { role: 'group', 'aria-label': 'What the link does not show' }, ...boxes))];
}

/**
 * @param {import('./signer.js').Module} signer
 * @param {Pairs} pairs as `permissions` answers them
 */
function granted(signer, pairs) {
  /** @type {Pairs[]} */
  const permissions = [];
  for (const pair of pairs) {
    if (pair[0] === 'action') permissions.push([]);
    if (/^(condition:|optional$|unknown:|open:)/.test(pair[0])) break;
    permissions.at(-1)?.push(pair);
  }
  const rows = permissions.map((permission) => {
    const because = one(permission, 'because') ?? '';
    const certain = one(permission, 'certainty') === 'needed' ? '' : ' (likely)';
    return made('tr', {}, made('th', { scope: 'row' }, one(permission, 'action')), made('td', {}, one(permission, 'resource')), made('td', {}, `${because}${certain}`));
  });
  const caption = 'Whoever signs must be allowed to';
  const policy = signer.list('policy', pairs);
  const tooLarge = behind(policy, 'too-large-for:').map(([where, most]) => made('p.hint', {}, `Too large for a ${where} policy: AWS takes ${most} characters.`));
  return [
    made('div.scroll', { tabindex: '0', role: 'group', 'aria-label': caption }, made('table', {}, made('caption', {}, caption), made('tbody', {}, ...rows))),
    ...behind(pairs, 'unknown:').map(([, words]) => made('p.hint', {}, words)),
    made('p.hint', {}, 'S3 asks when the link is used, and it asks for what the signer may do, not the reader. Other stores have rules of their own.'),
    made('h3', {}, 'Policy for the signer'),
    code(one(policy, 'policy') ?? '', 'policy for the signer'),
    ...tooLarge,
  ];
}
