# frozen_string_literal: true

# Strings in every encoding; what they mean is signed, and what means nothing is refused.

require_relative "fixture"

class EncodingsTest < Minitest::Test
  include Fixture

  TEXT = "Übersicht 😀 𝒳.pdf"
  ENCODED = "%C3%9Cbersicht%20%F0%9F%98%80%20%F0%9D%92%B3.pdf"

  def setup
    @template = SIGNER.template("GetObject", bucket: "photos")
  end

  def test_unicode_beyond_the_first_plane
    assert_includes @template.url(TEXT), "/#{ENCODED}?"
    assert_includes SIGNER.object_url("photos", TEXT), "/#{ENCODED}"
    assert_equal TEXT, S3Presign.explain(@template.url(TEXT)).key
  end

  def test_other_encodings_are_converted
    [Encoding::UTF_16LE, Encoding::UTF_16BE, Encoding::UTF_32LE].each do |encoding|
      assert_includes @template.url(TEXT.encode(encoding)), "/#{ENCODED}?"
    end
    assert_includes @template.url("表.txt".encode(Encoding::Shift_JIS)), "/%E8%A1%A8.txt?"
    assert_includes @template.url("é".encode(Encoding::ISO_8859_1)), "/%C3%A9?"
  end

  def test_bytes_without_an_encoding_are_taken_as_utf8
    [Encoding::BINARY, Encoding::US_ASCII].each do |encoding|
      text = TEXT.dup.force_encoding(encoding).freeze
      assert_includes @template.url(text), "/#{ENCODED}?"
      assert_equal encoding, text.encoding
      assert_equal({ "x-amz-website-redirect-location" => "/é" },
                   headers(website_redirect_location: "/é".dup.force_encoding(encoding)))
    end
  end

  def test_all_encodings_in_one_list
    names = { "a" => "é", "b" => "é".b, "c" => "é".encode(Encoding::UTF_16LE),
              "d" => "é".dup.force_encoding("US-ASCII") }
    url = SIGNER.presign("GetObject", bucket: "photos", key: "k", query: names).url
    assert_includes url, "a=%C3%A9&b=%C3%A9&c=%C3%A9&d=%C3%A9"
  end

  def test_bytes_that_are_no_text_are_refused_before_signing
    ["\xff", "\xff".b, "\xed\xa0\x80", "\xff".dup.force_encoding("US-ASCII")].each do |bad|
      refused("InvalidUtf8") { @template.url(bad) }
      refused("InvalidUtf8") { @template.urls(["k", bad]) }
      refused("InvalidUtf8") { SIGNER.presign("GetObject", bucket: "photos", key: bad) }
      refused("InvalidUtf8") { SIGNER.object_url("photos", bad) }
      refused("InvalidUtf8") { S3Presign.redact(bad) }
      error = refused("InvalidUtf8") { upload(content_type: bad) }
      assert_includes error.message, '"content_type"'
      assert_predicate error.message, :valid_encoding?
      refused("InvalidUtf8") { upload(metadata: { bad => "v" }) }
    end
  end

  def test_text_that_is_not_of_its_encoding_is_refused_too
    broken = "\x81".dup.force_encoding(Encoding::Shift_JIS)
    error = refused("InvalidUtf8") { @template.url(broken) }
    assert_equal '"key" is not valid Shift_JIS; pass what can be written in UTF-8', error.message
    assert_nil error.cause
    refused("InvalidUtf8") { upload(content_type: "\x00\xd8".dup.force_encoding(Encoding::UTF_16LE)) }
  end

  def test_answers_are_utf8
    [@template.url("k"), upload.url, upload.curl, upload.headers.to_a,
     upload.warnings.first.message].flatten.each do |text|
      assert_equal Encoding::UTF_8, text.encoding
      assert_predicate text, :valid_encoding?
    end
  end

  def test_a_nul_in_a_key_is_a_character
    assert_includes @template.url("a\0expires-in\x001"), "/a%00expires-in%001?"
  end

  def test_a_nul_elsewhere_smuggles_nothing
    beyond_signatures
    refused("MalformedParameters") { upload(content_type: "a\0bucket\0other") }
    refused("MalformedParameters") { upload("metadata\x00owner": "x") }
    refused("MalformedParameters") { upload(metadata: { "a\0b" => "x" }) }
    refused("MalformedParameters") { upload(content_type: "\0") }
    refused("MalformedParameters") { SIGNER.template("GetObject", bucket: "b\0") }
    refused("MalformedParameters") { SIGNER.presign_post(bucket: "b", key: "a\0b") }
    refused("MalformedParameters") { S3Presign::Signer.new(access_key_id: "a\0secret-access-key\0s", region: "r") }
    refused("MalformedParameters") { S3Presign::ReceivedRequest.new("GET", "/\0", { "host" => "a" }) }
    # Two strings more, and still not one of the list's.
    refused("MalformedParameters") { upload(content_type: "a", content_language: "b\0content-length\0005") }
  end

  def test_huge_inputs_are_refused_or_signed_whole
    refused("InvalidKey") { @template.url("k" * 10_000_000) }
    assert_includes @template.url("é" * 512), "/#{"%C3%A9" * 512}?"
    refused("MetadataTooLarge") { upload(metadata: { "a" => "v" * 1_000_000 }) }
    # Longer than the buffer that is kept, so each call is made twice.
    long = "v" * 40_000
    result = SIGNER.presign("GetObject", bucket: "photos", key: "k", query: { "q" => long }, signing_time: NOW)
    assert_includes result.url, "&q=#{long}&"
    template = SIGNER.template("GetObject", bucket: "photos", query: { "q" => long })
    assert_equal result.url, template.url("k", signing_time: NOW)
    assert_equal result, template.presign("k", signing_time: NOW)
    assert_includes result.curl, long
  end
end
