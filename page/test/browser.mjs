// Debian's Chromium, driven as a person does: opens the page from file://, and notes whatever the
// console says and whatever goes out.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = new URL('../../', import.meta.url);
export const FILE = process.env.S3PRESIGN_PAGE ?? fileURLToPath(new URL('build/page/s3presign.html', ROOT));

/** Credentials of a person, as AWS's own documentation has them. */
export const EXAMPLE = {
  id: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/** A browser for the tests of a file. */
export function browser() {
  const held = { browser: undefined };
  before(async () => {
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    held.browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
  });
  after(() => held.browser?.close());

  /**
   * Opens the page, hands it to `use`, and sees that the console stayed silent.
   * @param {(page: import('playwright-core').Page, noted: { requests: string[] }) => Promise<void>} use
   */
  return async (use, options = {}) => {
    const context = await held.browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
    const page = await context.newPage();
    const said = [];
    const requests = [];
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(error.stack ?? error.message));
    page.on('request', (request) => requests.push(request.url()));
    try {
      await page.goto(pathToFileURL(FILE).href);
      await page.waitForSelector('body[data-ready]');
      await use(page, { requests });
      assert.deepEqual(said, []);
    } finally {
      await context.close();
    }
  };
}

/** Fills in what every signature needs. */
export async function fillIn(page, { endpoint, region = 'eu-north-1', bucket = 'photos', key = '2026/logo.png', id = EXAMPLE.id, secret = EXAMPLE.secret } = {}) {
  if (endpoint !== undefined) {
    await page.locator('#store').selectOption({ label: 'Another store' });
    await page.locator('#endpoint').fill(endpoint);
  }
  await page.locator('#region').fill(region);
  await page.locator('#bucket').fill(bucket);
  await page.locator('#key').fill(key);
  await page.locator('#access-key-id').fill(id);
  await page.locator('#secret-access-key').fill(secret);
}

/** Presses Sign, and waits for what was signed. */
export async function sign(page) {
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByRole('heading', { name: /^A (signed|plain) / }).waitFor();
}

/** What a tab of the result shows. */
export async function shownIn(page, tab) {
  await page.getByRole('tab', { name: tab, exact: true }).click();
  return page.locator('.forms-of-result pre').first().textContent();
}
