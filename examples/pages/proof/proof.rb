# frozen_string_literal: true

# What was signed, proved with the secret: no answer is needed.

require "s3presign"

url = "https://s3.eu-west-1.amazonaws.com:8080/photos/1.png?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=9188c0f81e800b6e7a200a8d0e8b1559322958cab91ceff8c8f32bb8aa743ba3"

diagnosis = S3Presign.diagnose(
  method: "GET", url: url,
  access_key_id: ENV.fetch("AWS_ACCESS_KEY_ID"), secret_access_key: ENV.fetch("AWS_SECRET_ACCESS_KEY")
)
puts diagnosis.text
