// A download under a file name, with a credential provider of AWS's SDK:
// `node sdk-credentials.mjs BUCKET KEY FILE_NAME`.
//
// With the SDK installed the provider is `fromNodeProviderChain()` of
// @aws-sdk/credential-providers; this one stands in for it.
import { Signer } from 's3presign';

const provider = async () => ({
  accessKeyId: process.env.AWS_ACCESS_KEY_ID,
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
});

const [bucket, key, downloadAs] = process.argv.slice(2);
const signer = await Signer.fromProvider(provider, { region: process.env.AWS_REGION });
console.log(signer.presign('GetObject', { bucket, key, downloadAs }).url);
