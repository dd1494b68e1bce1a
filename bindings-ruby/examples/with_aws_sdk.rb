# frozen_string_literal: true

# A download link with the credentials that a client of AWS's SDK finds:
#
#     ruby with_aws_sdk.rb BUCKET KEY FILE_NAME

require "aws-sdk-s3"
require "s3presign"

bucket, key, file_name = ARGV
config = Aws::S3::Client.new.config
signer = S3Presign::Signer.from_aws(config.credentials, region: config.region)
puts signer.presign("GetObject", bucket: bucket, key: key, download_as: file_name)
