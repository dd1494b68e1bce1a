# What an upload with tags and a KMS key needs, as a policy.

from s3presign import permissions, policy

needed = permissions(
    "PutObject",
    region="eu-west-1",
    bucket="photos",
    key="2026/1.jpg",
    tagging="owner=ada",
    server_side_encryption="aws:kms",
    ssekms_key_id="alias/photos",
    account="123456789012",
)
print(policy(needed), end="")
