// A form by which a browser uploads images of up to 10 MiB below one prefix.

import { Signer } from 's3presign';

const signer = Signer.fromEnv();
const form = signer.presignPost({
  bucket: 'photos',
  key: 'users/42/${filename}',
  startsWith: { 'Content-Type': 'image/' },
  maxContentLength: 10 * 1024 * 1024,
});

console.log(form.url); // the form's action
for (const [name, value] of Object.entries(form.fields)) {
  console.log(`${name}: ${value}`); // its hidden inputs; escape both in a page
}
