// Prints a link that lets whoever has it upload one file, as a curl command:
// `node upload-link.mjs BUCKET KEY CONTENT_TYPE`, with AWS's environment variables.
import { Signer } from 's3presign';

const [bucket, key, contentType] = process.argv.slice(2);
const upload = Signer.fromEnv().presign('PutObject', {
  bucket,
  key,
  contentType,
  createOnly: true,
  expiresIn: 300,
});
for (const { message } of upload.warnings) console.error(`warning: ${message}`);
console.error(`The file on standard input, until ${upload.expiresAt.toISOString()}:`);
console.log(upload.curl());
