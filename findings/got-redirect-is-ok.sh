#!/usr/bin/env bash
# got 14.6.6 reports an upload that was redirected as a success, though nothing was stored.
#
# Seen: a PUT whose body is a stream, answered by `307 Temporary Redirect`. By default got follows it with an empty body
# and reports the status of that: 200. With `followRedirect: false`, the remedy, `response.ok` is true of the 307 itself,
# and no exception is thrown, so code that checks either takes it for stored. Only `response.statusCode` tells.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund got@14.6.6
cat >finding.mjs <<'JAVASCRIPT'
import assert from 'node:assert';
import http from 'node:http';
import { Readable } from 'node:stream';
import got from 'got';

const bodies = [];
const server = http.createServer(async (request, response) => {
  const body = (await request.toArray()).join('');
  bodies.push([request.method, request.url, body]);
  response.writeHead(...(request.url === '/old' ? [307, { location: '/new' }] : [200])).end();
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const url = `http://127.0.0.1:${server.address().port}/old`;
const put = (options) => got.put(url, { body: Readable.from(['content']), retry: { limit: 0 }, ...options });

const followed = await put({});
console.log('followed:', followed.statusCode, bodies);
assert.deepEqual(bodies, [['PUT', '/old', 'content'], ['PUT', '/new', '']]);
assert.equal(followed.statusCode, 200);

const kept = await put({ followRedirect: false });
console.log('not followed:', kept.statusCode, 'ok:', kept.ok);
assert.equal(kept.statusCode, 307);
assert.equal(kept.ok, true);
server.close();
JAVASCRIPT
node finding.mjs
