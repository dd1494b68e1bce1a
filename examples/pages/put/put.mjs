// A link that uploads one image of this type and length, and replaces none.

import { Signer } from 's3presign';

const signer = Signer.fromEnv();
const upload = signer.presign('PutObject', {
  bucket: 'photos',
  key: '2026/logo.png',
  contentType: 'image/png',
  contentLength: 1_048_576,
  createOnly: true,
});

console.log(upload.method, upload.url);
for (const [name, value] of Object.entries(upload.headers)) {
  console.log(`${name}: ${value}`); // to be sent with it
}
