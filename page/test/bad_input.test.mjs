// What people type, paste and drop that is wrong or too much: it is said at once, in words, beside
// the field; and nothing secret is in it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { EXAMPLE, browser, fillIn, sign } from './browser.mjs';

const open = browser();
const FOLDER = mkdtempSync(join(tmpdir(), 's3presign-page-'));
after(() => rmSync(FOLDER, { recursive: true }));

/** Puts a long text into a field as a paste does, and not by a key stroke a line. */
function paste(page, selector, text) {
  return page.locator(selector).evaluate((field, pasted) => {
    field.value = pasted;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
}

test('each wrong field says what is wrong with it, as it is typed', async () => {
  const cases = [
    ['#bucket', 'no bucket/', /bucket/],
    ['#region', 'eu west', /region/],
    ['#access-key-id', 'AKIA\tEXAMPLE', /accessKeyId/],
    ['#credentials-end', 'tomorrow', /instant|timestamp|time|RFC/],
    ['#credentials-end', '2001-01-01T00:00:00Z', /credentials/],
  ];
  await open(async (page) => {
    for (const [field, text, expected] of cases) {
      await page.locator(field).fill(text);
      const said = await page.locator(`${field}-error`).textContent();
      assert.match(said, expected, `${field} ${text}`);
      assert.equal(await page.locator(field).getAttribute('aria-invalid'), 'true');
      await page.locator(field).fill('');
      assert.equal(await page.locator(`${field}-error`).textContent(), '');
    }
    await page.locator('#store').selectOption('other');
    await page.locator('#endpoint').fill('ftp://example.com');
    assert.notEqual(await page.locator('#endpoint-error').textContent(), '');
    await page.getByLabel('Upload', { exact: true }).check();
    for (const [name, text] of [['content-length', 'many'], ['checksum-sha256', 'abc'], ['content-type', 'a\u0001b']]) {
      await page.locator(`#parameter-${name}`).fill(text);
      assert.notEqual(await page.locator(`#parameter-${name}-error`).textContent(), '', name);
    }
    await page.getByLabel('Any operation').check();
    await page.locator('#operation').fill('GetObjekt');
    assert.match(await page.locator('#operation-error').textContent(), /GetObject/);
  });
});

test('Sign says what is missing, with links to the fields', async () => {
  await open(async (page) => {
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'Not signed yet' });
    assert.deepEqual(await summary.locator('a').allTextContents(), ['Bucket is missing.', 'Key is missing.', 'Access key ID is missing.', 'Secret access key is missing.', 'Region is missing.']);
    await summary.getByText('Secret access key is missing.').click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'secret-access-key');
    assert.ok(!page.url().includes('#'), page.url());
  });
});

test('a pasted secret shows nowhere', async () => {
  await open(async (page) => {
    await fillIn(page, { bucket: 'no bucket' });
    await page.locator('#session-token').fill('hush-token');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.locator('#credentials').fill(`nothing known, and a secret ${EXAMPLE.secret}`);
    await page.getByRole('textbox', { name: 'Paste anything' }).fill(`aws_secret_access_key = ${EXAMPLE.secret}`);
    const shown = (await page.locator('body').innerText()) + (await page.title()) + page.url();
    assert.ok(!shown.includes(EXAMPLE.secret) && !shown.includes('hush-token'), shown);
    await page.getByRole('button', { name: 'Forget' }).click();
    const left = await page.evaluate(() => [...document.querySelectorAll('input, textarea')].map((field) => field.value).join('\n'));
    assert.ok(!left.includes(EXAMPLE.secret) && !left.includes('hush-token') && !left.includes(EXAMPLE.id), left);
  });
});

/** Generous, since other tests may have the machine: it is a second or so, and must not grow with the square. */
const PATIENCE = 20_000;

test('a URL of 64 kB and an answer of 256 kB are read while one waits', async () => {
  await open(async (page) => {
    const base = 'https://photos.s3.eu-west-1.amazonaws.com/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=00';
    for (const url of [`${base}&x-amz-meta-a=${'%41'.repeat(21000)}`, base + '&a=b'.repeat(16000)]) {
      const began = Date.now();
      await paste(page, '#anything', url);
      await page.locator('#explain-parts table').waitFor();
      assert.ok(Date.now() - began < PATIENCE, `${Date.now() - began} ms`);
    }
    const answers = [
      `<Error><Code>AccessDenied</Code><Message>${'x'.repeat(256 * 1024)}</Message></Error>`,
      `<Error><Code>SignatureDoesNotMatch</Code><Message>m</Message><CanonicalRequest>${'GET\n'.repeat(64 * 1024)}</CanonicalRequest></Error>`,
      `<Error>${'<a>'.repeat(64 * 1024)}`,
      `<html>${'&lt;'.repeat(64 * 1024)}</html>`,
    ];
    await page.getByRole('tab', { name: 'Diagnose' }).click();
    for (const answer of answers) {
      const began = Date.now();
      await paste(page, '#answer', answer);
      await paste(page, '#request', base);
      assert.ok((await page.locator('#diagnose-result').innerText()) !== '' || (await page.locator('#answer-error').textContent()) !== '');
      assert.ok(Date.now() - began < PATIENCE, `${Date.now() - began} ms for ${answer.slice(0, 40)}`);
      await page.locator('#request').fill('');
    }
  });
});

