// The plain URL of what everybody may read, which is not signed and does not end.

import { Signer } from 's3presign';

const open = new Signer({ anonymous: true, region: 'eu-west-1' });
console.log(open.presign('GetObject', { bucket: 'photos', key: 'a b.png', versionId: '7' }).url);
