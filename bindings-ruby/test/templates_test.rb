# frozen_string_literal: true

# Templates: one kind of request, many keys.

require_relative "fixture"
require "set"

class TemplatesTest < Minitest::Test
  include Fixture

  SIGNER_WITH_LONG_TOKEN = S3Presign::Signer.new(access_key_id: "ASIAIOSFODNN7EXAMPLE", secret_access_key: "s",
                                                 session_token: "t/" * 2000, region: "eu-west-1")

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

  def test_many_keys_have_the_urls_of_one_at_a_time
    keys = (0...1300).map { |number| "2026/\u00e9 #{"x" * (number % 200)}#{number}" }
    token = SIGNER_WITH_LONG_TOKEN.template("GetObject", bucket: "photos")
    [0, 1, 511, 512, 513, 1300].each do |size|
      [@template, token].each do |template|
        one_by_one = keys.first(size).map { |key| template.url(key, signing_time: NOW) }
        assert_equal one_by_one, template.urls(keys.first(size), signing_time: NOW)
      end
    end
  end

  def test_a_url_of_many_is_text_of_its_own
    urls = @template.urls(%w[a b], signing_time: NOW)
    assert_equal [Encoding::UTF_8], urls.map(&:encoding).uniq
    urls.each { |url| url << "changed" }
    assert_equal @template.url("b", signing_time: NOW), urls.last.delete_suffix("changed")
  end

  def test_one_bad_key_and_none_is_signed
    error = refused("InvalidKey") { @template.urls(["a", "", "b"]) }
    assert_equal 1, error.row
    assert_nil refused("InvalidKey") { @template.url("") }.row
  end

  def test_the_first_row_that_is_refused_is_named
    keys = (0...1300).map(&:to_s)
    broken = { "" => "InvalidKey", "k" * 1025 => "InvalidKey", "a\xff" => "InvalidUtf8", nil => "WrongType",
               "caf\xe9".dup.force_encoding("Shift_JIS") => "InvalidUtf8" }
    [0, 1, 511, 512, 1299].product(broken.to_a) do |row, (key, code)|
      given = [*keys, ""].tap { |all| all[row] = key }
      error = refused(code) { @template.urls(given, signing_time: NOW) }
      assert_equal row, error.row
      assert_match(/\Arow #{row}: /, error.message)
    end
    error = refused("InvalidKey") { @template.urls([*keys, "", 5]) }
    assert_equal 1300, error.row
  end

  def test_what_no_key_can_help_is_told_of_the_first
    ended = S3Presign::Signer.new(access_key_id: "ASIAIOSFODNN7EXAMPLE", secret_access_key: "s", session_token: "t",
                                  credentials_expiration: NOW, region: "eu-west-1")
    template = ended.template("GetObject", bucket: "photos")
    assert_equal 0, refused("CredentialsExpired") { template.urls(["a", ""], signing_time: NOW) }.row
    assert_empty template.urls([], signing_time: NOW)
  end

  def test_what_is_wrong_is_said_when_the_template_is_made
    beyond_signatures
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
