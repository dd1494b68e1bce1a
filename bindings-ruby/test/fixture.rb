# frozen_string_literal: true

# What every test begins with: the gem, a signer, and an instant.

require "minitest/autorun"
require "s3presign"

module Fixture
  NOW = Time.utc(2026, 1, 2, 3, 4, 5).freeze
  SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
  SIGNER = S3Presign::Signer.new(access_key_id: "AKIAIOSFODNN7EXAMPLE", secret_access_key: SECRET,
                                 region: "eu-west-1")

  # With credentials that end 5 minutes and 55 seconds after NOW.
  TEMPORARY = S3Presign::Signer.new(access_key_id: "ASIAIOSFODNN7EXAMPLE", secret_access_key: SECRET,
                                    session_token: "t0ken", region: "eu-west-1",
                                    credentials_expiration: Time.utc(2026, 1, 2, 3, 10))

  # The folder of the gem's sources.
  ROOT = File.expand_path("..", __dir__)

  def upload(**parameters)
    SIGNER.presign("PutObject", bucket: "photos", key: "a b.png", signing_time: NOW, **parameters)
  end

  # For a test of what works and no signature names: other spellings, and what the core refuses.
  def beyond_signatures
    skip "every call is checked against its signature" if ENV["RBS_TEST_TARGET"]
  end

  def headers(**parameters) = upload(**parameters).headers

  def refused(code, &)
    error = assert_raises(S3Presign::Error, &)
    assert_equal code, error.code
    error
  end
end
