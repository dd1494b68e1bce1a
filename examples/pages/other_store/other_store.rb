# frozen_string_literal: true

# A link to an object in another store than AWS's, which is reached by path.

require "s3presign"

signer = S3Presign::Signer.new(
  access_key_id: "minioadmin", secret_access_key: "minioadmin", region: "us-east-1",
  endpoint: "https://minio.example.com", addressing: "path"
)
puts signer.presign("GetObject", bucket: "photos", key: "1.jpg").url
