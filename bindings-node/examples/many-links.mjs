// A download link for each key on standard input: `node many-links.mjs BUCKET < keys.txt`.
import { createInterface } from 'node:readline';
import { Signer } from 's3presign';

const [bucket] = process.argv.slice(2);
const download = Signer.fromEnv().template('GetObject', { bucket, expiresIn: 3600 });
for await (const key of createInterface({ input: process.stdin })) console.log(download.url(key));
