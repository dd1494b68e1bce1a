// A link to an object in another store than AWS's, which is reached by path.

import { Signer } from 's3presign';

const signer = new Signer({
  accessKeyId: 'minioadmin',
  secretAccessKey: 'minioadmin',
  region: 'us-east-1',
  endpoint: 'https://minio.example.com',
  addressing: 'path',
});
console.log(signer.presign('GetObject', { bucket: 'photos', key: '1.jpg' }).url);
