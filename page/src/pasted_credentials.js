// @ts-check
// Credentials as they are pasted: `aws configure export-credentials` in any of its formats, the
// answer of an STS call, a profile of AWS's files, a CSV of an access key, variables of a shell.

/** @typedef {{ id?: string, secret?: string, token?: string, end?: string, region?: string, endpoint?: string }} Credentials */

/** What each is called, `-`, `_` and case ignored. */
const NAMES = /** @type {{ [name: string]: keyof Credentials }} */ ({
  accesskeyid: 'id', awsaccesskeyid: 'id', accesskey: 'id',
  secretaccesskey: 'secret', awssecretaccesskey: 'secret', secretkey: 'secret',
  sessiontoken: 'token', awssessiontoken: 'token', awssecuritytoken: 'token', token: 'token',
  expiration: 'end', awscredentialexpiration: 'end', awssessionexpiration: 'end',
  region: 'region', awsregion: 'region', awsdefaultregion: 'region',
  endpointurl: 'endpoint', awsendpointurl: 'endpoint', awsendpointurls3: 'endpoint', endpoint: 'endpoint',
});

/**
 * @param {string} text
 * @returns {Credentials | undefined} nothing unless it holds an access key's id or secret
 */
export function readCredentials(text) {
  const trimmed = text.trim().replace(/^\u{feff}/u, '');
  const found = trimmed.startsWith('{') ? fromJson(trimmed) : (fromCsv(trimmed) ?? fromLines(trimmed));
  return found.id === undefined && found.secret === undefined ? undefined : found;
}

/** @param {string} name */
function known(name) {
  return NAMES[name.toLowerCase().replace(/[^a-z0-9]/g, '')];
}

/**
 * @param {[string, unknown][]} entries
 * @returns {Credentials}
 */
function gathered(entries) {
  /** @type {Credentials} */
  const found = {};
  for (const [name, value] of entries) {
    const field = known(name);
    if (field !== undefined && typeof value === 'string' && value !== '') found[field] ??= value;
  }
  return found;
}

/** @param {string} text */
function fromJson(text) {
  try {
    const object = JSON.parse(text);
    const inner = object.Credentials ?? object.AccessKey ?? object;
    return gathered(Object.entries(inner));
  } catch {
    return {};
  }
}

/** @param {string} text */
function fromCsv(text) {
  const [head = '', row = ''] = text.split(/\r?\n/);
  const names = head.split(',');
  if (names.length < 2 || !names.some((name) => known(name) === 'secret')) return undefined;
  const values = row.split(',').map((value) => value.trim().replace(/^"(.*)"$/, '$1'));
  return gathered(names.map((name, index) => [name, values[index]]));
}

/** @param {string} text */
function fromLines(text) {
  const line = /^\s*(?:export\s+|set\s+|\$env:)?([A-Za-z_][\w-]*)\s*[=:]\s*(["']?)(.*?)\2\s*;?\s*$/gim;
  return gathered([...text.matchAll(line)].map(([, name = '', , value]) => [name, value]));
}
