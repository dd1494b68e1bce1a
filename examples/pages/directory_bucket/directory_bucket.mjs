// A download from a directory bucket: the request for a session, and what is signed with its answer.

import { Signer } from 's3presign';

const own = Signer.fromEnv();

const session = own.presign('CreateSession', { bucket: 'logs--usw2-az1--x-s3' });
console.log(session.url); // GET it

// What its XML answer says, which is good for five minutes.
const signer = new Signer({
  accessKeyId: 'ASIASESSION',
  secretAccessKey: 'session secret',
  sessionToken: 'session token',
  region: 'us-west-2',
});
console.log(signer.presign('GetObject', { bucket: 'logs--usw2-az1--x-s3', key: 'today.log' }).url);
