# frozen_string_literal: true

# An upload in parts: the request that creates it, one for each part, and what ends it.

require "s3presign"

signer = S3Presign::Signer.from_env

create = signer.presign("CreateMultipartUpload", bucket: "videos", key: "film.mp4", content_type: "video/mp4")
puts "#{create.method} #{create.url}"

# What S3 answers to it.
response = "<InitiateMultipartUploadResult><UploadId>the-upload-id</UploadId></InitiateMultipartUploadResult>"

upload = signer.presign_multipart(
  bucket: "videos", key: "film.mp4", upload_id: S3Presign.upload_id(response),
  object_size: 20_000_000, expires_in: 6 * 3600
)
upload.parts.each do |part|
  puts "#{part.size} bytes from #{part.first_byte}: #{part.request.url}"
end

# The ETag of each part's answer, in any order.
body = S3Presign.completed_parts({ 1 => '"9b2c"', 2 => '"4a71"', 3 => '"77e0"' })
[upload.complete, upload.abort, upload.list_parts].each { |last| puts "#{last.method} #{last.url}" }
puts body # of the request that completes it
