# frozen_string_literal: true

# What goes in: every type of value that a parameter takes.

require_relative "fixture"
require "date"
require "digest"

class ArgumentsTest < Minitest::Test
  include Fixture

  def test_a_name_is_spelled_in_any_way
    beyond_signatures
    %i[ContentType contentType content_type CONTENT_TYPE].each do |name|
      assert_equal({ "content-type" => "image/png" }, headers(name => "image/png"))
    end
  end

  def test_an_operation_is_spelled_in_any_way_too
    urls = ["GetObject", "get_object", :get_object, :GetObject].map do |operation|
      SIGNER.presign(operation, bucket: "photos", key: "k", signing_time: NOW).url
    end
    assert_equal 1, urls.uniq.size
  end

  def test_values_are_written_by_their_type
    assert_equal({ "content-length" => "5" }, headers(content_length: 5))
    assert_equal({ "content-length" => "4294967296" }, headers(content_length: 2**32))
    assert_equal({ "x-amz-storage-class" => "STANDARD_IA" }, headers(storage_class: :STANDARD_IA))
    assert_equal({ "x-amz-server-side-encryption-bucket-key-enabled" => "true" }, headers(bucket_key_enabled: true))
    assert_equal({ "x-amz-server-side-encryption-bucket-key-enabled" => "false" }, headers(bucket_key_enabled: false))
  end

  def test_maps_are_entries
    expected = { "x-amz-meta-owner" => "ada", "x-amz-meta-page" => "3" }
    assert_equal expected, headers(metadata: { "Owner" => "ada", page: 3 })
    assert_equal({ "x-custom" => "v" }, headers(headers: { "X-Custom" => "v" }))
    assert_includes SIGNER.presign("GetObject", bucket: "b", key: "k", query: { "x y" => "z" }).url, "&x%20y=z&"
  end

  def test_lists_are_given_item_by_item
    result = SIGNER.presign("GetObjectAttributes", bucket: "b", key: "k", object_attributes: %w[ETag ObjectSize])
    assert_equal({ "x-amz-object-attributes" => "ETag,ObjectSize" }, result.headers)
  end

  def test_nil_and_nothing_are_not_given
    assert_empty headers(content_type: nil)
    assert_empty headers(metadata: {})
    assert_empty headers(headers: nil, query: nil)
  end

  def test_a_digest_is_base64
    digest = Digest::SHA256.new.update("body")
    assert_equal({ "x-amz-checksum-sha256" => digest.base64digest }, headers(checksum_sha256: digest))
    assert_equal headers(checksum_sha256: digest), headers(checksum_sha256: Digest::SHA256.base64digest("body"))
    parts = SIGNER.presign_multipart(bucket: "b", key: "k", upload_id: "u", part_count: 1,
                                     checksum_sha256: { 1 => digest }).parts
    assert_equal digest.base64digest, parts.first.request.headers["x-amz-checksum-sha256"]
  end

  def test_an_encryption_key_is_written_by_pack
    key = ["k" * 32].pack("m0")
    sent = headers(sse_customer_algorithm: "AES256", sse_customer_key: key)
    assert_equal key, sent["x-amz-server-side-encryption-customer-key"]
    refute_includes upload(sse_customer_algorithm: "AES256", sse_customer_key: key).inspect, key
  end

  def test_instants_are_whole_seconds_of_any_zone
    expected = { "expires" => "Wed, 04 Mar 2026 05:06:07 GMT" }
    assert_equal expected, headers(expires: Time.new(2026, 3, 4, 6, 6, 7.999r, "+01:00"))
    assert_equal expected, headers(expires: DateTime.new(2026, 3, 4, 6, 6, 7, "+1"))
  end

  def test_durations_and_ends
    assert_equal "900", life
    assert_equal "60", life(expires_in: 60)
    assert_equal "60", life(expires_in: "60")
    assert_equal "120", life(expires_at: NOW + 120)
    assert_equal "120", life(expires_at: NOW + 120.999r)
    assert_equal "120", life(expires_at: (NOW + 120).getlocal("+05:30"))
    assert_equal "4500", life(stable_for: 3600)
  end

  def test_signing_times_are_rounded_down
    assert_equal NOW, upload(signing_time: NOW + 0.999r).signed_at
    before = Time.at(-1, -1, :nanosecond)
    result = SIGNER.presign("GetObject", bucket: "b", key: "k", signing_time: before)
    assert_equal Time.at(-2), result.signed_at
    assert_equal NOW, upload(signing_time: NOW.to_datetime).signed_at
    assert_equal NOW, upload(signing_time: DateTime.new(2026, 1, 2, 5, 4, 5.9r, "+2")).signed_at
    assert_equal Time.at(-2), upload(signing_time: DateTime.new(1969, 12, 31, 23, 59, 58.5r)).signed_at
  end

  def test_a_signing_time_is_checked_however_far_away
    [Time.utc(10_000), Time.at(2**80), Time.at(-(2**80))].each do |time|
      refused("InvalidSigningTime") { SIGNER.presign("GetObject", bucket: "b", key: "k", signing_time: time) }
    end
  end

  def test_the_clock_is_the_one_that_tests_freeze
    Time.stub(:now, NOW) do
      assert_equal NOW, SIGNER.presign("GetObject", bucket: "b", key: "k").signed_at
      template = SIGNER.template("GetObject", bucket: "b")
      assert_equal template.url("k", signing_time: NOW), template.url("k")
      assert_equal "valid", S3Presign.explain(template.url("k")).state
    end
  end

  private

  def life(**arguments)
    url = SIGNER.presign("GetObject", bucket: "b", key: "k", signing_time: NOW, **arguments).url
    url[/&X-Amz-Expires=(\d+)/, 1]
  end
end
