// A download link: `node download-link.cjs BUCKET KEY`, with AWS's environment variables.
const { Signer } = require('s3presign');

const [bucket, key] = process.argv.slice(2);
console.log(`${Signer.fromEnv().presign('GetObject', { bucket, key })}`);
