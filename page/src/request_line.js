// @ts-check
// A request as people have it: a URL, a curl line (typed, or a browser's "copy as cURL"), or
// what `curl -v` printed; read to method, URL and headers.

/** @typedef {{ method: string | undefined, url: string, headers: import('./signer.js').Pairs, body: string | undefined }} ReadRequest */

/**
 * @param {string} text
 * @returns {ReadRequest | undefined} nothing for what is not a request
 */
export function readRequest(text) {
  const trimmed = text.trim();
  if (/^https?:\/\/\S+$/i.test(trimmed)) return { method: undefined, url: trimmed, headers: [], body: undefined };
  if (/^\s*(?:[$>]\s*)?curl(?:\.exe)?\s/i.test(trimmed) && !/^[>*] /m.test(trimmed)) return fromCurl(words(trimmed));
  if (/^> [A-Z]+ \S+ HTTP\//m.test(trimmed)) return fromVerbose(trimmed);
  if (/^[A-Z]+ \S+ HTTP\/[\d.]+/m.test(trimmed)) return fromVerbose(trimmed.replace(/^/gm, '> '));
  const [, method, url] = /^(GET|PUT|POST|HEAD|DELETE)\s+(https?:\/\/\S+)$/.exec(trimmed) ?? [];
  return url === undefined ? undefined : { method, url, headers: [], body: undefined };
}

/** curl's options that take a word and that say nothing of the request's signature. */
const TAKE_A_WORD = new Set(
  ('-o --output -w --write-out -m --max-time --connect-timeout -x --proxy --cacert -c --cookie-jar -r --range ' +
    '--retry --retry-delay --limit-rate --resolve --connect-to -E --cert --key -D --dump-header -u --user --aws-sigv4').split(' '),
);
/** Those whose word is sent as a header. */
const HEADERS = new Map([
  ['-A', 'user-agent'], ['--user-agent', 'user-agent'], ['-b', 'cookie'], ['--cookie', 'cookie'], ['-e', 'referer'], ['--referer', 'referer'],
]);

/**
 * @param {string[]} words
 * @returns {ReadRequest | undefined}
 */
function fromCurl(words) {
  /** @type {ReadRequest} */
  const request = { method: undefined, url: '', headers: [], body: undefined };
  let implied;
  for (let index = 1; index < words.length; index += 1) {
    let word = words[index] ?? '';
    let value = words[index + 1] ?? '';
    // -XPUT and --request=PUT hold their value; -sS hold several options, of which the last may take one.
    const [, short, joined] = /^(-[XHTdoFube])(.+)$/.exec(word) ?? [];
    const [, long, equal] = /^(--[a-z0-9-]+)=(.*)$/s.exec(word) ?? [];
    let holds = 1;
    if (short !== undefined) [word, value, holds] = [short, joined ?? '', 0];
    else if (long !== undefined) [word, value, holds] = [long, equal ?? '', 0];
    else if (/^-[a-zA-Z]{2,}$/.test(word)) word = `-${word.at(-1)}`;
    const header = HEADERS.get(word);
    if (word === '-X' || word === '--request') request.method = value.toUpperCase();
    else if (word === '-H' || word === '--header') addHeader(request.headers, value);
    else if (word === '-T' || word === '--upload-file') implied = 'PUT';
    else if (/^(-d|--data(-\w+)?|-F|--form(-string)?|--json)$/.test(word)) {
      implied ??= 'POST';
      request.body = value;
    } else if (word === '--url') request.url = value;
    else if (header !== undefined) request.headers.push([header, value]);
    else if (!TAKE_A_WORD.has(word)) {
      if (word === '-I' || word === '--head') implied = 'HEAD';
      else if (word === '-G' || word === '--get') implied = 'GET';
      else if (!word.startsWith('-') && request.url === '') request.url = word;
      holds = 0;
    }
    index += holds;
  }
  request.method ??= implied ?? 'GET';
  return request.url === '' ? undefined : request;
}

/**
 * @param {string} text
 * @returns {ReadRequest | undefined}
 */
function fromVerbose(text) {
  const lines = text.split(/\r?\n/);
  const start = lines.findLastIndex((line) => /^> [A-Z]+ \S+ HTTP\//.test(line));
  const [, method = 'GET', target = ''] = /^> ([A-Z]+) (\S+)/.exec(lines[start] ?? '') ?? [];
  /** @type {import('./signer.js').Pairs} */
  const headers = [];
  for (const line of lines.slice(start + 1)) {
    if (!/^> \S/.test(line)) break;
    addHeader(headers, line.slice(2));
  }
  const host = headers.find(([name]) => name === 'host')?.[1] ?? '';
  const isPlain = /Connected to \S+ \([^)]*\) port (?!443)\d+/.test(text) && !/SSL|TLS/.test(text);
  const url = /^https?:/i.test(target) ? target : `${isPlain ? 'http' : 'https'}://${host}${target}`;
  return { method, url, headers: headers.filter(([name]) => name !== 'host'), body: undefined };
}

/**
 * @param {import('./signer.js').Pairs} headers
 * @param {string} line
 */
function addHeader(headers, line) {
  const colon = line.indexOf(':');
  if (colon > 0) headers.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]);
}

/**
 * The words of a command line of a POSIX shell, also with $'...' as browsers copy it; or of
 * Windows' cmd, whose escape is ^.
 * @param {string} line
 * @returns {string[]}
 */
function words(line) {
  const text = /\^"|\^\r?\n/.test(line) ? line.replace(/\^\r?\n/g, ' ').replace(/\^(.)/g, '$1') : line;
  /** @type {string[]} */
  const found = [];
  let word;
  const pattern = /\\\r?\n|\s+|\\([^])|\$'((?:\\[^]|[^'\\])*)'|'([^']*)'|"((?:\\[^]|[^"\\])*)"|([^\s\\'"]+|[^])/g;
  for (const match of text.matchAll(pattern)) {
    const [whole, escaped, ansi, single, double, plain] = match;
    if (/^\\\r?\n$/.test(whole)) continue;
    if (/^\s+$/.test(whole)) {
      if (word !== undefined) found.push(word);
      word = undefined;
      continue;
    }
    const part = escaped ?? (ansi === undefined ? undefined : unescaped(ansi)) ?? single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? plain ?? '';
    word = (word ?? '') + part;
  }
  if (word !== undefined) found.push(word);
  return found[0] === '$' || found[0] === '>' ? found.slice(1) : found;
}

/** @param {string} text */
function unescaped(text) {
  const NAMED = /** @type {{ [letter: string]: string }} */ ({ n: '\n', r: '\r', t: '\t' });
  return text.replace(/\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([^])/g, (_, long, short, letter) =>
    letter === undefined ? String.fromCharCode(parseInt(long ?? short, 16)) : (NAMED[letter] ?? letter),
  );
}
