// @ts-check
// The functions of the module that the page calls. What nothing here needs is not in the page (module_exports.mjs).

import { FUNCTIONS } from '../../bindings-wasm/library.mjs';

/** Those of the C ABI, by the name that stands behind `s3presign_`. */
const OF_THE_ABI = /** @type {const} */ ([
  'signer_new',
  'signer_free',
  'template_new',
  'template_free',
  'template_url',
  'template_presign',
  'presign',
  'details',
  'presign_post',
  'presign_multipart',
  'explain',
  'diagnose',
  'cors_rule',
  'permissions',
  'policy',
  'stores',
  'redact',
]);

/** Those that the module of the page has besides (ffi-c/src/page.rs). */
const OF_THE_PAGE = {
  page_operations: { takes: [], answers: 'list' },
  page_parameters: { takes: ['text'], answers: 'list' },
  page_qr_code: { takes: ['text'], answers: 'list' },
};

/** What the loader is told of all of them. */
export const CALLED = {
  ...Object.fromEntries(OF_THE_ABI.map((name) => [name, FUNCTIONS[name]])),
  ...OF_THE_PAGE,
};
