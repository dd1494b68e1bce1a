// Compiled, not run: what TypeScript must accept and what it must refuse.
import { type PresignedRequest, ReceivedForm, ReceivedRequest, S3PresignError, Signer, redact } from 's3presign';

const signer: Signer = new Signer({ accessKeyId: 'a', secretAccessKey: 's', region: 'r' });
const upload: PresignedRequest = signer.presign('PutObject', {
  bucket: 'b',
  key: 'k',
  contentType: 'image/png',
  metadata: { owner: 'ada' },
  objectAttributes: ['ETag'],
  checksumSHA256: new Uint8Array(32),
  expires: new Date(),
  expiresIn: 300,
});
const response: Promise<Response> = fetch(upload.url, { method: upload.method, headers: upload.headers, body: 'x' });
const urls: string[] = signer.template('GetObject', { bucket: 'b' }).urls(['k'], new Date());
const code: string = new S3PresignError('InvalidKey', 'x').code;
const post = signer.presignPost({ bucket: 'b', key: 'k', acl: 'private', startsWith: { 'Content-Type': '' } });
const key: string | undefined = new ReceivedForm('b', post.fields, { fileName: 'f' }).key;
const request = new ReceivedRequest('GET', upload.url, new Headers());
const hash: string = request.verify({ secretAccessKey: new Map<string, string>().get(request.accessKeyId) }).payloadHash;
export const used = [response, urls, code, key, hash, redact('u')];

// @ts-expect-error A form is for a bucket.
signer.presignPost({ key: 'k' });
// @ts-expect-error Nobody is verified without a secret being looked up.
request.verify({});

// @ts-expect-error A region is required.
new Signer({ accessKeyId: 'a', secretAccessKey: 's' });
// @ts-expect-error A style is one of four.
new Signer({ accessKeyId: 'a', secretAccessKey: 's', region: 'r', addressing: 'subdomain' });
// @ts-expect-error Expiry is a number of seconds.
signer.presign('GetObject', { expiresIn: '300' });
// @ts-expect-error An instant is a Date.
signer.presign('GetObject', { signingTime: 5 });
// @ts-expect-error Results are frozen.
upload.url = 'u';
// @ts-expect-error Templates come from a signer.
new (signer.template('GetObject').constructor as typeof import('s3presign').Template)();
