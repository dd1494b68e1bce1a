# frozen_string_literal: true

# Presigned S3 URLs: everything that the gem has.

require_relative "s3presign/version"
require_relative "s3presign/error"
require_relative "s3presign/signer"
require_relative "s3presign/received_request"
require_relative "s3presign/received_form"
require_relative "s3presign/explanation"
require_relative "s3presign/diagnosis"
require_relative "s3presign/permissions"
require_relative "s3presign/policy"
require_relative "s3presign/redact"

# Presigned S3 URLs: any operation, any store, about two microseconds a URL.
#
# Keyword arguments are S3's own parameters, in any spelling of case. What you pass is
# signed and must be sent; what you do not pass is neither. The signer does no I/O: only
# {Signer.from_env} reads the environment, and only a signing time that is left out reads
# the clock.
#
# @example
#   signer = S3Presign::Signer.new(access_key_id: "AKIAIOSFODNN7EXAMPLE", secret_access_key: "secret",
#                                  region: "eu-west-1")
#   upload = signer.presign("PutObject", bucket: "photos", key: "logo.png", content_type: "image/png")
#   upload.method  # => "PUT"
#   upload.headers # => {"content-type"=>"image/png"}
module S3Presign
end
