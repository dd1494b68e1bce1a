# frozen_string_literal: true

# Why a server refused what was signed, from its answer.

require "s3presign"

signer = S3Presign::Signer.from_env
download = signer.presign("GetObject", bucket: "photos", key: "1.jpg")

# What the server answered: all of it, as it came.
answer = "<Error><Code>SignatureDoesNotMatch</Code></Error>"
puts S3Presign.diagnose(answer, download).text
