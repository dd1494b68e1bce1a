// The same for `require`.
import s3presign = require('s3presign');

export const url: string = new s3presign.Signer({ accessKeyId: 'a', secretAccessKey: 's', region: 'r' }).objectUrl('b', 'k');
