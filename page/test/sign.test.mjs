// Signing by clicking: what the page shows works against a server, and is what the command shows.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { EXAMPLE, browser, fillIn, shownIn, sign } from './browser.mjs';
import { BUCKET, ID, SECRET, built, withServer } from './server.mjs';

const open = browser();
const FOLDER = mkdtempSync(join(tmpdir(), 's3presign-page-'));
const CONTENT = 'from a page: naïve, 日本, \u{1f600}\n';

/** Runs a line of a shell, as who copied it does. */
function shell(line, input) {
  return execFileSync('sh', ['-c', `${line} --silent --show-error --write-out '\n%{http_code}'`], { input, encoding: 'utf8' });
}

function file(name, content) {
  const path = join(FOLDER, name);
  writeFileSync(path, content);
  return path;
}

test('an upload is bound to a file, sent by the curl line, and stored', async () => {
  await withServer(async (endpoint) => {
    await open(async (page) => {
      const server = { endpoint, bucket: BUCKET, id: ID, secret: SECRET };
      await page.getByLabel('Upload', { exact: true }).check();
      await fillIn(page, { ...server, key: 'from the page/' });
      await page.setInputFiles('#file', file('naïve 日本.txt', CONTENT));
      await page.getByText('Bound to “naïve 日本.txt”').waitFor();
      assert.equal(await page.locator('#key').inputValue(), 'from the page/naïve 日本.txt');
      assert.equal(await page.locator('#parameter-checksum-sha256').inputValue(), createHash('sha256').update(CONTENT).digest('base64'));
      await page.getByLabel('Metadata').fill('author=Zoe');
      await sign(page);
      const line = await shownIn(page, 'curl');
      assert.match(shell(line, CONTENT.replace('page', 'gape')), /\n4\d\d$/, 'another content of the same length is refused');
      assert.match(shell(line, CONTENT), /\n200$/);

      await page.getByLabel('Download', { exact: true }).check();
      await sign(page);
      assert.equal(shell(await shownIn(page, 'curl')), `${CONTENT}\n200`);
      await page.getByLabel('Delete', { exact: true }).check();
      await sign(page);
      assert.match(shell(await shownIn(page, 'curl')), /\n20[04]$/);
      await page.getByLabel('Any operation').check();
      await page.locator('#operation').fill('ListObjectsV2');
      await page.locator('#key').fill('');
      await sign(page);
      assert.match(shell(await shownIn(page, 'curl')), /<KeyCount>0<\/KeyCount>[^]*200$/);
    });
  });
});

test('a form is sent by its curl line, and by its own page in a browser', async () => {
  await withServer(async (endpoint) => {
    await open(async (page) => {
      await page.getByLabel('Upload form').check();
      await fillIn(page, { endpoint, bucket: BUCKET, id: ID, secret: SECRET, key: 'forms/1.txt' });
      await page.locator('#parameter-content-type').fill('text/plain');
      await page.getByLabel('Largest file').fill('100');
      await sign(page);
      assert.match(shell(await shownIn(page, 'curl'), CONTENT), /\n20[014]$/);
      assert.match(shell(await shownIn(page, 'curl'), 'x'.repeat(200)), /EntityTooLarge[^]*\n400$/);
      const html = file('form.html', await shownIn(page, 'HTML'));
      const form = await page.context().newPage();
      await form.goto(`file://${html}`);
      await form.setInputFiles('[type=file]', file('1.txt', 'from its own page'));
      const [answer] = await Promise.all([form.waitForResponse((response) => response.request().method() === 'POST'), form.getByRole('button', { name: 'Upload' }).click()]);
      assert.ok(answer.ok(), `${answer.status()}`);
      await page.getByLabel('Download', { exact: true }).check();
      await sign(page);
      assert.match(shell(await shownIn(page, 'curl')), /^from its own page/);
    });
  });
});

test('parts are signed, and the first one uploads', async () => {
  await withServer(async (endpoint) => {
    await open(async (page) => {
      await page.getByLabel('Any operation').check();
      await fillIn(page, { endpoint, bucket: BUCKET, id: ID, secret: SECRET, key: 'large' });
      await page.locator('#operation').fill('CreateMultipartUpload');
      await sign(page);
      const [, uploadId] = /<UploadId>(.*?)</.exec(shell(await shownIn(page, 'curl')));
      await page.getByLabel('Upload in parts').check();
      await page.getByLabel('Upload ID').fill(uploadId);
      await page.locator('#parameter-object-size').fill(String(5 * 2 ** 20 + 3));
      await page.locator('#parameter-part-size').fill(String(5 * 2 ** 20));
      await sign(page);
      await page.getByText('5 requests.').waitFor();
      const line = await page.locator('.code pre').first().textContent();
      assert.match(shell(line, Buffer.alloc(5 * 2 ** 20)), /\n200$/);
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Save all as parts.csv').click()]);
      assert.equal(readFileSync(await download.path(), 'utf8').trim().split('\r\n').length, 6);
      await page.locator('#origin').fill('https://app.example.com');
      assert.match(await page.getByLabel('CORS rule as JSON', { exact: true }).textContent(), /"AllowedMethods":\["DELETE","GET","POST","PUT"\]/);
    });
  });
});

