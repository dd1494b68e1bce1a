# frozen_string_literal: true

# Uploads a file in parts with nothing but presigned URLs, as a client without credentials
# would:
#
#     ruby upload_in_parts.rb BUCKET KEY FILE
#
# Credentials, region and endpoint come from the environment.

require "net/http"
require "s3presign"

# Sends a presigned request, and answers what came back.
def send_request(request, body = nil)
  uri = URI(request.url)
  sent = Net::HTTPGenericRequest.new(request.method, !body.nil?, true, uri, request.headers)
  sent.body = body
  Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") { |http| http.request(sent) }.tap(&:value)
end

bucket, key, file = ARGV
signer = S3Presign::Signer.from_env
created = send_request(signer.presign("CreateMultipartUpload", bucket: bucket, key: key), "")
upload_id = created.body[%r{<UploadId>(.+?)</UploadId>}, 1]

upload = signer.presign_multipart(bucket: bucket, key: key, upload_id: upload_id, object_size: File.size(file))
begin
  etags = upload.parts.to_h do |part|
    [part.number, send_request(part.request, File.binread(file, part.size, part.first_byte))["ETag"]]
  end
  send_request(upload.complete, S3Presign.completed_parts(etags))
  puts "#{upload.parts.size} parts"
rescue StandardError
  send_request(upload.abort)
  raise
end
