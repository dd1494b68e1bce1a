# frozen_string_literal: true

# Links to many objects, signed at one instant.

require "s3presign"

signer = S3Presign::Signer.from_env
download = signer.template("GetObject", bucket: "photos")

puts download.urls(["1.jpg", "2.jpg"])
