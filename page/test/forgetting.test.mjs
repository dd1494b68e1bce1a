// What the page knows of a person it forgets: by itself after a while, when it is left, and when told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLE, browser, fillIn, sign } from './browser.mjs';

const open = browser();
const SECRETS = ['#access-key-id', '#secret-access-key', '#session-token', '#credentials', '#anything'];

/** What stands in the fields that hold credentials. */
function held(page) {
  return Promise.all(SECRETS.map((field) => page.locator(field).inputValue()));
}

/** Sees that neither fields nor text know the credentials or what was signed with them. */
async function assertForgotten(page) {
  assert.deepEqual(await held(page), ['', '', '', '', '']);
  const text = await page.locator('body').innerText();
  for (const known of [EXAMPLE.id, EXAMPLE.secret, 'X-Amz-Signature=']) assert.ok(!text.includes(known), known);
  assert.equal(await page.getByRole('heading', { name: /^A signed/ }).count(), 0);
}

test('ten minutes after the last word it forgets, and not before', async () => {
  await open(async (page) => {
    await page.clock.install();
    await fillIn(page);
    await page.locator('#session-token').fill('a token of ten minutes');
    await sign(page);
    await page.clock.runFor('09:00');
    await page.locator('#key').fill('2026/another.png');
    await page.clock.runFor('09:59');
    assert.equal(await page.locator('#secret-access-key').inputValue(), EXAMPLE.secret);
    await page.clock.runFor('00:02');
    await page.getByText('Forgotten after 10 minutes.').waitFor();
    await assertForgotten(page);
    assert.equal(await page.locator('#key').inputValue(), '2026/another.png', 'what is not secret stays');
  });
});

test('who leaves and comes back finds no credentials', async () => {
  await open(async (page) => {
    await fillIn(page);
    await sign(page);
    await page.goto('about:blank');
    await page.goBack();
    await page.waitForSelector('body[data-ready]');
    await assertForgotten(page);
  });
});

test('a page that the browser keeps for the way back holds nothing', async () => {
  await open(async (page) => {
    await fillIn(page);
    await sign(page);
    // What a browser says before it puts a page aside; one that is driven puts none aside.
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await assertForgotten(page);
  });
});

test('who asks it to forget is obeyed at once', async () => {
  await open(async (page) => {
    await fillIn(page);
    await sign(page);
    await page.getByRole('button', { name: 'Forget credentials and results' }).click();
    await page.getByText('Forgotten: credentials, file and results.').waitFor();
    await assertForgotten(page);
  });
});
