# frozen_string_literal: true

# Prints a link that lets whoever has it upload one file, as a curl command:
#
#     ruby upload_link.rb BUCKET KEY CONTENT_TYPE
#
# Credentials, region and endpoint come from the environment.

require "s3presign"

bucket, key, content_type = ARGV
begin
  upload = S3Presign::Signer.from_env.presign("PutObject", bucket: bucket, key: key, content_type: content_type,
                                                           create_only: true, expires_in: 300)
rescue S3Presign::Error => e
  abort "#{e.code}: #{e.message}"
end
upload.warnings.each { |warning| warn "warning: #{warning}" }
warn "Until #{upload.expires_at.strftime("%H:%M:%S")} UTC the file on standard input can be uploaded by"
puts upload.curl
