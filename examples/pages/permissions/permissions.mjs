// What an upload with tags and a KMS key needs, as a policy.

import { permissions, policy } from 's3presign';

const needed = permissions('PutObject', {
  region: 'eu-west-1',
  bucket: 'photos',
  key: '2026/1.jpg',
  tagging: 'owner=ada',
  serverSideEncryption: 'aws:kms',
  ssekmsKeyId: 'alias/photos',
  account: '123456789012',
});
process.stdout.write(policy(needed).text);
