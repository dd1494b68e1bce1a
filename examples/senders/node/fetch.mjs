// Uploads a file by a presigned request: node fetch.mjs upload.json FILE
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';

const upload = JSON.parse(await readFile(process.argv[2], 'utf8'));

const response = await fetch(upload.url, {
  method: upload.method,
  headers: upload.headers,
  body: await openAsBlob(process.argv[3]), // its length is known, and it can be sent again
});
if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
