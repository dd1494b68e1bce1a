# frozen_string_literal: true

# A form by which a browser uploads images of up to 10 MiB below one prefix.

require "s3presign"

signer = S3Presign::Signer.from_env
form = signer.presign_post(
  bucket: "photos", key: "users/42/${filename}",
  starts_with: { "Content-Type" => "image/" }, max_content_length: 10 * 1024 * 1024
)

puts form.url # the form's action
form.fields.each { |name, value| puts "#{name}: #{value}" } # its hidden inputs; escape both in a page
