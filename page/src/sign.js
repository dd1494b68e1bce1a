// @ts-check
// Signing: what stands in the fields becomes lists of names and texts, and whatever the signer
// refuses is shown beside the field that it is about.

import { byId, complain, field, made } from './elements.js';
import { fileDrop } from './bound_file.js';
import { local, utc, zone } from './instants.js';
import { clearResult, showResult } from './result.js';
import { readCredentials } from './pasted_credentials.js';
import { KEPT_FOR } from './proof_credentials.js';
import { Refusal, all, now, one } from './signer.js';

/** @typedef {import('./signer.js').Pairs} Pairs */
/** @typedef {{ name: string, label: string, kind?: string, aside?: string, choices?: string[] }} Parameter */

/** What each task is, and the parameters of S3 that its fields fill. */
const TASKS = /** @type {{ [task: string]: { operation: string, hint: string, fields: Parameter[] } }} */ ({
  download: {
    operation: 'GetObject',
    hint: 'Whoever has the link can read this object.',
    fields: [
      { name: 'download-as', label: 'Save as', aside: 'the file’s name for the receiver' },
      { name: 'response-content-type', label: 'Answer with type', aside: 'such as text/plain' },
      { name: 'version-id', label: 'Version', aside: 'of a bucket with versions' },
    ],
  },
  upload: {
    operation: 'PutObject',
    hint: 'Whoever has the link can store an object under this key. Bind it to a file, and only that file fits.',
    fields: [
      { name: 'content-type', label: 'Content type', aside: 'such as image/png' },
      { name: 'content-length', label: 'Length', aside: 'in bytes' },
      { name: 'checksum-sha256', label: 'SHA-256', aside: 'in base64' },
      { name: 'create-only', label: 'Create only: S3 refuses to replace an object', kind: 'checkbox' },
      { name: 'storage-class', label: 'Storage class', aside: 'such as STANDARD_IA' },
      { name: 'metadata:', label: 'Metadata', kind: 'map', aside: 'one name=value a line' },
    ],
  },
  form: {
    operation: '',
    hint: 'A form for a web page: its sender chooses the file, within the limits that you set.',
    fields: [
      { name: 'content-type', label: 'Content type', aside: 'such as image/png' },
      { name: 'starts-with:content-type', label: 'or a type that begins with', aside: 'such as image/' },
      { name: 'min-content-length', label: 'Smallest file', aside: 'in bytes' },
      { name: 'max-content-length', label: 'Largest file', aside: 'in bytes' },
      { name: 'success-action-redirect', label: 'Go to this page afterwards' },
      { name: 'metadata:', label: 'Metadata', kind: 'map', aside: 'one name=value a line' },
    ],
  },
  parts: {
    operation: 'UploadPart',
    hint: 'Links for each part of a large object. Create the upload first, with “Any operation” and CreateMultipartUpload; S3 answers its ID.',
    fields: [
      { name: 'upload-id', label: 'Upload ID' },
      { name: 'object-size', label: 'Size of the object', aside: 'in bytes' },
      { name: 'part-size', label: 'Size of a part', aside: 'in bytes; 8 MiB or more by itself' },
      { name: 'create-only', label: 'Create only: S3 refuses to replace an object', kind: 'checkbox' },
    ],
  },
  delete: {
    operation: 'DeleteObject',
    hint: 'Whoever has the link can delete this object.',
    fields: [{ name: 'version-id', label: 'Version', aside: 'deletes that one for good' }],
  },
  operation: { operation: '', hint: 'The operation’s own parameters stand below.', fields: [] },
});

/** Which field a refusal is about. */
const ABOUT = /** @type {{ [code: string]: string }} */ ({
  MissingRegion: 'region', InvalidRegion: 'region', EndpointRegionMismatch: 'region',
  InvalidEndpoint: 'endpoint', UnknownOperation: 'operation',
  MissingBucket: 'bucket', UnexpectedBucket: 'bucket', InvalidBucketName: 'bucket', InvalidArn: 'bucket',
  MissingKey: 'key', UnexpectedKey: 'key', InvalidKey: 'key', FormWithoutKey: 'key',
  ExpiryOutOfRange: 'life', MissingSessionToken: 'session-token', MissingSession: 'session-token',
  CredentialsExpired: 'credentials-end', ObjectTooLarge: 'parameter-object-size', InvalidPartSize: 'parameter-part-size',
  TooManyParts: 'parameter-part-size', CredentialsNeeded: 'anonymous', InvalidChecksum: 'parameter-checksum-sha256',
  InvalidContentLengthRange: 'parameter-max-content-length',
});
/** Options of the signer whose names differ from those of fields. */
const RENAMED = /** @type {{ [name: string]: string }} */ ({ 'credentials-expiration': 'credentials-end', 'expires-at': 'life', 'expires-in': 'life' });