test('each form of the result is what the command writes', async () => {
  const hostile = `quotes' "and" <tags> & $(more) ‘’ \u{1f600}.txt`;
  const shared = ['--region', 'eu-north-1', '--expires-in', '900'];
  const environment = { PATH: process.env.PATH, HOME: FOLDER, AWS_ACCESS_KEY_ID: EXAMPLE.id, AWS_SECRET_ACCESS_KEY: EXAMPLE.secret };
  const withoutTime = (text) => text.replace(/\d{8}T\d{6}Z|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z|\b20\d{6}\b/g, 'TIME').replace(/[0-9a-f]{64}/g, 'SIGNATURE').replace(/[A-Za-z0-9+/]{200,}={0,2}/g, 'POLICY');
  const command = (...words) => withoutTime(execFileSync(built('s3presign'), words, { env: environment, encoding: 'utf8' }).trimEnd());
  const forms = { curl: 'curl', PowerShell: 'powershell', fetch: 'fetch', HTML: 'html', JSON: 'json' };
  await open(async (page) => {
    const tasks = [
      ['Download', 'get', []],
      ['Upload', 'put', ['--type', 'text/plain', '--create-only']],
      ['Delete', 'delete', []],
      ['Upload form', 'form', ['--type-prefix', 'image/', '--max-size', '100']],
    ];
    for (const [label, verb, options] of tasks) {
      await page.getByLabel(label, { exact: true }).check();
      await fillIn(page, { key: hostile });
      if (verb === 'put') {
        await page.locator('#parameter-content-type').fill('text/plain');
        await page.getByLabel('Create only: S3 refuses to replace an object').check();
      }
      if (verb === 'form') {
        await page.getByLabel('or a type that begins with').fill('image/');
        await page.getByLabel('Largest file').fill('100');
      }
      await sign(page);
      for (const [tab, form] of Object.entries(forms)) {
        const written = command(verb, `s3://photos/${hostile}`, ...options, ...shared, '--output', form);
        assert.equal(withoutTime(await shownIn(page, tab)), written, `${label}, ${tab}`);
      }
    }
  });
});

test('a plain link needs no credentials, does not end, and is what the command writes', async () => {
  const environment = { PATH: process.env.PATH, HOME: FOLDER };
  await open(async (page) => {
    await fillIn(page, { id: '', secret: '' });
    await page.getByLabel('None: a plain link').check();
    assert.deepEqual(
      await Promise.all(['#access-key-id', '#life'].map((id) => page.locator(id).isVisible())),
      [false, false],
    );
    await sign(page);
    await page.getByText('Works for as long as everybody may do this.').waitFor();
    for (const [tab, form] of Object.entries({ curl: 'curl', HTML: 'html' })) {
      const words = ['get', 's3://photos/2026/logo.png', '--anonymous', '--region', 'eu-north-1', '--output', form];
      const written = execFileSync(built('s3presign'), words, { env: environment, encoding: 'utf8' }).trimEnd();
      assert.equal(await shownIn(page, tab), written, tab);
    }
    await page.getByLabel('Upload form').check();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    assert.match(await page.locator('#anonymous-error').textContent(), /takes a signature/);
    await page.getByLabel('None: a plain link').uncheck();
    assert.ok(await page.locator('#access-key-id').isVisible());
  });
});

test('the Python that is shown runs as it is', async () => {
  await open(async (page) => {
    await page.getByLabel('Upload', { exact: true }).check();
    await fillIn(page, { key: `it's "quoted" \u{1f600} \\ n` });
    await page.locator('#parameter-content-type').fill('text/plain');
    await sign(page);
    const source = await shownIn(page, 'Python');
    execFileSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: source });
    assert.match(source, /requests\.request\("PUT", "https:.*, headers=headers, data=body\)/);
  });
});

