# frozen_string_literal: true

# A link that uploads one image of this type and length, and replaces none.

require "s3presign"

signer = S3Presign::Signer.from_env
upload = signer.presign(
  "PutObject", bucket: "photos", key: "2026/logo.png",
               content_type: "image/png", content_length: 1_048_576, create_only: true
)

puts "#{upload.method} #{upload.url}"
upload.headers.each { |name, value| puts "#{name}: #{value}" } # to be sent with it
