// Diagnosing refusals in S3's own words ("Error responses", S3 API reference), with the request as
// people have it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLE, browser, fillIn, shownIn, sign } from './browser.mjs';

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

/** A signed download, and the section that diagnoses. */
async function signedUrl(page) {
  await fillIn(page);
  await sign(page);
  const url = await page.locator('#signed-url').textContent();
  await page.getByRole('tab', { name: 'Diagnose' }).click();
  return url;
}

/** The findings under each heading. */
async function groups(page, within) {
  const shown = page.locator(`${within} ol.findings`);
  const all = await shown.evaluateAll((lists) => lists.map((list) => [list.getAttribute('aria-label'), [...list.children].map((item) => item.textContent)]));
  return Object.fromEntries(all);
}

test('findings stand under how sure they are', async () => {
  await open(async (page) => {
    const url = await signedUrl(page);
    await page.locator('#answer').fill(refusal('SignatureDoesNotMatch', MISMATCH));
    await page.locator('#request').fill(url);
    const told = await groups(page, '#diagnose-result');
    assert.equal(told['Shown findings'], undefined);
    assert.ok(told['Likely findings'] ?? told['Possible findings']);
    await page.locator('#request').fill('');
    await page.locator('#answer').fill(refusal('AccessDenied', 'Request has expired', { Expires: '2026-01-02T03:19:05Z', ServerTime: '2026-01-02T04:00:00Z' }));
    assert.match((await groups(page, '#diagnose-result'))['Shown findings'][0], /expired/);
  });
});

test('a secret proves what was signed, with an answer and without', async () => {
  await open(async (page) => {
    const url = await signedUrl(page);
    await page.locator('#request').fill(url.replace('logo.png?', 'logo.png/?'));
    await page.locator('#diagnose-access-key-id').fill(EXAMPLE.id);
    await page.locator('#diagnose-secret-access-key').fill(EXAMPLE.secret);
    const proved = await groups(page, '#diagnose-result');
    assert.deepEqual(Object.keys(proved), ['Shown findings']);
    assert.match(proved['Shown findings'][0], /without the slash at its end/);
    await page.locator('#answer').fill(refusal('SignatureDoesNotMatch', MISMATCH));
    assert.deepEqual(await groups(page, '#diagnose-result'), proved);
    await page.locator('#diagnose-secret-access-key').fill('another');
    const another = await groups(page, '#diagnose-result');
    assert.match(another['Shown findings'][0], /with this secret none of \d+ hypotheses/i);
    assert.match(another['Likely findings'][0], /another secret signed/i);
    await page.locator('#diagnose-secret-access-key').fill('stray ');
    assert.match(await page.locator('#diagnose-secret-access-key-error').textContent(), /white space/);
    await page.locator('#diagnose-forget').click();
    assert.equal(await page.locator('#diagnose-secret-access-key').inputValue(), '');
    assert.equal((await groups(page, '#diagnose-result'))['Shown findings'], undefined);
  });
});

test('a secret is tried for its own access key alone, and it is said whose the URL is', async () => {
  await open(async (page) => {
    const url = await signedUrl(page);
    await page.locator('#request').fill(url);
    await page.locator('#diagnose-credentials').fill(`aws_access_key_id = AKIAOTHER\naws_secret_access_key = ${EXAMPLE.secret}`);
    assert.equal(await page.locator('#diagnose-credentials').inputValue(), '');
    const [told] = (await groups(page, '#diagnose-result'))['Shown findings'];
    assert.match(told, /nothing was tried/i);
    assert.ok(told.includes(EXAMPLE.id), told);
  });
});

test('a host that cannot be guessed is typed, and tried', async () => {
  await open(async (page) => {
    const url = await signedUrl(page);
    const { host } = new URL(url);
    const elsewhere = url.replace(host, 'files.example.com');
    await page.locator('#request').fill(elsewhere);
    await page.locator('#diagnose-access-key-id').fill(EXAMPLE.id);
    await page.locator('#diagnose-secret-access-key').fill(EXAMPLE.secret);
    const told = await groups(page, '#diagnose-result');
    assert.match(told['Likely findings'].join('\n'), /another host than "files.example.com"/);
    await page.locator('#request').fill(`curl -H 'Host: ${host}' '${elsewhere}'`);
    const proved = await groups(page, '#diagnose-result');
    assert.deepEqual(Object.keys(proved), ['Shown findings']);
    assert.ok(proved['Shown findings'][0].includes(`signed for the host "${host}"`), proved['Shown findings'][0]);
  });
});

test('a request without a signature is taken, and a refusal pasted after it', async () => {
  await open(async (page) => {
    const box = page.getByRole('textbox', { name: 'Paste anything' });
    const said = page.locator('#anything-answer');
    for (const unsigned of ['curl -X PUT http://localhost:9311/a', 'https://photos.s3.amazonaws.com/a.png']) {
      await box.fill(unsigned);
      assert.match(await said.textContent(), /without a signature/);
      await box.fill(refusal('SignatureDoesNotMatch', MISMATCH, { CanonicalRequest: 'PUT' }));
      assert.match(await said.textContent(), /refusal/);
      // As it is compared, beside such a request.
      await page.locator('#request').fill(unsigned);
      assert.ok((await page.locator('#diagnose-result .findings li').count()) > 0);
      await page.locator('#request').fill('');
    }
  });
});

test('a URL that is explained is proved, too, with an answer beside it', async () => {
  await open(async (page) => {
    const url = await signedUrl(page);
    await page.getByRole('tab', { name: 'Explain' }).click();
    await page.locator('#explain-url').fill(url);
    await page.locator('#explain-method').selectOption('PUT');
    assert.deepEqual(await groups(page, '#explain-result'), {});
    await page.locator('#explain-answer').fill(refusal('SlowDown', 'Reduce your request rate.'));
    assert.match(await page.locator('#explain-result .findings li').first().textContent(), /again/i);
    await page.locator('#explain-answer').fill('');
    await page.locator('#explain-access-key-id').fill(EXAMPLE.id);
    await page.locator('#explain-secret-access-key').fill(EXAMPLE.secret);
    assert.match((await groups(page, '#explain-result'))['Shown findings'][0], /signed for GET/);
    assert.ok(!(await page.locator('#explain-result').innerText()).includes(EXAMPLE.secret));
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
