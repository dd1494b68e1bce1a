# frozen_string_literal: true

# Refusals: a class for each code, and a message that says what to do.

require_relative "fixture"

class ErrorsTest < Minitest::Test
  include Fixture

  {
    "UnknownOperation" => { operation: "GetObjects" },
    "UnknownParameter" => { version: "v" },
    "InvalidOption" => { expires_in: "900.0" },
    "InvalidParameter" => { operation: "PutObject", content_length: true },
    "ExpiryOutOfRange" => { expires_in: 604_801 },
    "InvalidKey" => { key: "" },
    "MissingKey" => { key: nil },
    "MissingBucket" => { bucket: nil },
    "InvalidBucketName" => { bucket: "a b" },
    "InvalidHeader" => { headers: { "host" => "elsewhere" } },
    "DuplicateParameter" => { "VersionId" => "1", version_id: "2" },
    "UnexpectedKey" => { operation: "ListObjectsV2" },
    "BodyParameter" => { operation: "PutObject", body: "x" },
    "ConflictingOptions" => { expires_in: 5, expires_at: NOW }
  }.each do |code, arguments|
    define_method("test_#{code}_has_a_class") do
      request = { operation: "GetObject", bucket: "b", key: "k", **arguments.transform_keys(&:to_sym) }
      error = assert_raises(S3Presign.const_get(code)) { SIGNER.presign(request.delete(:operation), **request) }
      assert_equal code, error.code
      assert_equal "Body", error.parameter if code == "BodyParameter"
      assert_kind_of S3Presign::Error, error
      assert_kind_of StandardError, error
      refute_empty error.message
      assert_predicate error.message, :valid_encoding?
    end
  end

  def test_a_signer_is_checked_when_it_is_made
    key = { access_key_id: "AKIA", secret_access_key: "s" }
    refused("MissingOption") { S3Presign::Signer.new }
    refused("MissingRegion") { S3Presign::Signer.new(**key) }
    refused("UnknownOption") { S3Presign::Signer.new(**key, region: "r", regoin: "x") }
    refused("InvalidEndpoint") { S3Presign::Signer.new(**key, region: "r", endpoint: "not a url") }
    error = refused("InvalidCredentials") do
      S3Presign::Signer.new(access_key_id: "a", secret_access_key: "s3cr3t\n", region: "r")
    end
    refute_includes error.message, "s3cr3t"
  end

  def test_every_code_of_the_library_has_a_class
    native = S3Presign.const_get(:Native)
    codes = (1..300).map { |number| native.status_name(-number) }.uniq - ["Unknown"]
    assert_operator codes.size, :>, 70
    codes.each { |code| assert_operator S3Presign.const_get(code), :<, S3Presign::Error }
    assert_equal codes.sort, S3Presign::Error.subclasses.map { |known| known.name.delete_prefix("S3Presign::") }.sort
  end

  def test_a_code_without_a_class_is_an_error_too
    error = S3Presign::Error.of("FromTheFuture", "a message")
    assert_instance_of S3Presign::Error, error
    assert_equal %w[FromTheFuture message], [error.code, error.message.split.last]
  end

  def test_errors_can_be_raised_as_rubyists_do_in_tests
    error = assert_raises(S3Presign::InvalidKey) { raise S3Presign::InvalidKey, "stubbed" }
    assert_equal %w[InvalidKey stubbed], [error.code, error.message]
  end

  def test_after_an_error_everything_works_as_before
    before = upload
    10.times { refused("InvalidKey") { SIGNER.presign("GetObject", bucket: "b", key: "") } }
    assert_equal before, upload
  end
end
