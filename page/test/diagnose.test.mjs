// Diagnosing refusals in S3's own words ("Error responses", S3 API reference), with the request as
// people have it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, fillIn, shownIn, sign } from './browser.mjs';

const open = browser();

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
function refusal(code, message, more = {}) {
  const elements = Object.entries({ Code: code, Message: message, ...more, RequestId: '4442587FB7D0A2F9' });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${elements.map(([name, text]) => `<${name}>${escape(text)}</${name}>`).join('')}</Error>`;
}
const MISMATCH = 'The request signature we calculated does not match the signature you provided. Check your key and signing method.';

test('the store saw another content type: both sides stand beside each other', async () => {
  await open(async (page) => {
    await page.getByLabel('Upload', { exact: true }).check();
    await fillIn(page);
    await page.locator('#parameter-content-type').fill('image/png');
    await sign(page);
    const line = await shownIn(page, 'curl');
    await page.getByText('What was signed').click();
    const canonical = await page.getByLabel('canonical request', { exact: true }).textContent();
    const seen = canonical.replace('content-type:image/png', 'content-type:image/jpeg; charset=x');
    const box = page.getByRole('textbox', { name: 'Paste anything' });
    await box.fill(`${refusal('SignatureDoesNotMatch', MISMATCH, { CanonicalRequest: seen })}\n${line}`);
    const findings = await page.locator('.findings li').allTextContents();
    assert.match(findings[0], /image\/jpeg.*image\/png/);
    assert.deepEqual(await page.locator('.sides mark').allTextContents(), ['p', 'j']);
    assert.match(await page.locator('.sides h3').first().textContent(), /differ from byte \d+ on, in line \d+/);
  });
});

test('both sides are the same: the secret is another one', async () => {
  await open(async (page) => {
    await fillIn(page);
    await sign(page);
    const url = await page.locator('#signed-url').textContent();
    await page.getByText('What was signed').click();
    const [CanonicalRequest, StringToSign] = await Promise.all(['canonical request', 'string to sign'].map((name) => page.getByLabel(name, { exact: true }).textContent()));
    await page.getByRole('tab', { name: 'Diagnose' }).click();
    await page.locator('#answer').fill(refusal('SignatureDoesNotMatch', MISMATCH, { CanonicalRequest, StringToSign }));
    await page.locator('#request').fill(url);
    assert.match(await page.locator('.findings li').first().textContent(), /secret/i);
    assert.match(await page.locator('.sides').first().textContent(), /Both sides have the same bytes/);
  });
});

test('refusals of S3 are explained from the answer alone', async () => {
  const cases = [
    [refusal('AccessDenied', 'Request has expired', { 'X-Amz-Expires': '900', Expires: '2026-01-02T03:19:05Z', ServerTime: '2026-01-02T04:00:00Z' }), /expired/],
    [refusal('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', { AWSAccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }), /access key/i],
    [refusal('ExpiredToken', 'The provided token has expired.'), /token|credentials/i],
    [refusal('AccessDenied', 'There were headers present in the request which were not signed', { HeadersNotSigned: 'x-amz-acl' }), /not|signed/],
    [refusal('NoSuchKey', 'The specified key does not exist.', { Key: 'a' }), /key|object/i],
    [refusal('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size'), /large|size|bytes/i],
  ];
  await open(async (page) => {
    for (const [answer, expected] of cases) {
      await page.getByRole('textbox', { name: 'Paste anything' }).fill(answer);
      assert.match(await page.locator('.findings li').first().textContent(), expected, answer);
    }
  });
});

test('a request is read from a URL, from curl in any shell, from curl -v and from a browser', async () => {
  const url = 'https://photos.s3.eu-west-1.amazonaws.com/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Signature=00';
  const target = url.replace('https://photos.s3.eu-west-1.amazonaws.com', '');
  const cases = [
    [url, 'PUT'],
    [`PUT ${url}`, 'PUT'],
    [`curl -sS -XPUT -H 'Content-Type: image/png' --data-binary @- '${url}'`, 'PUT, with 1 header'],
    [`$ curl -T file \\\n  --header "content-type: image/png" \\\n  "${url}"`, 'PUT, with 1 header'],
    [`curl $'${url}' -X 'PUT' -H $'content-type: image/\\u0070ng' --compressed`, 'PUT, with 1 header'],
    [`curl ^"${url.replaceAll('&', '^&').replaceAll('%', '^%')}^" ^\n  -X ^"PUT^" ^\n  -H ^"content-type: image/png^"`, 'PUT, with 1 header'],
    [`*   Trying 1.2.3.4:443...\n> PUT ${target} HTTP/1.1\n> Host: photos.s3.eu-west-1.amazonaws.com\n> Content-Type: image/png\n> Accept: */*\n>\n< HTTP/1.1 403 Forbidden`, 'PUT, with 2 headers'],
  ];
  await open(async (page) => {
    await page.getByRole('tab', { name: 'Diagnose' }).click();
    await page.locator('#answer').fill(refusal('AccessDenied', 'Access Denied'));
    for (const [text, expected] of cases) {
      await page.locator('#request').fill(text);
      assert.equal(await page.locator('#request-error').textContent(), '', text);
      assert.match(await page.locator('#request-hint').textContent(), new RegExp(`Read as ${expected}`), text);
    }
    await page.locator('#request').fill('it does not work');
    assert.match(await page.locator('#request-error').textContent(), /not a URL/);
  });
});