test('the CORS rule follows the origin, and a wrong one is said to be wrong', async () => {
  await open(async (page) => {
    await page.getByLabel('Upload', { exact: true }).check();
    await fillIn(page);
    await page.locator('#parameter-content-type').fill('image/png');
    await sign(page);
    await page.getByRole('tab', { name: 'CORS' }).click();
    await page.locator('#origin').fill('app.example.com');
    assert.notEqual(await page.locator('#origin-error').textContent(), '');
    await page.locator('#origin').fill('https://app.example.com');
    assert.equal(await page.locator('#origin-error').textContent(), '');
    assert.match(await page.getByLabel('aws command', { exact: true }).textContent(), /^aws s3api put-bucket-cors --bucket photos --cors-configuration '\{.*"content-type"/s);
  });
});

test('the policy for the signer follows the request, and what it does not show', async () => {
  await open(async (page) => {
    await page.getByLabel('Upload', { exact: true }).check();
    await fillIn(page, { key: 'what?.jpg' });
    await sign(page);
    await page.getByRole('tab', { name: 'Policy' }).click();
    const policy = () => page.getByLabel('policy for the signer', { exact: true }).textContent();
    const granted = async () => JSON.parse(await policy()).Statement.flatMap(({ Action, Resource }) => [Action].flat().map((action) => [action, Resource].flat().join(' ')));
    assert.deepEqual(await granted(), ['s3:PutObject arn:aws:s3:::photos/what${?}.jpg']);
    await page.getByText('What the link does not show').click();
    await page.locator('#assume-bucket-default-encryption').check();
    assert.match((await granted()).join(), /kms:GenerateDataKey/);

    await page.getByLabel('Upload form').check();
    await fillIn(page);
    await sign(page);
    await page.getByRole('tab', { name: 'Policy' }).click();
    assert.match((await granted()).join(), /^s3:PutObject arn:aws:s3:::photos/);
  });
});

test('a QR code holds the URL, and one that is too long says why there is none', async () => {
  await open(async (page) => {
    await fillIn(page);
    await sign(page);
    const url = await page.locator('#signed-url').textContent();
    await page.getByRole('tab', { name: 'QR' }).click();
    const image = join(FOLDER, 'code.png');
    await page.locator('.qr svg').screenshot({ path: image });
    assert.equal(execFileSync('zbarimg', ['--quiet', '--raw', image], { encoding: 'utf8' }).trim(), url);
    await page.locator('#session-token').fill('t'.repeat(3000));
    await sign(page);
    await page.getByRole('tab', { name: 'QR' }).click();
    await page.getByText('The session token of temporary credentials makes it so long').waitFor();
  });
});

test('whatever anybody pastes goes where it belongs', async () => {
  await open(async (page) => {
    const box = page.getByRole('textbox', { name: 'Paste anything' });
    const values = async (...ids) => Promise.all(ids.map((id) => page.locator(`#${id}`).inputValue()));
    await box.fill('s3://photos/a b/c?d=1');
    assert.deepEqual(await values('bucket', 'key'), ['photos', 'a b/c?d=1']);
    await box.fill('arn:aws:s3:::books/x/y');
    assert.deepEqual(await values('bucket', 'key'), ['books', 'x/y']);
    await box.fill('arn:aws:s3:us-west-2:123456789012:accesspoint/reports/object/2026/x');
    assert.deepEqual(await values('bucket', 'key'), ['arn:aws:s3:us-west-2:123456789012:accesspoint/reports', '2026/x']);
    const token = 'FwoGZXIvYXdzEXAMPLE==';
    const pasted = [
      `{"Version":1,"AccessKeyId":"${EXAMPLE.id}","SecretAccessKey":"${EXAMPLE.secret}","SessionToken":"${token}","Expiration":"2030-01-02T03:04:05+00:00"}`,
      `export AWS_ACCESS_KEY_ID=${EXAMPLE.id}\nexport AWS_SECRET_ACCESS_KEY='${EXAMPLE.secret}'\nexport AWS_SESSION_TOKEN="${token}"`,
      `[work]\naws_access_key_id = ${EXAMPLE.id}\naws_secret_access_key=${EXAMPLE.secret}\naws_session_token = ${token}\n`,
      `$Env:AWS_ACCESS_KEY_ID="${EXAMPLE.id}"\n$Env:AWS_SECRET_ACCESS_KEY="${EXAMPLE.secret}"\n$Env:AWS_SESSION_TOKEN="${token}"`,
    ];
    for (const text of pasted) {
      await page.getByRole('button', { name: 'Forget' }).click();
      await box.fill(text);
      assert.equal(await box.inputValue(), '', 'no secret stays in the box');
      assert.deepEqual(await values('access-key-id', 'secret-access-key', 'session-token'), [EXAMPLE.id, EXAMPLE.secret, token]);
    }
    await box.fill(`\ufeffAccess key ID,Secret access key\n${EXAMPLE.id},${EXAMPLE.secret}`);
    assert.deepEqual(await values('access-key-id', 'secret-access-key', 'session-token'), [EXAMPLE.id, EXAMPLE.secret, '']);
    await box.fill('hello');
    await page.getByText('This is nothing that the page knows').waitFor();
  });
});

test('a life that the credentials cut short is said to be', async () => {
  await open(async (page) => {
    await fillIn(page, { id: 'ASIAIOSFODNN7EXAMPLE' });
    await page.locator('#session-token').fill('token');
    await page.locator('#credentials-end').fill(new Date(Date.now() + 600_000).toISOString());
    await page.getByLabel('12 h').check();
    await page.locator('#life-hint', { hasText: 'because the credentials end then' }).waitFor();
    await sign(page);
    await page.locator('.until', { hasText: 'because the credentials end then' }).waitFor();
  });
});
