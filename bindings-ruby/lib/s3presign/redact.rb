# frozen_string_literal: true

# Presigned URLs as they can be logged.

require_relative "as_json"
require_relative "native"
require_relative "text"

module S3Presign
  # Masks signature, session token and encryption keys of a presigned URL, for logs.
  #
  # The URL need not come from s3presign. Text that is not a URL is answered as it is.
  #
  # Of a request it answers the URL, of a form or an upload the JSON.
  #
  # @param url [String, PresignedRequest, PresignedPost, PresignedMultipart]
  # @return [String]
  # @raise [Error] `InvalidUtf8`, `WrongType`
  # @example
  #   S3Presign.redact("https://photos.example.com/a?X-Amz-Date=20260102T030405Z&X-Amz-Signature=5d67")
  #   # => "https://photos.example.com/a?X-Amz-Date=20260102T030405Z&X-Amz-Signature=REDACTED"
  def self.redact(url)
    url = url.to_s if url.is_a?(PresignedRequest)
    url = url.to_json if url.is_a?(AsJson)
    url = Text.string("url", url)
    Native.answer { |buffer, capacity| Native.redact(url, url.bytesize, buffer, capacity) }
  end
end
