// An upload in parts: the request that creates it, one for each part, and what ends it.

import { Signer, completedParts, uploadId } from 's3presign';

const signer = Signer.fromEnv();

const create = signer.presign('CreateMultipartUpload', {
  bucket: 'videos', key: 'film.mp4', contentType: 'video/mp4',
});
console.log(create.method, create.url);

// What S3 answers to it.
const response =
  '<InitiateMultipartUploadResult><UploadId>the-upload-id</UploadId></InitiateMultipartUploadResult>';

const upload = signer.presignMultipart({
  bucket: 'videos',
  key: 'film.mp4',
  uploadId: uploadId(response),
  objectSize: 20_000_000,
  expiresIn: 6 * 3600,
});
for (const { firstByte, size, request } of upload.parts) {
  console.log(`${size} bytes from ${firstByte}: ${request.url}`);
}

// The ETag of each part's answer, in any order.
const body = completedParts({ 1: '"9b2c"', 2: '"4a71"', 3: '"77e0"' });
for (const end of [upload.complete, upload.abort, upload.listParts]) {
  console.log(end.method, end.url);
}
console.log(body); // of the request that completes it
