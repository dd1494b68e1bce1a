# frozen_string_literal: true

# Templates: one kind of request, many keys.

require_relative "fixture"
require "set"

class TemplatesTest < Minitest::Test
  include Fixture

  def setup
    @template = SIGNER.template("PutObject", bucket: "photos", content_type: "image/png", expires_in: 60)
  end

  def test_a_template_signs_what_a_signer_does
    signed = SIGNER.presign("PutObject", bucket: "photos", key: "a b", content_type: "image/png", expires_in: 60,
                                         signing_time: NOW)
    assert_equal signed.url, @template.url("a b", signing_time: NOW)
    assert_equal signed, @template.presign("a b", signing_time: NOW)
    assert_equal [signed.url], @template.urls(["a b"], signing_time: NOW)
  end

  def test_many_keys_are_signed_at_one_instant
    keys = (1..2000).map { |number| "#{number}.png" }
    urls = @template.urls(keys)
    assert_equal 1, urls.map { |url| url[/X-Amz-Date=(\w+)/, 1] }.uniq.size
    assert_equal 2000, urls.uniq.size
    assert_equal keys, urls.map { |url| url[%r{/([^/]+)\?}, 1] }
  end

  def test_keys_come_from_anything_enumerable
    expected = @template.urls(%w[1 2 3], signing_time: NOW)
    one_by_one = Enumerator.new { |keys| keys << "1" << "2" << "3" }
    [%w[1 2 3].each, %w[1 2 3].lazy, %w[1 2 3].to_set, ("1".."3"), one_by_one].each do |keys|
      assert_equal expected, @template.urls(keys, signing_time: NOW)
    end
    assert_empty @template.urls([])
  end

  def test_one_bad_key_and_none_is_signed
    refused("InvalidKey") { @template.urls(["a", "", "b"]) }
  end

  def test_what_is_wrong_is_said_when_the_template_is_made
    refused("UnknownParameter") { SIGNER.template("GetObject", bucket: "b", nonsense: 1) }
    refused("InvalidBucketName") { SIGNER.template("GetObject", bucket: "a b") }
  end

  def test_operations_without_a_key
    list = SIGNER.template("ListObjectsV2", bucket: "photos", prefix: "a/")
    assert_includes list.url(signing_time: NOW), "prefix=a%2F"
    assert_equal list.url(signing_time: NOW), list.presign(signing_time: NOW).url
    refused("UnexpectedKey") { list.url("k") }
    refused("MissingKey") { @template.url }
  end

  def test_a_url_is_the_callers_own
    first = @template.url("a", signing_time: NOW)
    kept = first.dup
    first << "changed"
    100.times { |number| @template.url("other-#{number}") }
    assert_equal kept, @template.url("a", signing_time: NOW)
    assert_equal "#{kept}changed", first
  end

  def test_long_answers_are_asked_for_twice
    long = "x" * 1024
    template = SIGNER.template("GetObject", bucket: "photos", query: (1..40).to_h { |n| ["q#{n}", "v" * 400] })
    url = template.url(long, signing_time: NOW)
    assert_operator url.bytesize, :>, 16_384
    assert_match(/X-Amz-Signature=\h{64}\z/, url)
    assert_equal url, template.presign(long, signing_time: NOW).url
  end
end
