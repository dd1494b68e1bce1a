// Uploads a file by a presigned request: node undici.mjs upload.json FILE
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { request } from 'undici';

const upload = JSON.parse(await readFile(process.argv[2], 'utf8'));

const { size } = await stat(process.argv[3]);
const { statusCode, body } = await request(upload.url, {
  method: upload.method,
  headers: { ...upload.headers, 'content-length': size },
  body: createReadStream(process.argv[3]),
});
const answer = await body.text();
if (statusCode >= 300) throw new Error(`${statusCode} ${answer}`);
