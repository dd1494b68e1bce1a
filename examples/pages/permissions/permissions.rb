# frozen_string_literal: true

# What an upload with tags and a KMS key needs, as a policy.

require "s3presign"

needed = S3Presign.permissions(
  "PutObject", region: "eu-west-1", bucket: "photos", key: "2026/1.jpg", tagging: "owner=ada",
               server_side_encryption: "aws:kms", ssekms_key_id: "alias/photos", account: "123456789012"
)
print S3Presign.policy(needed).text
