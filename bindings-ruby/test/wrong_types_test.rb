# frozen_string_literal: true

# What no parameter takes is refused with a code, and not shown. These tests pass what the
# signatures forbid, so they do not run under RBS.

require_relative "fixture"
require "bigdecimal"
require "date"
require "digest"

class WrongTypesTest < Minitest::Test
  include Fixture

  # Stands in whatever can hold a text, and must not be told.
  PLANTED = "planted+value"
  # What is a String, and more than that.
  Named = Class.new(String)

  # Every kind of value that somebody may pass by mistake.
  VALUES = [
    false, true, :"planted+value", 0, -1, 2**200, -(2**200), 1.5, Float::NAN, Float::INFINITY, BigDecimal("1.5"), 3i,
    1r, [], {}, [nil], [[PLANTED]], [PLANTED, 1.5], { PLANTED => 1.5 }, { PLANTED => [] }, { "" => "" },
    { 1.5 => PLANTED }, { PLANTED => { PLANTED => PLANTED } }, Named.new(PLANTED), PLANTED.b, "\xff#{PLANTED}",
    "\xff#{PLANTED}".b,
    "\x81 #{PLANTED}".dup.force_encoding(Encoding::Shift_JIS), "\0#{PLANTED}", "", 1..2, Date.new(2026, 1, 2), $stdin,
    Digest::SHA256.new, Object.new, Class, -> { PLANTED }, Time.at(2**80), Struct.new(:in_seconds).new(Float::NAN)
  ].freeze

  # Arguments of a call that takes many, one at a time.
  def self.each_of(call, names, &made)
    names.to_h { |name| [:"#{call}_#{name}", ->(value) { made.call(name => value) }] }
  end

  TEMPLATE = SIGNER.template("GetObject", bucket: "b")
  REQUEST = SIGNER.presign("GetObject", bucket: "photos", key: "k")
  POST = SIGNER.presign_post(bucket: "b", key: "k")
  RECEIVED = S3Presign::ReceivedRequest.new("GET", REQUEST.url)

  OF_SIGNERS = %i[access_key_id secret_access_key session_token credentials_expiration region endpoint addressing
                  use_fips max_expires_in].freeze
  OF_REQUESTS = %i[operation bucket key signing_time expires_in expires_at stable_for backdate require_full_lifetime
                   headers_in_query download_as create_only headers query content_type content_length metadata acl
                   sse_customer_key bucket_key_enabled expires nonsense].freeze
  OF_FORMS = %i[bucket key starts_with min_content_length max_content_length expires_in signing_time metadata
                acl].freeze
  OF_UPLOADS = %i[bucket key upload_id object_size part_size part_count sign_content_length checksum_sha256
                  signing_time].freeze
  RULES = %i[now session_token credentials_expiration region service max_expires_in clock_skew nonsense].freeze

  # Every argument of every call, one at a time.
  CALLS = {
    **each_of("signer", OF_SIGNERS) do |wrong|
      S3Presign::Signer.new(access_key_id: "A", secret_access_key: "s", region: "r", **wrong)
    end,
    **each_of("put", OF_REQUESTS) do |wrong|
      operation, *rest = { operation: "PutObject", bucket: "b", key: "k", **wrong }.to_a
      SIGNER.presign(operation.last, **rest.to_h)
    end,
    **each_of("copy", %i[copy_source]) { |wrong| SIGNER.presign("CopyObject", bucket: "b", key: "k", **wrong) },
    **each_of("attributes", %i[object_attributes]) do |wrong|
      SIGNER.presign("GetObjectAttributes", bucket: "b", key: "k", **wrong)
    end,
    **each_of("template", %i[content_length key]) { |wrong| SIGNER.template("PutObject", bucket: "b", **wrong) },
    **each_of("form", OF_FORMS) { |wrong| SIGNER.presign_post(bucket: "b", key: "k", **wrong) },
    **each_of("parts", OF_UPLOADS) do |wrong|
      SIGNER.presign_multipart(bucket: "b", key: "k", upload_id: "u", part_count: 1, **wrong)
    end,
    **each_of("scope", %i[bucket operations key_prefix max_expires_in nonsense]) do |wrong|
      SIGNER.scoped(bucket: "b", operations: ["GetObject"], **wrong)
    end,
    **each_of("verify", RULES) { |wrong| RECEIVED.verify(SECRET, **wrong) },
    object_url_bucket: ->(v) { SIGNER.object_url(v, "k") },
    object_url_key: ->(v) { SIGNER.object_url("b", v) },
    url_key: ->(v) { TEMPLATE.url(v) },
    url_time: ->(v) { TEMPLATE.url("k", signing_time: v) },
    urls: ->(v) { TEMPLATE.urls(v) },
    urls_key: ->(v) { TEMPLATE.urls(["k", v]) },
    from_template: ->(v) { TEMPLATE.presign(v) },
    origin: ->(v) { REQUEST.cors_rule(v) },
    cors_results: ->(v) { S3Presign.cors_rule(v, "*") },
    redact: ->(v) { S3Presign.redact(v) },
    explain: ->(v) { S3Presign.explain(v) },
    explain_method: ->(v) { S3Presign.explain(REQUEST.url, method: v) },
    explain_now: ->(v) { S3Presign.explain(REQUEST.url, now: v) },
    diagnose: ->(v) { S3Presign.diagnose(v) },
    diagnose_url: ->(v) { S3Presign.diagnose("<Error/>", method: "GET", url: v) },
    diagnose_headers: ->(v) { S3Presign.diagnose("<Error/>", method: "GET", url: REQUEST.url, headers: v) },
    plan: ->(v) { S3Presign.multipart_plan(v) },
    plan_part: ->(v) { S3Presign.multipart_plan(20_000_000, part_size: v) },
    completed: ->(v) { S3Presign.completed_parts(v) },
    completed_part: ->(v) { S3Presign.completed_parts({ 1 => v }) },
    completed_checksum: ->(v) { S3Presign.completed_parts({ 1 => '"a"' }, checksum_sha256: v) },
    received_method: ->(v) { S3Presign::ReceivedRequest.new(v, REQUEST.url) },
    received_url: ->(v) { S3Presign::ReceivedRequest.new("GET", v) },
    received_headers: ->(v) { S3Presign::ReceivedRequest.new("GET", REQUEST.url, v) },
    form_received: ->(v) { S3Presign::ReceivedForm.new(v, POST.fields) },
    form_fields: ->(v) { S3Presign::ReceivedForm.new("b", v) },
    form_length: ->(v) { S3Presign::ReceivedForm.new("b", POST.fields, content_length: v) },
    form_name: ->(v) { S3Presign::ReceivedForm.new("b", POST.fields, file_name: v) },
    secret: ->(v) { RECEIVED.verify(v) },
    form_secret: ->(v) { S3Presign::ReceivedForm.new("b", POST.fields).verify(v) },
    credentials: ->(v) { S3Presign::Signer.from_aws(v, region: "r") }
  }.freeze

  # Two of each hundred answers are right: a false for `create_only`, say. None is another error.
  CALLS.each do |name, call|
    define_method("test_no_value_of_#{name}_ends_otherwise") do
      VALUES.each do |value|
        call.call(value)
      rescue S3Presign::Error => e
        refute_empty e.code
        assert_predicate e.message, :valid_encoding?
        if e.code == "WrongType"
          refute_includes e.full_message, PLANTED
          assert_nil e.cause
        end
      end
    end
  end

  def test_nothing_is_silently_left_out
    CALLS.each do |name, call|
      next if %i[put_metadata put_headers put_query form_metadata form_starts_with diagnose_headers received_headers
                 urls].include?(name)

      [[], {}].each { |nothing| assert_raises(S3Presign::Error, "#{name} of #{nothing}") { call.call(nothing) } }
    end
    [[], {}].each { |nothing| assert_empty headers(metadata: nothing, headers: nothing, query: nothing) }
    refused("WrongType") { upload(content_length: []) }
    refused("WrongType") { upload(content_length: {}) }
    refused("WrongType") { upload(headers: { "x-a" => [] }) }
    refused("WrongType") { upload(metadata: { "" => "" }) }
  end

  {
    { content_length: 1.5 } => '"ContentLength" is of type Float; pass a String, ',
    { metadata: { "owner" => nil } } => '"Metadata" is of type NilClass',
    { metadata: { "owner" => { "name" => "ada" } } } => '"Metadata" is a map',
    { metadata: { 1.5 => "ada" } } => '"Metadata" is of type Float; pass a String as the name of an entry',
    { headers: { "x-a" => nil } } => '"header" is of type NilClass',
    { acl: [["private"]] } => '"ACL" is a list',
    { acl: [nil] } => '"ACL" is of type NilClass',
    { headers: "a: b" } => '"header" is of type String; pass a Hash, or pairs',
    { headers: false } => '"header" is of type FalseClass; pass a Hash, or pairs',
    { query: 5 } => '"query" is of type Integer; pass a Hash, or pairs',
    { key: false } => '"key" is of type FalseClass; pass a String',
    { key: :symbol } => '"key" is of type Symbol; pass a String',
    { signing_time: 5 } => '"signing_time" is of type Integer; pass a Time',
    { signing_time: Date.new(2026) } => '"signing_time" is of type Date; pass a Time',
    { expires_in: 1.5 } => '"expires_in" is of type Float'
  }.each do |arguments, message|
    define_method("test_#{message.tr(" ", "_")}") do
      assert_includes refused("WrongType") { upload(**arguments) }.message, message
    end
  end

  def test_the_library_says_where_a_value_of_another_type_belongs
    {
      "BodyParameter" => [{ Delete: { Objects: [{ Key: "a.png" }] } }, "Delete"],
      "UnknownParameter" => [{ "a\nb": 1.5 }, "a\nb"],
      "WrongType" => [{ headers: [1.5] }, "header"]
    }.each do |code, (arguments, parameter)|
      assert_equal parameter, refused(code) { SIGNER.presign("DeleteObjects", bucket: "b", **arguments) }.parameter
    end
    assert_equal "key", refused("WrongType") { upload(key: 5) }.parameter
  end

  def test_lengths_are_whole_numbers_that_are_not_negative
    [-1, 2**200, "1.5", "many"].each do |length|
      refused("InvalidParameter") { upload(content_length: length) }
      refused("InvalidOption") { S3Presign::ReceivedForm.new("b", POST.fields, content_length: length) }
    end
  end

  def test_what_is_missing_is_said
    assert_raises(ArgumentError) { SIGNER.scoped(bucket: "b") }
    assert_raises(ArgumentError) { SIGNER.presign_multipart(bucket: "b") }
    refused("UnknownParameter") { SIGNER.template("GetObject", bucket: "b", key: "k") }
    refused("UnknownParameter") { SIGNER.template("GetObject", bucket: "b", signing_time: NOW) }
    assert_raises(ArgumentError) { S3Presign.diagnose("<Error/>", upload, url: "https://x") }
  end

  def test_a_template_is_made_by_a_signer_alone
    assert_raises(NoMethodError) { S3Presign::Template.new("no handle") }
    refused("NullPointer") { S3Presign::Template.allocate.url("k") }
    refused("NullPointer") { S3Presign::Signer.allocate.object_url("b", "k") }
  end

  def test_a_digest_is_no_text
    digest = Digest::SHA256.new
    %i[content_type content_length bucket expires_in].each { |name| refused("WrongType") { upload(name => digest) } }
    [{ metadata: { "a" => digest } }, { headers: { "x-a" => digest } }, { query: { "a" => digest } }]
      .each { |wrong| refused("WrongType") { upload(**wrong) } }
    refused("WrongType") { S3Presign::Signer.new(access_key_id: "a", secret_access_key: digest, region: "r") }
  end

  def test_an_environment_is_names_and_texts
    [1, { "AWS_REGION" => 1 }].each { |wrong| refused("WrongType") { S3Presign::Signer.from_env(wrong) } }
  end

  def test_permissions_and_rules_are_of_what_was_answered
    refused("WrongType") { S3Presign.policy("GetObject") }
    refused("WrongType") { S3Presign.policy(only_needed: Object.new) }
    refused("WrongType") { S3Presign.permissions(1) }
    refused("WrongType") { S3Presign.permissions("GetObject", account: Object.new) }
    refused("WrongType") { S3Presign.cors_rule([upload.url], "*") }
    refused("WrongType") { S3Presign.cors_rule(upload, "*") }
  end
end
