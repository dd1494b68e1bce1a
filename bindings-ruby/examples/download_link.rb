# frozen_string_literal: true

# Prints a link under which a browser saves an object by a name of your choice:
#
#     ruby download_link.rb BUCKET KEY FILE_NAME SECONDS
#
# Credentials, region and endpoint come from the environment.

require "s3presign"

bucket, key, file_name, seconds = ARGV
begin
  download = S3Presign::Signer.from_env.presign("GetObject", bucket: bucket, key: key, download_as: file_name,
                                                             expires_in: Integer(seconds))
rescue S3Presign::Error => e
  abort "#{e.code}: #{e.message}"
end
warn "warning: works only until #{download.expires_at}" if download.limited_by == "credentials"
puts download.url
