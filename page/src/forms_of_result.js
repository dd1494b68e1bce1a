// @ts-check
// A result in the forms in which it is used, word for word as the command writes them
// (`s3presign --output`, which a test compares); and as Python.

import { behind, one } from './signer.js';
import { utc } from './instants.js';

/** @typedef {import('./signer.js').Pairs} Pairs */
/** @typedef {{ pairs: Pairs, curl: string, bucket: string, key: string, isForm: boolean }} Result */

/** @param {Result} result */
function takesContent(result) {
  return ['PUT', 'POST'].includes(one(result.pairs, 'method') ?? '');
}

/** @param {Result} result */
function headersOf(result) {
  return behind(result.pairs, 'header:');
}

/** @param {Result} result */
function fieldsOf(result) {
  return behind(result.pairs, 'field:');
}

/** @param {Result} result */
function urlOf(result) {
  return one(result.pairs, 'url') ?? '';
}

/**
 * A text of JavaScript, which may stand within a page.
 * @param {string} text
 */
function javascript(text) {
  return JSON.stringify(text).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** @param {string} text */
function html(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/**
 * Its typographic quotes end a text, too.
 * @param {string} text
 */
function powershellText(text) {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

/** @param {Result} result */
export function powershell(result) {
  const entries = (/** @type {Pairs} */ pairs) => pairs.map(([name, value]) => `${powershellText(name)} = ${powershellText(value)}`);
  const uri = powershellText(urlOf(result));
  if (result.isForm) {
    return `Invoke-WebRequest -Method POST -Uri ${uri} -Form ([ordered]@{ ${entries(fieldsOf(result)).join('; ')}; 'file' = Get-Item $File })`;
  }
  const words = ['Invoke-WebRequest', `-Method ${one(result.pairs, 'method')}`, `-Uri ${uri}`];
  const headers = headersOf(result);
  const type = one(headers, 'content-type');
  if (type !== undefined) words.push(`-ContentType ${powershellText(type)}`);
  // PowerShell counts the length itself.
  const own = headers.filter(([name]) => name !== 'content-type' && name !== 'content-length');
  if (own.length > 0) words.push(`-SkipHeaderValidation -Headers @{ ${entries(own).join('; ')} }`);
  if (takesContent(result)) words.push('-InFile $File');
  return words.join(' ');
}

/** @param {Result} result */
export function fetchCall(result) {
  if (result.isForm) {
    const fields = fieldsOf(result).map(([name, value]) => `[${javascript(name)}, ${javascript(value)}]`);
    return `await fetch(${javascript(urlOf(result))}, { method: "POST", body: [${fields.join(', ')}, ["file", body]].reduce((form, [name, value]) => (form.append(name, value), form), new FormData()) })`;
  }
  const options = [`method: ${javascript(one(result.pairs, 'method') ?? '')}`];
  // A client sets the length itself, and refuses to be told.
  const sent = headersOf(result).filter(([name]) => name !== 'content-length');
  if (sent.length > 0) options.push(`headers: { ${sent.map(([name, value]) => `${javascript(name)}: ${javascript(value)}`).join(', ')} }`);
  if (takesContent(result)) options.push('body');
  return `await fetch(${javascript(urlOf(result))}, { ${options.join(', ')} })`;
}

/** @param {Result} result */
export function htmlPage(result) {
  const isSigned = one(result.pairs, 'limited-by') !== 'nothing';
  const until = `Works ${isSigned ? `until ${utc(Number(one(result.pairs, 'expires-at')))}` : 'for as long as everybody may do this'}.`;
  const title = html(result.key === '' ? (urlOf(result).split('?')[0] ?? '') : result.key);
  const url = html(urlOf(result));
  let body;
  if (result.isForm) body = htmlForm(result);
  else if (one(result.pairs, 'method') === 'GET') body = `<p><a href="${url}" rel="noreferrer">${title}</a></p>`;
  else body = htmlRequest(result);
  return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n<title>${title}</title>\n<h1>${title}</h1>\n${body}\n<p>${html(until)}</p>\n</html>`;
}

/** @param {Result} result */
function htmlRequest(result) {
  const content = takesContent(result) ? '<input type="file" id="file">\n' : '';
  const advice = javascript(". Does the bucket's CORS configuration allow this page?");
  return (
    `<form id="request">\n${content}<button>${html(one(result.pairs, 'operation') ?? '')}</button>\n<output id="answer"></output>\n</form>\n` +
    `<script>\nconst answer = document.getElementById('answer');\ndocument.getElementById('request').addEventListener('submit', async (event) => {\n` +
    `  event.preventDefault();\n  const body = document.getElementById('file')?.files[0] ?? '';\n  answer.textContent = '...';\n  try {\n` +
    `    const response = ${fetchCall(result)};\n` +
    `    answer.textContent = response.ok ? 'Done.' : response.status + ' ' + await response.text();\n  } catch (error) {\n` +
    `    answer.textContent = 'Not sent: ' + error.message + ${advice};\n  }\n});\n</` +
    'script>'
  );
}

/** @param {Result} result */
function htmlForm(result) {
  const input = (/** @type {string} */ kind, /** @type {string} */ name, /** @type {string} */ value) =>
    `<input type="${kind}" name="${html(name)}" value="${html(value)}">\n`;
  let inputs = fieldsOf(result).map(([name, value]) => input('hidden', name, value)).join('');
  let script = '';
  for (const [name, prefix] of openFields(result)) {
    if (name.toLowerCase() === 'content-type') {
      inputs += input('hidden', name, prefix);
      script =
        "\n<script>\ndocument.forms[0].elements.file.addEventListener('change', (event) => {\n" +
        "  const field = [...document.forms[0].elements].find((each) => each.name.toLowerCase() === 'content-type');\n" +
        "  field.value = event.target.files[0]?.type ?? '';\n});\n</" +
        'script>';
    } else {
      inputs += `<label>${html(name)} ${input('text', name, prefix).trimEnd()}</label>\n`;
    }
  }
  return `<form action="${html(urlOf(result))}" method="post" enctype="multipart/form-data">\n${inputs}<input type="file" name="file" required>\n<button>Upload</button>\n</form>${script}`;
}

/**
 * Fields that a form leaves to its sender, and what they begin with.
 * @param {Result} result
 * @returns {Pairs}
 */
function openFields(result) {
  const conditions = /** @type {unknown[]} */ (JSON.parse(one(result.pairs, 'policy') ?? '{"conditions":[]}').conditions);
  const given = new Set(fieldsOf(result).map(([name]) => name.toLowerCase()));
  /** @type {Pairs} */
  const open = [];
  for (const condition of conditions) {
    if (!Array.isArray(condition) || condition[0] !== 'starts-with') continue;
    const name = String(condition[1]).replace(/^\$/, '');
    if (!given.has(name.toLowerCase())) open.push([name, String(condition[2])]);
  }
  return open;
}

/** @param {Result} result */
export function json(result) {
  const { pairs, bucket, key } = result;
  const object = {
    ...(bucket === '' ? {} : { bucket }),
    ...(key === '' ? {} : { key }),
    ...(result.isForm ? {} : { operation: one(pairs, 'operation') }),
    method: one(pairs, 'method'),
    url: urlOf(result),
    ...(result.isForm ? { fields: Object.fromEntries(fieldsOf(result)) } : { headers: Object.fromEntries(headersOf(result)) }),
    ...(result.isForm ? {} : { unsigned_path_prefix: one(pairs, 'unsigned-path-prefix') ?? null }),
    signed_at: utc(Number(one(pairs, 'signed-at'))),
    expires_at: utc(Number(one(pairs, 'expires-at'))),
    limited_by: one(pairs, 'limited-by'),
    warnings: behind(pairs, 'warning:').map(([code, message]) => ({ code, message })),
  };
  return JSON.stringify(object);
}

/**
 * With the library that most programs have.
 * @param {Result} result
 */
export function python(result) {
  const text = (/** @type {string} */ value) => JSON.stringify(value);
  const map = (/** @type {Pairs} */ entries) => `{${entries.map(([name, value]) => `\n    ${text(name)}: ${text(value)},`).join('')}\n}`;
  const lines = ['import requests', ''];
  if (result.isForm) {
    lines.push(`fields = ${map(fieldsOf(result))}`, 'with open("FILE", "rb") as body:');
    lines.push(`    response = requests.post(${text(urlOf(result))}, data=fields, files={"file": body})`);
  } else {
    // The library counts the length itself.
    const headers = headersOf(result).filter(([name]) => name !== 'content-length');
    const given = headers.length > 0 ? ', headers=headers' : '';
    const method = text(one(result.pairs, 'method') ?? '');
    if (headers.length > 0) lines.push(`headers = ${map(headers)}`);
    if (takesContent(result)) {
      lines.push('with open("FILE", "rb") as body:', `    response = requests.request(${method}, ${text(urlOf(result))}${given}, data=body)`);
    } else {
      lines.push(`response = requests.request(${method}, ${text(urlOf(result))}${given})`);
    }
  }
  lines.push('response.raise_for_status()');
  return lines.join('\n');
}
