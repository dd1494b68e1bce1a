// A file dropped by the mouse, as a person drags it out of a folder: on the place for it, and beside.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { browser } from './browser.mjs';

const open = browser();
const FILE = join(mkdtempSync(join(tmpdir(), 's3presign-page-')), 'dropped.txt');
const CONTENT = 'dropped by the mouse\n';
writeFileSync(FILE, CONTENT);

/** Carries the file over a place and lets it go there. `over` is called while it hovers. */
async function drop(page, place, over = async () => {}) {
  await page.locator(place).scrollIntoViewIfNeeded();
  const { x, y, width, height } = await page.locator(place).boundingBox();
  const at = { x: x + width / 2, y: y + height / 2, data: { items: [], files: [FILE], dragOperationsMask: 1 } };
  const mouse = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver']) await mouse.send('Input.dispatchDragEvent', { type, ...at });
  await over();
  await mouse.send('Input.dispatchDragEvent', { type: 'drop', ...at });
}

test('a file that is dropped on its place is bound', async () => {
  await open(async (page) => {
    await page.getByLabel('Upload', { exact: true }).check();
    await drop(page, '#drop', async () => assert.match(await page.locator('#drop').getAttribute('class'), /\bover\b/));
    await page.getByText('Bound to “dropped.txt”').waitFor();
    assert.doesNotMatch((await page.locator('#drop').getAttribute('class')) ?? '', /\bover\b/);
    assert.equal(await page.locator('#parameter-content-length').inputValue(), String(CONTENT.length));
    assert.equal(await page.locator('#parameter-checksum-sha256').inputValue(), createHash('sha256').update(CONTENT).digest('base64'));
  });
});

test('a file that is dropped beside it neither is bound nor replaces the page', async () => {
  await open(async (page) => {
    await page.getByLabel('Upload', { exact: true }).check();
    // Whether the browser is kept from opening the file in the place of the page.
    const prevented = page.evaluate(() => new Promise((resolve) => addEventListener('drop', (event) => resolve(event.defaultPrevented))));
    await drop(page, 'footer');
    assert.equal(await prevented, true);
    assert.equal(await page.getByText('Bound to').count(), 0);
    assert.equal(await page.locator('#parameter-checksum-sha256').inputValue(), '');
  });
});