test('100,000 keys become a CSV, and the page stays alive meanwhile', { timeout: 120_000 }, async () => {
  const keys = Array.from({ length: 100_000 }, (_, index) => `2026/${index},"quoted".png`);
  keys[500] = '';
  keys[501] = 'k'.repeat(1025);
  await open(async (page) => {
    await fillIn(page);
    await sign(page);
    await page.getByRole('tab', { name: 'Many' }).click();
    const list = join(FOLDER, 'keys.txt');
    writeFileSync(list, keys.join('\n'));
    await page.setInputFiles('#many-file', list);
    await page.getByText('99999 keys are ready to be signed.').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 100_000 }), page.locator('#many-now').click()]);
    await page.getByText('99998 keys signed, saved as urls.csv. 1 were refused').waitFor();
    const lines = readFileSync(await download.path(), 'utf8').trimEnd().split('\r\n');
    assert.equal(lines.length, 100_000);
    assert.equal(lines[0], 'key,url,expires_at,error');
    assert.match(lines[1], /^"2026\/0,""quoted""\.png",https:\/\/photos\.s3\.eu-north-1\.amazonaws\.com\/2026\/0%2C%22quoted%22\.png\?X-Amz-/);
    assert.match(lines[501], /^k+,,,/);
  });
});

test('a file without bytes is bound, and one that cannot be read is said to be', async () => {
  await open(async (page) => {
    await page.getByLabel('Upload', { exact: true }).check();
    const empty = join(FOLDER, 'empty');
    writeFileSync(empty, '');
    await page.setInputFiles('#file', empty);
    await page.getByText('Bound to “empty”: 0 bytes.').waitFor();
    assert.equal(await page.locator('#parameter-content-length').inputValue(), '0');
    assert.equal(await page.locator('#parameter-checksum-sha256').inputValue(), '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
    const gone = join(FOLDER, 'gone.bin');
    writeFileSync(gone, Buffer.alloc(64 * 2 ** 20));
    const drop = await page.evaluateHandle(() => document.getElementById('file'));
    await page.evaluate((input) => input.addEventListener('change', (event) => !input.dataset.passed && event.stopImmediatePropagation(), true), drop);
    await page.setInputFiles('#file', gone);
    unlinkSync(gone);
    await page.evaluate((input) => {
      input.dataset.passed = 'true';
      input.dispatchEvent(new Event('change'));
    }, drop);
    await page.getByText('“gone.bin” cannot be read').waitFor();
    assert.equal(await page.locator('#parameter-content-length').inputValue(), '', 'nothing of the file before is left');
  });
});

test('2 GB are read in constant memory, with progress, and can be cancelled', { timeout: 180_000 }, async () => {
  const large = join(FOLDER, 'large.bin');
  writeFileSync(large, '');
  truncateSync(large, 2 * 10 ** 9);
  await open(async (page) => {
    await page.getByLabel('Upload', { exact: true }).check();
    await page.setInputFiles('#file', large);
    await page.locator('#file-read', { hasText: /[1-9].* of 2\.0 GB/ }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Stopped. Nothing is bound to a file.').waitFor();
    await page.setInputFiles('#file', large);
    let most = 0;
    const bound = page.getByText('Bound to “large.bin”: 2.0 GB').waitFor({ timeout: 150_000 });
    const watch = setInterval(() => (most = Math.max(most, memoryOfBrowser())), 500);
    const before = memoryOfBrowser();
    await bound;
    clearInterval(watch);
    const expected = execFileSync('sha256sum', [large], { encoding: 'utf8' }).slice(0, 64);
    assert.equal(Buffer.from(await page.locator('#parameter-checksum-sha256').inputValue(), 'base64').toString('hex'), expected);
    assert.ok(most - before < 300, `${before} MB before, ${most} MB at most`);
  });
});

/** What the processes of the browser that this process started hold in memory, in MB. */
function memoryOfBrowser() {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const mine = new Set([process.pid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of rows) if (mine.has(parent) && !mine.has(pid)) grown = Boolean(mine.add(pid));
  }
  return Math.round(rows.filter(([pid]) => mine.has(pid) && pid !== process.pid).reduce((sum, [, , size]) => sum + size, 0) / 1024);
}
