# frozen_string_literal: true

# Run under RBS alone: that calls are checked against their signatures at all.

require_relative "../fixture"

class CheckedTest < Minitest::Test
  include Fixture

  def test_a_wrong_argument_is_seen
    error = assert_raises(RBS::Test::Tester::TypeError) { S3Presign::Warning.new(code: 1, message: "m") }
    assert_includes error.message, "S3Presign::Warning#initialize"
    assert_raises(RBS::Test::Tester::TypeError) { upload(expires_in: 1.5) }
    assert_raises(RBS::Test::Tester::TypeError) { SIGNER.template("GetObject", bucket: "b").url(5) }
    assert_raises(RBS::Test::Tester::TypeError) { S3Presign.redact(nil) }
  end
end
