# What an upload with tags and a KMS key needs, as a policy.
s3presign policy put s3://photos/2026/1.jpg --region eu-west-1 --account 123456789012 \
  -p Tagging=owner=ada -p ServerSideEncryption=aws:kms -p SSEKMSKeyId=alias/photos
