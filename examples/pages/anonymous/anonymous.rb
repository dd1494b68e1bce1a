# frozen_string_literal: true

# The plain URL of what everybody may read, which is not signed and does not end.

require "s3presign"

open = S3Presign::Signer.new(anonymous: true, region: "eu-west-1")
puts open.presign("GetObject", bucket: "photos", key: "a b.png", version_id: "7").url
