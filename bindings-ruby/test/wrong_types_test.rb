# frozen_string_literal: true

# What no parameter takes is a TypeError that names the argument. These tests pass what
# the signatures forbid, so they do not run under RBS.

require_relative "fixture"
require "date"

class WrongTypesTest < Minitest::Test
  include Fixture

  [1.5, Object.new, 1..2, 3i, Date.new(2026, 1, 2), $stdin].each do |value|
    define_method("test_#{value.class}_is_refused_by_name") do
      error = assert_raises(TypeError) { upload(content_length: value) }
      assert_match(/\Acontent_length is of type #{value.class}; pass a String, /, error.message)
    end
  end

  {
    { metadata: { "owner" => nil } } => "metadata:owner is of type NilClass",
    { metadata: { "owner" => { "name" => "ada" } } } => "metadata:owner is of type Hash",
    { metadata: { 1.5 => "ada" } } => "a name in metadata is of type Float; pass a String",
    { headers: { "x-a" => nil } } => "header:x-a is of type NilClass",
    { acl: [["private"]] } => "acl is of type Array",
    { acl: [nil] } => "acl is of type NilClass",
    { headers: "a: b" } => "headers is of type String; pass a Hash, or pairs",
    { query: 5 } => "query is of type Integer; pass a Hash, or pairs",
    { key: 5 } => "key is of type Integer; pass a String",
    { key: :symbol } => "key is of type Symbol; pass a String",
    { signing_time: 5 } => "signing_time is of type Integer; pass a Time",
    { signing_time: Date.new(2026) } => "signing_time is of type Date; pass a Time",
    { expires_in: 1.5 } => "expires_in is of type Float"
  }.each do |arguments, message|
    define_method("test_#{message.tr(" ", "_")}") do
      assert_includes assert_raises(TypeError) { upload(**arguments) }.message, message
    end
  end

  def test_keys_of_templates_are_strings
    template = SIGNER.template("GetObject", bucket: "b")
    assert_raises(TypeError) { template.url(5) }
    assert_raises(TypeError) { template.presign(:k) }
    assert_raises(TypeError) { template.urls(["a", nil]) }
    assert_raises(TypeError) { template.urls([5]) }
  end

  def test_other_calls_name_their_arguments_too
    assert_equal "bucket is of type Symbol; pass a String",
                 assert_raises(TypeError) { SIGNER.object_url(:photos, "k") }.message
    assert_raises(TypeError) { SIGNER.object_url("photos", nil) }
    assert_raises(TypeError) { S3Presign.redact(nil) }
    assert_raises(TypeError) { upload.cors_rule(nil) }
    assert_raises(TypeError) { S3Presign::ReceivedRequest.new("GET", "/", "host: x") }
    assert_raises(TypeError) { SIGNER.scoped(bucket: "b", operations: "GetObject") }
    assert_raises(TypeError) { S3Presign::Signer.from_aws(Object.new, region: "r") }
    assert_raises(TypeError) { S3Presign::Signer.new(region: 1.5) }
  end

  def test_what_is_missing_is_said
    assert_raises(ArgumentError) { SIGNER.scoped(bucket: "b") }
    assert_raises(ArgumentError) { SIGNER.presign_multipart(bucket: "b") }
    error = assert_raises(ArgumentError) { SIGNER.template("GetObject", bucket: "b", key: "k") }
    assert_equal "key is left open in a template; pass it to url", error.message
    assert_raises(ArgumentError) { SIGNER.template("GetObject", bucket: "b", signing_time: NOW) }
    assert_raises(ArgumentError) { S3Presign.diagnose("<Error/>", upload, url: "https://x") }
  end

  def test_a_template_is_made_by_a_signer_alone
    assert_raises(NoMethodError) { S3Presign::Template.new("no handle") }
    refused("NullPointer") { S3Presign::Template.allocate.url("k") }
    refused("NullPointer") { S3Presign::Signer.allocate.object_url("b", "k") }
  end
end
