// Compiled, not run: what TypeScript must accept and what it must refuse.
import { type Operation, type Operations, type PresignedRequest, ReceivedForm, ReceivedRequest, S3PresignError, Signer, redact } from 's3presign';

const signer: Signer = new Signer({ accessKeyId: 'a', secretAccessKey: 's', region: 'r' });
const upload: PresignedRequest = signer.presign('PutObject', {
  bucket: 'b',
  key: 'k',
  contentType: 'image/png',
  metadata: { owner: 'ada' },
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

signer.presign('GetObjectAttributes', { bucket: 'b', key: 'k', objectAttributes: ['ETag'], VersionId: undefined });
signer.presign('CopyObject', { bucket: 'b', key: 'k', copySource: { bucket: 'b', key: 'k' } });
signer.presignMultipart({ bucket: 'b', key: 'k', uploadId: 'u', partCount: 1, checksumSHA256: { 1: 'digest' } });
export const known = (name: string) => signer.presign(name as Operation, { bucket: 'b', contentType: 'image/png' }).url;
export const download = (key: string, parameters: Operations['GetObject']) =>
  signer.presign('GetObject', { bucket: 'b', key, ...parameters }).url;
export const either = (upload: boolean) => signer.presign(upload ? 'PutObject' : 'GetObject', { bucket: 'b', key: 'k' });

// @ts-expect-error Misspelt: PutObject.
signer.presign('PutObjct', { bucket: 'b', key: 'k' });
// @ts-expect-error A name may be any operation's, and says so: `name as Operation`.
((name: string) => signer.presign(name, { bucket: 'b' }))('PutObject');
// @ts-expect-error Misspelt: ContentType.
signer.presign('PutObject', { bucket: 'b', key: 'k', ContentTyp: 'image/png' });
// @ts-expect-error Misspelt: contentType.
signer.presign('PutObject', { bucket: 'b', key: 'k', contentTyp: 'image/png' });
// @ts-expect-error Of another operation.
signer.presign('GetObject', { bucket: 'b', key: 'k', contentType: 'image/png' });
// @ts-expect-error A length is a number.
signer.presign('PutObject', { bucket: 'b', key: 'k', contentLength: '12 bytes' });
// @ts-expect-error Misspelt: GetObject.
signer.template('GetObjct', { bucket: 'b' });
// @ts-expect-error Misspelt: versionId.
signer.template('GetObject', { bucket: 'b', version: '3' });
// @ts-expect-error Misspelt: contentType.
signer.presignPost({ bucket: 'b', key: 'k', contentTyp: 'image/png' });
// @ts-expect-error Misspelt: checksumSHA256.
signer.presignMultipart({ bucket: 'b', key: 'k', uploadId: 'u', partCount: 1, checksumSHA255: { 1: 'digest' } });
// @ts-expect-error Misspelt: GetObject.
signer.scoped({ bucket: 'b', operations: ['GetObjct'] });
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
