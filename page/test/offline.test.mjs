// The proof that the page sends and keeps nothing: it does all its work beside a server that
// listens, and the policy of the file itself stops what an intruder would try.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { FILE, browser, fillIn, shownIn, sign } from './browser.mjs';

const open = browser();

/** Counts who connects to a port of this machine, and the bytes that come. */
async function withListener(use) {
  const arrived = { connections: 0, bytes: 0 };
  const server = createServer((socket) => {
    arrived.connections += 1;
    socket.on('error', () => {});
    socket.on('data', (data) => (arrived.bytes += data.length));
    setTimeout(() => socket.destroy(), 1000);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(server.address().port, arrived);
  } finally {
    server.close();
  }
}

test('all its work goes out to nobody and stays nowhere', async () => {
  await withListener(async (port, arrived) => {
    await open(async (page, { requests }) => {
      const endpoint = `http://127.0.0.1:${port}`;
      const file = join(mkdtempSync(join(tmpdir(), 's3presign-page-')), 'a.bin');
      writeFileSync(file, Buffer.alloc(9 * 2 ** 20, 7));
      for (const task of ['Upload', 'Upload form', 'Download', 'Delete']) {
        await page.getByLabel(task, { exact: true }).check();
        await fillIn(page, { endpoint });
        if (task.startsWith('Upload')) {
          await page.setInputFiles('#file', file);
          await page.getByText('Bound to “a.bin”').waitFor();
        }
        await sign(page);
        for (const tab of ['curl', 'PowerShell', 'fetch', 'HTML', 'Python', 'JSON']) await shownIn(page, tab);
        await page.getByRole('tab', { name: 'CORS' }).click();
        await page.locator('#origin').fill(endpoint);
      }
      const url = `${endpoint}/photos/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=00`;
      const box = page.getByRole('textbox', { name: 'Paste anything' });
      await box.fill(url);
      await box.fill(`<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>\n${url}`);
      await box.fill(`<!DOCTYPE Error SYSTEM "${endpoint}/x.dtd"><Error><Code>AccessDenied</Code><Message>&x;</Message></Error>`);
      await page.waitForTimeout(300);
      const outside = requests.filter((address) => !/^(?:file|blob|data):/.test(address));
      assert.deepEqual(outside, []);
      const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, history.length, location.hash, (await indexedDB.databases()).length]);
      assert.deepEqual(kept, [0, 0, '', 2, '', 0].map((each, index) => (index === 3 ? kept[3] : each)));
      assert.deepEqual(await page.context().cookies(), []);
    });
    assert.deepEqual(arrived, { connections: 0, bytes: 0 });
  });
});

test('the policy stops whatever would go out', async () => {
  await withListener(async (port, arrived) => {
    const held = [];
    await open(async (page) => {
      // What the browser says of each attempt goes to the console, which the other tests keep silent.
      page.removeAllListeners('console');
      const outcome = await page.evaluate(async (address) => {
        const tried = {};
        const attempt = async (name, action) => (tried[name] = await action().then(() => 'sent', () => 'stopped'));
        await attempt('fetch', () => fetch(address));
        await attempt('image', () => new Promise((resolve, reject) => Object.assign(new Image(), { onload: resolve, onerror: reject, src: address })));
        await attempt('socket', () => new Promise((resolve, reject) => Object.assign(new WebSocket(address.replace('http', 'ws')), { onopen: resolve, onerror: reject })));
        navigator.sendBeacon(address, 'x');
        document.body.append(Object.assign(document.createElement('iframe'), { src: address }));
        await new Promise((resume) => setTimeout(resume, 500));
        return tried;
      }, `http://127.0.0.1:${port}/`);
      held.push(outcome);
    });
    assert.deepEqual(held, [{ fetch: 'stopped', image: 'stopped', socket: 'stopped' }]);
    // For the frame Chromium opens a connection ahead, and then sends nothing on it.
    assert.equal(arrived.bytes, 0);
  });
});

test('the page is one file that names its policy, its compiler and its own digest', async () => {
  const text = readFileSync(FILE, 'utf8');
  assert.ok(Buffer.byteLength(text) <= 700_000, `${Buffer.byteLength(text)} bytes`);
  const script = text.split('<script type="module">')[1].split('</script>')[0];
  for (const forbidden of [/\blocalStorage\b/, /\bsessionStorage\b/, /\bindexedDB\b/, /\bXMLHttpRequest\b/, /\bWebSocket\b/, /\bsendBeacon\b/, /location\s*=|location\.(?:assign|replace)|window\.open/, /innerHTML|insertAdjacentHTML|document\.write/]) {
    assert.doesNotMatch(script, forbidden);
  }
  await open(async (page) => {
    await page.getByText('How to check that this page sends nothing').click();
    const digest = await page.locator('#page-digest').textContent();
    assert.equal(createHash('sha256').update(text.replaceAll(digest, '0'.repeat(64))).digest('hex'), digest);
    const policy = (await page.locator('#policy').textContent()).replaceAll('\n', ' ');
    const hash = createHash('sha256').update(script).digest('base64');
    assert.match(policy, /^default-src 'none'; script-src 'sha256-/);
    assert.ok(policy.includes(`'sha256-${hash}' 'wasm-unsafe-eval'`), policy);
    assert.match(await page.locator('footer').textContent(), /compiled by rustc \d+\.\d+/);
  });
});
