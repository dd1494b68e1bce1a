// @ts-check
// The page: starts the signer, and sends whatever is pasted where it belongs.

import { recognised } from './anything.js';
import { DiagnoseSection } from './diagnose.js';
import { byId, field, tabs } from './elements.js';
import { ExplainSection } from './explain.js';
import { SignSection } from './sign.js';
import { Module, unpacked } from './signer.js';

/** Above this it is not looked at as one types. */
const LONGEST_LOOKED_AT = 1024 * 1024;

const showSection = tabs(/** @type {HTMLElement} */ (document.querySelector('.tabs.sections')), (tab) => {
  for (const section of document.querySelectorAll('main > [role=tabpanel]')) {
    /** @type {HTMLElement} */ (section).hidden = section.id !== tab.getAttribute('aria-controls');
  }
});

/** @param {string} name */
function goToSection(name) {
  showSection(byId(`tab-${name}`));
}

async function start() {
  const module = await WebAssembly.compile(await unpacked(byId('module').textContent ?? ''));
  const signer = new Module(await WebAssembly.instantiate(module));
  const [sign, explain, diagnose] = [new SignSection(signer, module), new ExplainSection(signer), new DiagnoseSection(signer)];
  byId('forget').addEventListener('click', () => {
    for (const section of [explain, diagnose]) section.credentials.forget('');
  });
  byId('version').textContent = signer.version;
  byId('policy').textContent = document.querySelector('meta[http-equiv]')?.getAttribute('content')?.replaceAll('; ', ';\n') ?? '';

  const box = field('anything');
  box.addEventListener('input', () => {
    const pasted = box.value.length > LONGEST_LOOKED_AT ? /** @type {const} */ ({ kind: 'unknown' }) : recognised(box.value);
    byId('anything-answer').textContent = takenIn(pasted, sign, explain, diagnose);
    // A secret does not stay where everybody can read it.
    if (pasted.kind === 'credentials') box.value = '';
  });
  document.body.dataset['ready'] = 'true';
}

/**
 * Puts what was pasted where it belongs, and says so.
 * @param {import('./anything.js').Anything} pasted
 * @param {SignSection} sign
 * @param {ExplainSection} explain
 * @param {DiagnoseSection} diagnose
 * @returns {string}
 */
function takenIn(pasted, sign, explain, diagnose) {
  switch (pasted.kind) {
    case 'nothing':
      return '';
    case 'error':
      diagnose.fill(pasted.answer, pasted.request);
      goToSection('diagnose');
      return pasted.request === '' ? 'A store’s refusal: diagnosed below. Add the request, and both sides are compared.' : 'A store’s refusal and its request: compared below.';
    case 'request':
      explain.fill(pasted.url, pasted.method);
      diagnose.fill(undefined, pasted.text);
      goToSection('explain');
      return 'A request: explained below, and kept under Diagnose for the answer that you got.';
    case 'not-signed':
      explain.fill(pasted.url, pasted.method);
      goToSection('explain');
      return 'A URL without a signature: what can be read of it stands below.';
    case 'bucket':
      sign.fillTarget(pasted.bucket, pasted.key);
      goToSection('sign');
      return pasted.key === '' ? 'A bucket: filled in under Sign.' : 'An object: its bucket and key are filled in under Sign.';
    case 'credentials':
      sign.fillCredentials(pasted.credentials);
      for (const section of [explain, diagnose]) section.credentials.fill(pasted.credentials);
      goToSection('sign');
      return 'Credentials: filled in under Sign, and to prove with under Explain and Diagnose, and taken out of this box.';
    default:
      return 'This is nothing that the page knows: no URL, error, curl line, s3:// address, ARN or credentials.';
  }
}

try {
  await start();
} catch (error) {
  const said = byId('not-started');
  said.textContent = `The signer did not start: ${error instanceof Error ? error.message : error}. A browser of 2023 or later runs it.`;
  said.hidden = false;
}
