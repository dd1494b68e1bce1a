// Uploads a file by a presigned request: node axios.mjs upload.json FILE
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import axios from 'axios';

const upload = JSON.parse(await readFile(process.argv[2], 'utf8'));

const { size } = await stat(process.argv[3]);
const response = await axios.request({
  url: upload.url,
  method: upload.method,
  headers: { 'content-type': false, ...upload.headers, 'content-length': size },
  data: createReadStream(process.argv[3]),
  maxRedirects: 0, // otherwise the whole file is kept in memory, to be sent again
  responseType: 'text',
  validateStatus: null, // its exceptions hold the whole URL
});
if (response.status >= 300) throw new Error(`${response.status} ${response.data}`);
