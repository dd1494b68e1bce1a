// Links to many objects, signed at one instant.

import { Signer } from 's3presign';

const signer = Signer.fromEnv();
const download = signer.template('GetObject', { bucket: 'photos' });

for (const url of download.urls(['1.jpg', '2.jpg'])) console.log(url);
