// Uploads a file by a presigned request: node got.mjs upload.json FILE
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import got from 'got';

const upload = JSON.parse(await readFile(process.argv[2], 'utf8'));

const { size } = await stat(process.argv[3]);
const response = await got(upload.url, {
  method: upload.method,
  headers: { ...upload.headers, 'content-length': size },
  body: createReadStream(process.argv[3]),
  followRedirect: false, // it would be followed with an empty body
  retry: { limit: 0 }, // a stream is read once
  throwHttpErrors: false,
});
// Not `response.ok`, which is true of a redirect that is not followed.
if (response.statusCode >= 300) throw new Error(`${response.statusCode} ${response.body}`);
