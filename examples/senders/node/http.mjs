// Uploads a file by a presigned request: node http.mjs upload.json FILE
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';

const upload = JSON.parse(await readFile(process.argv[2], 'utf8'));

const { size } = await stat(process.argv[3]);
const { request } = upload.url.startsWith('https:') ? https : http;
const sent = request(upload.url, {
  method: upload.method,
  headers: { ...upload.headers, 'content-length': size }, // without it: in chunks, which S3 refuses
});
createReadStream(process.argv[3]).pipe(sent);
const [response] = await once(sent, 'response');
const answer = await text(response);
if (response.statusCode >= 300) throw new Error(`${response.statusCode} ${answer}`);
