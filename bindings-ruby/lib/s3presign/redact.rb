# frozen_string_literal: true

# Presigned URLs as they can be logged.

require_relative "native"
require_relative "text"

module S3Presign
  # Masks signature, session token and encryption keys of a presigned URL, for logs.
  #
  # The URL need not come from s3presign. Text that is not a URL is answered as it is.
  #
  # @param url [String]
  # @return [String]
  # @raise [Error] `InvalidUtf8`, `WrongType`
  # @example
  #   S3Presign.redact("https://photos.example.com/a?X-Amz-Date=20260102T030405Z&X-Amz-Signature=5d67")
  #   # => "https://photos.example.com/a?X-Amz-Date=20260102T030405Z&X-Amz-Signature=REDACTED"
  def self.redact(url)
    url = Text.string("url", url)
    Native.answer { |buffer, capacity| Native.redact(url, url.bytesize, buffer, capacity) }
  end
end
