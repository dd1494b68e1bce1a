// Everybody can use it: axe-core finds nothing at any width in any scheme, nothing is wider than the
// screen, and the keyboard alone is enough.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import axe from 'axe-core';
import { EXAMPLE, browser, fillIn, sign } from './browser.mjs';

const open = browser();
/** Where screenshots go: `S3PRESIGN_SCREENSHOTS=folder`. */
const SCREENSHOTS = process.env.S3PRESIGN_SCREENSHOTS;

/** What the page looks like in each of its states. */
const STATES = {
  empty: async () => {},
  wrong: async (page) => {
    await page.locator('#bucket').fill('No bucket/');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
  },
  signed: async (page) => {
    await page.getByLabel('Upload', { exact: true }).check();
    await fillIn(page);
    await page.locator('#parameter-content-type').fill('image/png');
    await page.locator('#parameter-content-length').fill('48213');
    await sign(page);
  },
  form: async (page) => {
    await page.getByLabel('Upload form').check();
    await fillIn(page);
    await sign(page);
    await page.getByRole('tab', { name: 'CORS' }).click();
    await page.locator('#origin').fill('https://app.example.com');
  },
  policy: async (page) => {
    await fillIn(page);
    await sign(page);
    await page.getByRole('tab', { name: 'Policy' }).click();
    await page.getByText('What the link does not show').click();
  },
  code: async (page) => {
    await fillIn(page);
    await sign(page);
    await page.getByRole('tab', { name: 'QR' }).click();
  },
  operation: async (page) => {
    await page.getByLabel('Any operation').check();
    await page.locator('#operation').fill('PutObjectTagging');
    await page.locator('#store').selectOption('r2');
  },
  explained: async (page) => {
    await fillIn(page);
    await sign(page);
    await page.getByRole('textbox', { name: 'Paste anything' }).fill(await page.locator('#signed-url').textContent());
  },
  diagnosed: async (page) => {
    await page.getByLabel('Upload', { exact: true }).check();
    await fillIn(page);
    await page.locator('#parameter-content-type').fill('image/png');
    await sign(page);
    await page.getByText('What was signed').click();
    const canonical = await page.getByLabel('canonical request', { exact: true }).textContent();
    const url = await page.locator('#signed-url').textContent();
    const seen = canonical.replace('image/png', 'image/jpeg').replaceAll('&', '&amp;');
    const answer = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message><CanonicalRequest>${seen}</CanonicalRequest></Error>`;
    await page.getByRole('textbox', { name: 'Paste anything' }).fill(`${answer}\ncurl -X PUT -H 'content-type: image/png' '${url}'`);
  },
};

/** What is looked at everywhere; the other states at the narrowest and the widest, once in each scheme. */
const EVERYWHERE = ['signed', 'explained', 'diagnosed'];

for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 768, 1280]) {
    test(`axe-core finds nothing, ${width} pixels, ${colorScheme}`, async () => {
      const all = SCREENSHOTS !== undefined || `${width} ${colorScheme}` === '320 light' || `${width} ${colorScheme}` === '1280 dark';
      for (const [name, reach] of Object.entries(STATES)) {
        if (!all && !EVERYWHERE.includes(name)) continue;
        await open(async (page) => {
          await reach(page);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${name} is ${wide} pixels wider than the screen`);
          // The policy lets no script in that the page does not hold, so axe comes by the debugger.
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary}`).join('\n')}`);
          assert.deepEqual(found, [], `${name}, ${width}, ${colorScheme}`);
          if (SCREENSHOTS !== undefined) {
            mkdirSync(SCREENSHOTS, { recursive: true });
            await page.mouse.move(0, 0);
            await page.waitForTimeout(400);
            await page.screenshot({ path: join(SCREENSHOTS, `${name}-${width}-${colorScheme}.png`), fullPage: width < 1000 });
          }
        }, { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
      }
    });
  }
}

test('the keyboard alone signs, copies and goes to the other sections', async () => {
  await open(async (page) => {
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    /** Tabs on until a field has the focus; each stop on the way must be visible. */
    const reach = async (selector) => {
      for (let step = 0; step < 60; step += 1) {
        await press('Tab');
        if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
      }
      assert.fail(`${selector} is not reached by Tab`);
    };
    await press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the box that takes anything');
    await press('Enter');
    await page.locator('#anything').focus();
    await page.keyboard.type('s3://photos/a.png');
    await reach('[role=tab]');
    await reach('[name=task]');
    await press('ArrowRight');
    assert.ok(await page.getByLabel('Upload', { exact: true }).isChecked());
    await reach('#region');
    await page.keyboard.type('eu-north-1');
    await reach('#access-key-id');
    await page.keyboard.type(EXAMPLE.id);
    await reach('#secret-access-key');
    await page.keyboard.type(EXAMPLE.secret);
    await press('Enter');
    await page.getByRole('heading', { name: 'A signed PutObject' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'A signed PutObject');
    await reach('.copy');
    await press('Enter');
    await page.getByText(/^(Copied|Press Ctrl\+C)$/).waitFor();
    await reach('.tabs.forms [role=tab]');
    await press('ArrowRight', 'ArrowRight');
    assert.match(await page.locator('.forms-of-result pre').textContent(), /^await fetch/);
    await page.locator('#tab-sign').focus();
    await press('End');
    assert.ok(await page.locator('#answer').isVisible());
    await press('Home');
    assert.ok(await page.locator('#bucket').isVisible());
  });
});
