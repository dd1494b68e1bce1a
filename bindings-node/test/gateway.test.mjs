// What Node's http and Express hand on, and the sample of docs/gateway.md.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { test } from 'node:test';
import { ReceivedRequest, S3PresignError, Signer } from '../index.mjs';

const SECRET = 'secret';
const own = new Signer({
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: SECRET,
  region: 'eu-west-1',
  endpoint: 'http://s3.example.com',
});
const rules = { secretAccessKey: SECRET, baseHost: ['s3.example.com'] };
const page = readFileSync(new URL('../../docs/gateway.md', import.meta.url), 'utf8');

/** The request that a server gets by this URL, which is sent to it and not to its host. */
async function answered(handler, url, before = (request) => request) {
  const server = createServer((request, response) => handler(before(request), response));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { host, pathname, search } = new URL(url);
  try {
    return await new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: server.address().port, path: pathname + search, headers: { host } };
      get(options, (response) => {
        let body = '';
        response.on('data', (chunk) => (body += chunk));
        response.on('end', () => resolve([response.statusCode, body]));
      }).on('error', reject);
    });
  } finally {
    server.close();
  }
}

test('the sample is true, for http and for Express', async () => {
  const sample = /```js\n([\s\S]*?)```/.exec(page)[1];
  const secrets = new Map([['AKIAIOSFODNN7EXAMPLE', SECRET]]);
  const make = new Function('ReceivedRequest', 'S3PresignError', 'secrets', `${sample}; return gateway;`);
  const gateway = make(ReceivedRequest, S3PresignError, secrets);
  const { url } = own.presign('GetObject', { bucket: 'photos', key: 'a b.png' });
  assert.deepEqual(await answered(gateway, url), [200, 'GetObject photos a b.png']);
  const mounted = (request) => Object.assign(request, { originalUrl: request.url, url: '/' });
  assert.deepEqual(await answered(gateway, url, mounted), [200, 'GetObject photos a b.png']);
  assert.deepEqual(await answered(gateway, url.replace('png', 'gif')), [403, 'SignatureDoesNotMatch']);
  assert.deepEqual(await answered(gateway, 'http://s3.example.com/k'), [400, 'AuthorizationQueryParametersError']);
});

test('a request of Fetch is one', () => {
  const { url, headers } = own.presign('PutObject', { bucket: 'photos', key: 'k', contentType: 'a/b' });
  const request = new Request(url, { method: 'PUT', headers, body: 'x' });
  const verified = ReceivedRequest.fromRequest(request).verify(rules);
  assert.deepEqual([verified.operation, verified.bucket, verified.key], ['PutObject', 'photos', 'k']);
  assert.deepEqual({ ...verified.parameters }, { ContentType: 'a/b' });
});

test('what is no request is refused, and an encryption key is not shown', () => {
  assert.throws(() => ReceivedRequest.fromRequest({ method: 'GET', url: '/k', headers: {} }), { code: 'MalformedRequest' });
  assert.throws(() => ReceivedRequest.fromRequest({ headers: {} }), { code: 'WrongType' });
  const { url, headers } = own.presign('PutObject', { bucket: 'photos', key: 'k', sseCustomerKey: 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=', sseCustomerAlgorithm: 'AES256' });
  const verified = new ReceivedRequest('PUT', url, headers).verify(rules);
  assert.equal(verified.parameters.SSECustomerKey, 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=');
  assert.ok(!JSON.stringify(verified).includes('c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U='));
});