/** What stands in for a field that is empty or wrong, so that the others are judged all the same. */
const STAND_INS = /** @type {{ [id: string]: string }} */ ({
  'access-key-id': 'AKIAIOSFODNN7EXAMPLE', 'secret-access-key': 'stand-in', 'session-token': 'stand-in', region: 'us-east-1',
  endpoint: 'https://stand-in.example', bucket: 'stand-in', key: 'stand-in', operation: 'GetObject', life: '900', 'parameter-upload-id': 'stand-in',
});

/** The part of the page that signs. */
export class SignSection {
  /** @type {import('./bound_file.js').BoundFile | undefined} */
  #file;
  /** @type {Set<string>} fields that somebody has typed into */
  #touched = new Set();
  /** @type {{ [name: string]: string }[]} */
  #stores;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #forgetting;
  /** @type {() => void} */
  #forgetFile;
  /** @type {Map<string, string>} what stands in for fields while the others are judged */
  #standIns = new Map();

  /**
   * @param {import('./signer.js').Module} signer
   * @param {WebAssembly.Module} module
   */
  constructor(signer, module) {
    this.signer = signer;
    this.#stores = storesOf(signer.list('stores'));
    this.#forgetFile = fileDrop(module, (file) => this.#bind(file));
    byId('operations').append(...signer.list('page_operations').map(([name, method]) => made('option', { value: name }, method)));
    byId('store').append(...this.#stores.map(({ store, title }) => made('option', { value: store }, title)));
    byId('zone').textContent = `in ${zone()}`;
    for (const radio of document.querySelectorAll('[name=task]')) radio.addEventListener('input', () => this.#chooseTask());
    byId('store').addEventListener('input', () => this.#chooseStore());
    for (const id of ['account', 'region']) field(id).addEventListener('input', () => this.#fillEndpoint());
    for (const radio of document.querySelectorAll('[name=life]')) radio.addEventListener('input', () => this.#check());
    field('operation').addEventListener('input', () => this.#offerParameters());
    byId('add-parameter').addEventListener('click', () => this.#addParameter());
    field('credentials').addEventListener('input', () => this.#pasteCredentials());
    field('anonymous').addEventListener('input', () => this.#chooseWho());
    byId('forget').addEventListener('click', () => this.forget('Forgotten: credentials, file and results.'));
    byId('sign-now').addEventListener('click', () => this.sign());
    const inputs = byId('sign-inputs');
    inputs.addEventListener('input', (event) => {
      this.#touched.add(/** @type {HTMLElement} */ (event.target).id);
      this.#check();
      this.#keepAWhile();
    });
    inputs.addEventListener('keydown', (event) => {
      const { tagName, type } = /** @type {HTMLInputElement} */ (event.target);
      if (event.key === 'Enter' && tagName === 'INPUT' && type !== 'checkbox' && type !== 'file') this.sign();
    });
    addEventListener('pagehide', () => this.forget(''));
    this.#chooseTask();
    this.#chooseStore();
  }

  /** @returns {string} */
  get task() {
    return /** @type {HTMLInputElement} */ (document.querySelector('[name=task]:checked')).value;
  }

  /**
   * Fills bucket and key.
   * @param {string} bucket
   * @param {string} key
   */
  fillTarget(bucket, key) {
    field('bucket').value = bucket;
    if (key !== '') field('key').value = key;
    this.#touched.add('bucket');
    this.#check();
  }

  /** @param {import('./pasted_credentials.js').Credentials} found */
  fillCredentials(found) {
    const fields = { 'access-key-id': found.id, 'secret-access-key': found.secret, 'session-token': found.token, 'credentials-end': found.end };
    for (const [id, value] of Object.entries(fields)) field(id).value = value ?? '';
    if (found.endpoint !== undefined) {
      field('store').value = 'other';
      this.#chooseStore();
      field('endpoint').value = found.endpoint;
    }
    if (found.region !== undefined) field('region').value = found.region;
    const filled = Object.entries({ ID: found.id, secret: found.secret, token: found.token, end: found.end, region: found.region, endpoint: found.endpoint });
    const names = filled.filter(([, value]) => value !== undefined).map(([name]) => name);
    byId('credentials-answer').textContent = `Filled in: ${names.join(', ')}.`;
    this.#keepAWhile();
    this.#check();
  }

  /** Forgets whatever is secret, and what was made with it. */
  forget(/** @type {string} */ said) {
    clearTimeout(this.#forgetting);
    this.#forgetting = undefined;
    for (const id of ['credentials', 'access-key-id', 'secret-access-key', 'session-token', 'credentials-end', 'anything']) field(id).value = '';
    this.#forgetFile();
    clearResult();
    byId('credentials-answer').textContent = said;
    for (const id of ['access-key-id', 'secret-access-key', 'session-token', 'credentials-end']) this.#touched.delete(id);
    this.#check();
  }

  #keepAWhile() {
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => this.forget('Forgotten after 10 minutes.'), KEPT_FOR);
  }

  /** Whether nobody signs. */
  #isAnonymous() {
    return field('anonymous').checked;
  }

  #chooseWho() {
    byId('who-signs').hidden = this.#isAnonymous();
    byId('life-group').hidden = this.#isAnonymous();
    this.#check();
  }

  #pasteCredentials() {
    const area = field('credentials');
    if (area.value.trim() === '') return;
    const found = readCredentials(area.value);
    if (found === undefined) {
      byId('credentials-answer').textContent = 'No access key was found in this. Paste a profile, the output of “aws configure export-credentials”, or an access key’s CSV.';
      return;
    }
    area.value = '';
    this.fillCredentials(found);
  }

  // ---- What ---------------------------------------------------------------

  #chooseTask() {
    const { task } = this;
    const { hint, fields } = TASKS[task] ?? { hint: '', fields: [] };
    byId('task-hint').textContent = hint;
    for (const part of document.querySelectorAll('[data-task]')) {
      /** @type {HTMLElement} */ (part).hidden = !/** @type {HTMLElement} */ (part).dataset['task']?.split(' ').includes(task);
    }
    byId('bind-fields').replaceChildren(...fields.map(parameterField));
    byId('bind-group').hidden = false;
    byId('parameter-rows').replaceChildren();
    const details = /** @type {HTMLDetailsElement} */ (byId('more-parameters'));
    details.open = task === 'operation';
    details.hidden = task === 'form' || task === 'parts';
    this.#offerParameters();
    this.#bind(this.#file);
  }

  #operation() {
    return this.task === 'operation' ? this.#text('operation') : (TASKS[this.task]?.operation ?? '');
  }

  #offerParameters() {
    const names = all(this.signer.list('page_parameters', this.#operation()), 'parameter');
    byId('parameters').replaceChildren(...names.map((name) => made('option', { value: name })));
    if (this.task === 'operation' && names.length > 0 && byId('parameter-rows').children.length === 0) this.#addParameter();
  }

  #addParameter() {
    const rows = byId('parameter-rows');
    const number = rows.children.length + 1;
    const name = made('input', { list: 'parameters', 'aria-label': `Name of parameter ${number}`, placeholder: 'Name', spellcheck: 'false', autocomplete: 'off', id: `row-${number}-name` });
    const value = made('input', { 'aria-label': `Value of parameter ${number}`, placeholder: 'Value', spellcheck: 'false', autocomplete: 'off', id: `row-${number}-value`, 'aria-describedby': `row-${number}-value-error` });
    const remove = made('button.quiet', { type: 'button', 'aria-label': `Remove parameter ${number}`, click: () => (row.remove(), this.#check()) }, '×');
    const row = made('div.row', {}, name, value, remove, made('p.error', { id: `row-${number}-value-error` }));
    rows.append(row);
  }

  /** @param {import('./bound_file.js').BoundFile | undefined} file */
  #bind(file) {
    const before = this.#file;
    this.#file = file;
    const fill = (/** @type {string} */ name, /** @type {string | undefined} */ value) => {
      const input = field(`parameter-${name}`);
      if (input) input.value = value ?? '';
    };
    if (file === undefined && before === undefined) return this.#check();
    if (this.task === 'parts') {
      fill('object-size', file && String(file.length));
    } else if (this.task === 'form') {
      fill('content-type', file?.type);
      for (const name of ['min-content-length', 'max-content-length']) fill(name, file && String(file.length));
    } else if (this.task === 'upload') {
      fill('content-type', file?.type);
      fill('content-length', file && String(file.length));
      fill('checksum-sha256', file?.sha256);
    }
    const key = field('key');
    if (file !== undefined && file !== before && (key.value === '' || key.value.endsWith('/'))) key.value += file.name;
    this.#check();
  }

  // ---- Where --------------------------------------------------------------

  #store() {
    return this.#stores.find(({ store }) => store === field('store').value) ?? {};
  }

  #chooseStore() {
    const store = this.#store();
    const endpoint = store['endpoint'] ?? '';
    byId('account-field').hidden = !endpoint.includes('{account}');
    byId('endpoint-field').hidden = store['store'] === 'aws';
    byId('addressing-field').hidden = store['store'] === 'aws';
    field('region').value = store['region'] ?? '';
    field('region').placeholder = store['example-region'] ?? '';
    field('addressing').value = store['addressing'] ?? 'auto';
    field('endpoint').value = '';
    this.#fillEndpoint();
  }

  /** The endpoint of a store follows account and region, as long as nobody changed it. */
  #fillEndpoint() {
    const pattern = this.#store()['endpoint'];
    if (pattern === undefined) return this.#check();
    const region = field('region').value.trim() || '{region}';
    const account = field('account').value.trim() || '{account}';
    field('endpoint').value = pattern.replace('{region}', () => region).replace('{account}', () => account);
    this.#check();
  }

  // ---- The lists ------------------------------------------------------------

  /**
   * What a field says.
   * @param {string} id
   */
  #text(id) {
    return this.#standIns.get(id) ?? (id === 'key' ? field(id).value : field(id).value.trim());
  }

  /** @returns {Pairs} who signs */
  #credentials() {
    if (this.#isAnonymous()) return [['anonymous', 'true']];
    /** @type {Pairs} */
    const pairs = [
      ['access-key-id', this.#text('access-key-id')],
      ['secret-access-key', this.#text('secret-access-key')],
    ];
    const optional = { 'session-token': 'session-token', 'credentials-expiration': 'credentials-end' };
    for (const [name, id] of Object.entries(optional)) {
      const value = this.#text(id);
      if (value !== '') pairs.push([name, value]);
    }
    return pairs;
  }

  /** @returns {Pairs} */
  #signerOptions() {
    /** @type {Pairs} */
    const pairs = [...this.#credentials(), ['region', this.#text('region')]];
    if (this.#store()['store'] !== 'aws') pairs.push(['endpoint', this.#text('endpoint')], ['addressing', field('addressing').value]);
    return pairs;
  }

  /** @returns {Pairs} */
  #life() {
    // What nobody signed does not end.
    if (this.#isAnonymous()) return [];
    const chosen = this.#standIns.get('life') ?? /** @type {HTMLInputElement} */ (document.querySelector('[name=life]:checked')).value;
    if (chosen !== 'until') return [['expires-in', chosen]];
    const instant = Date.parse(field('until').value);
    return Number.isNaN(instant) ? [] : [['expires-at', String(Math.floor(instant / 1000))]];
  }

  /** @returns {Pairs} */
  #parameters() {
    /** @type {Pairs} */
    const pairs = [];
    for (const { name, kind } of TASKS[this.task]?.fields ?? []) {
      const input = field(`parameter-${name.replace(':', '-')}`);
      if (kind === 'checkbox') {
        if (input.checked) pairs.push([name, 'true']);
      } else if (kind === 'map') {
        pairs.push(...entriesOf(input.value).map(([entry, value]) => /** @type {[string, string]} */ ([this.task === 'form' ? `x-amz-meta-${entry}` : name + entry, value])));
      } else if (this.#text(input.id) !== '') {
        pairs.push([name, this.#text(input.id)]);
      }
    }
    if (byId('more-parameters').hidden) return pairs;
    for (const row of byId('parameter-rows').children) {
      const [name, value] = row.querySelectorAll('input');
      if (name?.value.trim() && value && !this.#standIns.has(value.id)) pairs.push([name.value.trim(), value.value]);
    }
    return pairs;
  }

  /**
   * What the fields say, for requests of one key or of many.
   * @returns {Pairs}
   */
  #request() {
    const bucket = this.#text('bucket');
    return [['operation', this.#operation()], ...(bucket === '' ? [] : /** @type {Pairs} */ ([['bucket', bucket]])), ...this.#life(), ...this.#parameters()];
  }

  /**
   * Signs by what the fields say.
   * @returns {import('./result.js').Signed}
   */
  #signed() {
    const { signer, task } = this;
    const [bucket, key] = [this.#text('bucket'), this.#text('key')];
    return signer.with('signer', [this.#signerOptions()], (handle) => {
      /** @type {Pairs} */
      const ofKey = key === '' ? [] : [['key', key]];
      /** @type {Pairs} */
      const region = [['region', this.#text('region')]];
      /** @type {Pairs} */
      const given = [['bucket', bucket], ['key', key], ...this.#life(), ...this.#parameters()];
      if (task === 'form') {
        const pairs = signer.list('presign_post', handle, given, now());
        return { kind: 'form', pairs, bucket, key, asked: [['operation', 'PostObject'], ...region, ...given] };
      }
      if (task === 'parts') {
        const pairs = signer.list('presign_multipart', handle, given.filter(([name]) => name !== 'key'), key, now());
        return { kind: 'parts', pairs, bucket, key, asked: [['operation', 'Multipart'], ...region, ...given] };
      }
      const pairs = signer.list('presign', handle, this.#request(), key === '' ? undefined : key, now());
      return { kind: 'request', pairs, bucket, key, asked: [...this.#request(), ...region, ...ofKey] };
    });
  }

  /**
   * The URLs of many keys, one after the other at one instant.
   * @param {string[]} keys
   * @returns {{ urls: (string | Refusal)[], expiresAt: string }}
   */
  signMany(keys) {
    const { signer } = this;
    const at = now();
    return signer.with('signer', [this.#signerOptions()], (handle) =>
      signer.with('template', [handle, this.#request()], (template) => {
        const urls = keys.map((key) => {
          try {
            return signer.text('template_url', template, key, at);
          } catch (error) {
            if (error instanceof Refusal) return error;
            throw error;
          }
        });
        const first = keys.find((_, index) => typeof urls[index] === 'string');
        const shown = first === undefined ? [] : signer.list('template_presign', template, first, at);
        return { urls, expiresAt: one(shown, 'expires-at') ?? '' };
      }),
    );
  }

  // ---- What is wrong --------------------------------------------------------

  /** Says at once what is wrong with what was typed, and when the link will end. */
  #check() {
    this.#sayLife();
    byId('sign-summary').hidden = true;
    for (const place of byId('sign-inputs').querySelectorAll('.error')) if (place.id !== 'file-error') complain(place.id.replace(/-error$/, ''), '');
    // What is not typed yet is missing, and not wrong.
    for (const [id, message] of this.#problems()) if (id === 'life' || (this.#touched.has(id) && field(id)?.value !== '')) complain(id, message);
  }

  /**
   * What the signer refuses: of each field that is wrong, why. A field that was judged is replaced by
   * what stands in for it, until nothing is refused.
   * @returns {[id: string, message: string][]}
   */
  #problems() {
    /** @type {[id: string, message: string][]} */
    const problems = [];
    this.#standIns = new Map(this.#missing().map((id) => [id, STAND_INS[id] ?? '']));
    try {
      for (;;) {
        try {
          this.#signed();
          return problems;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const id = this.#fieldOf(error) ?? '';
          if (id === '' || this.#standIns.has(id)) return id === '' ? [...problems, ['', error.message]] : problems;
          problems.push([id, error.message]);
          this.#standIns.set(id, STAND_INS[id] ?? '');
        }
      }
    } finally {
      this.#standIns = new Map();
    }
  }

  /** @returns {string[]} the fields that are needed and empty */
  #missing() {
    const needed = this.#isAnonymous() ? ['region'] : ['access-key-id', 'secret-access-key', 'region'];
    if (this.task === 'operation') needed.unshift('operation');
    else needed.unshift('bucket', 'key');
    if (this.#store()['store'] !== 'aws') needed.push('endpoint');
    if (!byId('account-field').hidden) needed.push('account');
    if (this.task === 'parts') needed.push('parameter-upload-id');
    return needed.filter((id) => field(id).value.trim() === '');
  }

  /**
   * @param {Refusal} error
   * @returns {string | undefined}
   */
  #fieldOf({ code, message }) {
    const [, quoted = ''] = /"([^"]+)"/.exec(message) ?? [];
    const name = quoted.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
    const row = [...byId('parameter-rows').children].find((each) => each.querySelector('input')?.value.trim().toLowerCase() === quoted.toLowerCase());
    const candidates = [row?.querySelectorAll('input')[1]?.id, ABOUT[code], RENAMED[name], `parameter-${name}`, name];
    return candidates.find((id) => id === 'life' || (id !== undefined && id !== '' && document.getElementById(id)?.matches('input, select, textarea')));
  }

  #sayLife() {
    const chosen = /** @type {HTMLInputElement} */ (document.querySelector('[name=life]:checked')).value;
    byId('until-field').hidden = chosen !== 'until';
    const nowSeconds = Math.floor(Date.now() / 1000);
    const end = chosen === 'until' ? Math.floor(Date.parse(field('until').value) / 1000) : nowSeconds + Number(chosen);
    if (Number.isNaN(end)) return void (byId('life-hint').textContent = 'Choose a day and a time.');
    const credentialsEnd = Math.floor(Date.parse(field('credentials-end').value) / 1000);
    const first = credentialsEnd < end ? credentialsEnd : end;
    const because = credentialsEnd < end ? ', because the credentials end then' : '';
    byId('life-hint').textContent = `Ends ${local(first)}, ${utc(first)}${because}.`;
  }

  /** Signs, and shows the result or what stands in its way. */
  sign() {
    this.#keepAWhile();
    this.#check();
    const missing = this.#missing().map((id) => /** @type {[string, string]} */ ([id, `${labelOf(id)} is missing.`]));
    const problems = [...missing, ...this.#problems()];
    if (problems.length === 0) return showResult(this.signer, this.#signed(), (keys) => this.signMany(keys));
    clearResult();
    for (const [id, message] of problems) if (id !== '') complain(id, message);
    const links = problems.map(([id, message]) => made('li', {}, id === '' ? message : made('a', { href: `#${id === 'life' ? 'until' : id}`, click: (/** @type {Event} */ event) => goTo(event, id) }, message)));
    const summary = byId('sign-summary');
    summary.replaceChildren(made('strong', {}, 'Not signed yet'), made('ul', {}, ...links));
    summary.hidden = false;
    summary.focus();
  }
}

/**
 * Moves to a field without a change of the page's address.
 * @param {Event} event
 * @param {string} id
 */
function goTo(event, id) {
  event.preventDefault();
  const target = id === 'life' ? /** @type {HTMLElement} */ (document.querySelector('[name=life]:checked')) : byId(id);
  target.closest('details')?.setAttribute('open', '');
  target.focus();
}

/** @param {string} id */
function labelOf(id) {
  const label = document.querySelector(`label[for="${id}"]`)?.firstChild?.textContent?.trim();
  return label ?? id;
}

/** @param {Parameter} parameter */
function parameterField({ name, label, kind, aside }) {
  const id = `parameter-${name.replace(':', '-')}`;
  const error = made('p.error', { id: `${id}-error` });
  const common = { id, 'aria-describedby': `${id}-error`, spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off' };
  if (kind === 'checkbox') return made('div.field', {}, made('label.check', {}, made('input', { id, type: 'checkbox' }), made('span', {}, label)), error);
  const words = made('label', { for: id }, `${label} `, aside !== undefined && made('span.aside', {}, aside));
  return made('div.field', {}, words, kind === 'map' ? made('textarea', { ...common, rows: '2' }) : made('input', common), error);
}

/**
 * @param {string} text
 * @returns {Pairs}
 */
function entriesOf(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [name = '', ...rest] = line.split('=');
    return [name.trim(), rest.join('=').trim()];
  });
}

/**
 * @param {Pairs} pairs
 * @returns {{ [name: string]: string }[]}
 */
function storesOf(pairs) {
  /** @type {{ [name: string]: string }[]} */
  const stores = [];
  for (const [name, text] of pairs) {
    if (name === 'store') stores.push({});
    const last = stores.at(-1);
    if (last) last[name] = text;
  }
  return stores;
}
