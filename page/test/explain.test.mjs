// Explaining the URLs of other signers, as they made them: bucket, key and end are told as the
// signer was asked for them.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { browser } from './browser.mjs';

const open = browser();
const VECTORS = process.env.S3PRESIGN_SHARED_VECTORS ?? fileURLToPath(new URL('../../../shared/vectors', import.meta.url));
const FOLDERS = ['golden', 'golden-dotnet'];
/** Of each signer, spread over its cases. */
const OF_EACH = 12;

function goldenFiles() {
  return FOLDERS.flatMap((folder) => readdirSync(join(VECTORS, folder)).map((name) => join(VECTORS, folder, name)));
}

test('each signer’s URLs are explained', async () => {
  let signers = 0;
  await open(async (page) => {
    for (const file of goldenFiles()) {
      const cases = JSON.parse(readFileSync(file, 'utf8')).filter(({ expected }) => expected?.url?.includes('?') && /X-Amz-Signature/i.test(expected.url));
      const step = Math.max(1, Math.floor(cases.length / OF_EACH));
      const chosen = cases.filter((_, index) => index % step === 0);
      if (chosen.length === 0) continue;
      signers += 1;
      const told = await page.evaluate((urls) => {
        const area = document.getElementById('explain-url');
        const rows = () => Object.fromEntries([...document.querySelectorAll('#explain-result table tr')].map((row) => [row.cells[0].textContent, row.cells[1].textContent]));
        return urls.map((url) => {
          area.value = url;
          area.dispatchEvent(new Event('input', { bubbles: true }));
          return { rows: rows(), error: document.getElementById('explain-error').textContent, state: document.querySelector('.state')?.textContent, text: document.querySelector('.url-in-colours').textContent };
        });
      }, chosen.map(({ expected }) => expected.url));
      told.forEach(({ rows, error, state }, index) => {
        const { id, input, expected } = chosen[index];
        assert.equal(error, '', id);
        const [, scheme, host] = /^(https?):\/\/([^/?#]*)/i.exec(expected.url);
        const usual = { http: /:80$/, https: /:443$/ }[scheme.toLowerCase()];
        assert.equal(rows['Host'].replace(usual, ''), host.toLowerCase().replace(usual, ''), id);
        const bucket = input.bucket ?? '';
        if (rows['Key'] !== undefined && typeof input.key === 'string' && !bucket.startsWith('arn:') && !/[\0\r\n]|\/\/|\.\//.test(input.key) && id.includes('/key-')) {
          assert.ok(rows['Key'].endsWith(input.key) || input.key.endsWith(rows['Key']), `${id}: ${rows['Key']}`);
        }
        assert.match(state, /^(Ended|Works|Starts)/, id);
      });
    }
  });
  assert.ok(signers >= 20, `${signers} signers`);
});

test('a URL is taken apart in colours, and its secrets are not in the copy for a ticket', async () => {
  await open(async (page) => {
    const secret = `${'5'.repeat(63)}a`;
    const url = `https://photos.s3.eu-west-1.amazonaws.com/2026/a%20b.png?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Security-Token=hush-hush&X-Amz-Signature=${secret}`;
    await page.getByRole('textbox', { name: 'Paste anything' }).fill(url);
    const shown = await page.locator('#explain').textContent();
    assert.ok(!shown.includes(secret) && !shown.includes('hush-hush'), shown);
    assert.match(shown, /\/2026\/a b\.png/);
    assert.match(await page.locator('.state').textContent(), /^Ended \d+ d/);
    assert.ok(!(await page.title()).includes('photos'));
    await page.getByLabel('Method').selectOption('PUT');
    await page.getByRole('heading', { name: 'PutObject' }).waitFor();
  });
});

test('what cannot be decoded is marked, and the rest is decoded', async () => {
  await open(async (page) => {
    await page.getByRole('textbox', { name: 'Paste anything' }).fill('https://photos.example.com/a%20b%FF%zz?X-Amz-Signature=1&x=%41%E4');
    const rows = await page.locator('#explain-parts td').allTextContents();
    assert.ok(rows.some((row) => row.includes('a b%FF%zz') && row.includes('not valid percent-encoding')), rows.join('\n'));
    assert.ok(rows.some((row) => row.includes('A%E4')), rows.join('\n'));
    assert.notEqual(await page.locator('#explain-error').textContent(), '');
  });
});
