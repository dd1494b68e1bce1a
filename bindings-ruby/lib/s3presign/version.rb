# frozen_string_literal: true

# The version of the gem, which is that of the library inside it.

module S3Presign
  # The gem's version.
  VERSION = "0.1.0"
end
