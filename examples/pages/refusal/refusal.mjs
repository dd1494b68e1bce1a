// Why a server refused what was signed, from its answer.

import { Signer, diagnose } from 's3presign';

const signer = Signer.fromEnv();
const download = signer.presign('GetObject', { bucket: 'photos', key: '1.jpg' });

// What the server answered: all of it, as it came.
const answer = '<Error><Code>SignatureDoesNotMatch</Code></Error>';
console.log(diagnose(answer, download).text);
