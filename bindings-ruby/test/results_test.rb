# frozen_string_literal: true

# What comes out: values, comparison, matching, Marshal.

require_relative "fixture"
require "json"
require "yaml"

class ResultsTest < Minitest::Test
  include Fixture

  def test_a_result_says_what_its_sender_must_know
    result = upload(content_type: "image/png")
    assert_equal "PutObject", result.operation
    assert_equal "PUT", result.method
    assert_match %r{\Ahttps://photos\.s3\.eu-west-1\.amazonaws\.com/a%20b\.png\?X-Amz-Algorithm=}, result.url
    assert_equal result.url, result.to_s
    assert_equal({ "content-type" => "image/png" }, result.headers)
    assert_equal NOW, result.signed_at
    assert_equal NOW + 900, result.expires_at
    assert_predicate result.expires_at, :utc?
    assert_equal "request", result.limited_by
    assert_equal ["UnboundedUpload"], result.warnings.map(&:code)
    assert_match(/\AUnboundedUpload: whoever has the URL/, result.warnings.first.to_s)
  end

  def test_a_result_shows_what_was_signed
    result = upload(content_type: "image/png")
    assert_match(%r{\APUT\n/a%20b\.png\nX-Amz-Algorithm=}, result.canonical_request)
    assert_match(/\AAWS4-HMAC-SHA256\n20260102T030405Z\n/, result.string_to_sign)
    assert_match(/\Acurl --request PUT /, result.curl)
    assert_includes result.curl, "'#{result.url}'"
  end

  def test_a_result_that_was_written_down_tells_the_same
    result = upload(content_type: "image/png")
    restored = S3Presign::PresignedRequest.new(**result.to_h)
    assert_equal result, restored
    assert_equal result.curl, restored.curl
    assert_equal result.string_to_sign, restored.string_to_sign
  end

  def test_results_are_frozen_to_the_ground
    all_values.each do |value|
      assert_predicate value, :frozen?
      assert Ractor.shareable?(value), value.class.name
    end
    assert_raises(FrozenError) { upload.headers["content-type"] = "text/html" }
    assert_raises(FrozenError) { upload.url << "x" }
    assert_raises(FrozenError) { upload.instance_variable_set(:@url, "https://elsewhere") }
  end

  def test_results_are_compared_and_hashed_by_what_they_say
    all_values.zip(all_values) do |one, other|
      assert_equal one, other
      assert_operator one, :eql?, other
      assert_equal one.hash, other.hash
    end
    assert_equal 1, { upload => 1, upload(content_type: nil) => 2 }.size
    refute_equal upload, upload(expires_in: 5)
    refute_equal upload.warnings.first, upload.warnings.first.to_h
  end

  def test_results_match_patterns
    case upload
    in { method: "PUT", url: String => url, warnings: [{ code: "UnboundedUpload" }, *] }
      assert_equal upload.url, url
    end
    case upload.warnings.first
    in [code, String]
      assert_equal "UnboundedUpload", code
    end
    assert_equal({ method: "PUT" }, upload.deconstruct_keys(%i[method nothing]))
    assert_equal upload.to_h, upload.deconstruct_keys(nil)
    assert_equal S3Presign::PresignedRequest::MEMBERS, upload.to_h.keys
  end

  def test_json_is_what_a_page_must_know
    told = JSON.parse(upload.to_json)
    assert_equal S3Presign::PresignedRequest::MEMBERS.map(&:to_s), told.keys
    assert_nil told["unsigned_path_prefix"]
    assert_match(/\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z/, told["expires_at"])
    assert_equal upload.warnings.first.code, told["warnings"].first["code"]
    assert_equal told, JSON.parse(JSON.generate([upload])).first
    assert_equal told, upload.as_json
  end

  def test_results_survive_marshal_and_are_as_frozen_as_before
    all_values.each do |value|
      restored = Marshal.load(Marshal.dump(value))
      assert_equal value, restored
      assert Ractor.shareable?(restored), value.class.name
    end
  end

  def test_copies_of_results_are_frozen_too
    [upload.dup, upload.clone].each do |copy|
      assert_equal upload, copy
      assert_predicate copy, :frozen?
    end
  end

  def test_errors_survive_marshal
    error = refused("InvalidKey") { SIGNER.presign("GetObject", bucket: "b", key: "") }
    restored = Marshal.load(Marshal.dump(error))
    assert_instance_of S3Presign::InvalidKey, restored
    assert_equal [error.code, error.message], [restored.code, restored.message]
  end

  def test_what_holds_a_secret_is_not_copied_or_written_down
    [SIGNER, SIGNER.template("GetObject", bucket: "b")].each do |secret|
      deeds = [-> { Marshal.dump(secret) }, -> { secret.dup }, -> { secret.clone }, -> { YAML.dump(secret) },
               -> { JSON.generate([secret]) }]
      deeds.each do |deed|
        assert_match(/holds a secret/, assert_raises(TypeError, &deed).message)
      end
      assert_predicate secret, :frozen?
    end
  end

  private

  # One of each kind of result.
  def all_values
    post = SIGNER.presign_post(bucket: "b", key: "k", signing_time: NOW)
    parts = SIGNER.presign_multipart(bucket: "b", key: "k", upload_id: "u", object_size: 9_000_000, signing_time: NOW)
    request = S3Presign::ReceivedRequest.new("PUT", upload.url)
    form = S3Presign::ReceivedForm.new("b", post.fields)
    plan = S3Presign.multipart_plan(20_000_000)
    explained = S3Presign.explain(upload.url, now: NOW)
    diagnosis = S3Presign.diagnose("<Error><Code>RequestTimeTooSkewed</Code></Error>", upload)
    [
      upload, upload.warnings.first, post, parts, parts.parts.first, plan, plan.parts.first,
      upload.cors_rule("https://a.example"), request.verify(SECRET, now: NOW), form.verify(SECRET, now: NOW),
      explained, explained.aspects.first, diagnosis, diagnosis.findings.first, *policies
    ]
  end

  def policies
    needed = S3Presign.permissions("GetObject", region: "eu-west-1", bucket: "photos")
    [needed, needed.permissions.first, needed.optional.first, needed.open_places.first, S3Presign.policy(needed),
     S3Presign.guard_policy(bucket: "photos", https: true)]
  end
end
