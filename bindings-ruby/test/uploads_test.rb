# frozen_string_literal: true

# Forms, and uploads in parts.

require_relative "fixture"
require "json"

class UploadsTest < Minitest::Test
  include Fixture

  def test_a_form_says_what_its_page_must_know
    post = form(starts_with: { "Content-Type" => "image/" }, max_content_length: 1000, metadata: { owner: "ada" })
    assert_equal "https://photos.s3.eu-west-1.amazonaws.com/", post.url
    assert_equal "POST", post.method
    assert_equal "u/42/${filename}", post.fields["key"]
    assert_equal "ada", post.fields["x-amz-meta-owner"]
    assert_match(/\A\h{64}\z/, post.fields["x-amz-signature"])
    assert_equal post.policy, post.fields["policy"].unpack1("m")
    conditions = JSON.parse(post.policy).fetch("conditions")
    assert_includes conditions, ["starts-with", "$Content-Type", "image/"]
    assert_includes conditions, ["content-length-range", 0, 1000]
    assert_equal [NOW, NOW + 900, "request"], [post.signed_at, post.expires_at, post.limited_by]
    assert_empty post.warnings
    assert_match(/\Acurl /, post.curl)
  end

  def test_a_form_that_nothing_bounds_is_warned_of
    assert_equal ["UnboundedUpload"], form.warnings.map(&:code)
  end

  def test_a_form_is_refused_before_signing
    refused("UnknownFormField") { form(nonsense: 1) }
    refused("InvalidContentLengthRange") { form(min_content_length: 2, max_content_length: 1) }
    refused("MissingOption") { SIGNER.presign_post(key: "k") }
  end

  def test_the_rule_for_forms
    rule = form.cors_rule("https://app.example.com")
    assert_equal [%w[https://app.example.com], %w[POST]], [rule.allowed_origins, rule.allowed_methods]
    refused("InvalidOrigin") { form.cors_rule("app.example.com") }
  end

  def test_the_rule_for_a_request_is_xml_and_json
    rule = upload(content_type: "image/png").cors_rule("https://*.example.com")
    assert_equal ["PUT"], rule.allowed_methods
    assert_equal [["content-type"], ["ETag"]], [rule.allowed_headers, rule.expose_headers]
    assert_includes rule.to_xml, "<AllowedOrigin>https://*.example.com</AllowedOrigin>"
    written = JSON.parse(rule.to_json)
    assert_equal ["PUT"], written["CORSRules"].first["AllowedMethods"]
    assert_equal [written], JSON.parse(JSON.generate([rule]))
    refused("InvalidOrigin") { upload.cors_rule("https://*.*") }
  end

  def test_one_rule_for_several_results
    rule = S3Presign.cors_rule([form, upload], "* null")
    assert_equal [%w[POST PUT], %w[* null]], [rule.allowed_methods, rule.allowed_origins]
    refused("MissingOption") { S3Presign.cors_rule([], "*") }
  end

  def test_a_plan_covers_the_object
    plan = S3Presign.multipart_plan(20_000_000, part_size: 6_000_000)
    assert_equal [20_000_000, 6_000_000, 4], [plan.object_size, plan.part_size, plan.part_count]
    assert_equal [1, 2, 3, 4], plan.parts.map(&:number)
    assert_equal [0, 6_000_000, 12_000_000, 18_000_000], plan.parts.map(&:first_byte)
    assert_equal 20_000_000, plan.parts.sum(&:size)
    refused("InvalidPartSize") { S3Presign.multipart_plan(20_000_000, part_size: 1) }
    refused("ObjectTooLarge") { S3Presign.multipart_plan(2**60) }
  end

  def test_the_largest_plan_comes_whole
    plan = S3Presign.multipart_plan(10_000 * (8 << 20))
    assert_equal 10_000, plan.parts.size
    assert_equal plan.object_size, plan.parts.sum(&:size)
  end

  def test_an_upload_in_parts_is_signed_at_one_instant
    upload = parts(object_size: 20_000_000, checksum_sha256: { 2 => ["d" * 32].pack("m0") })
    assert_equal [1, 2, 3], upload.parts.map(&:number)
    assert_equal [0, 8_388_608, 16_777_216], upload.parts.map(&:first_byte)
    assert_equal %w[8388608 8388608 3222784], upload.parts.map { |part| part.request.headers["content-length"] }
    assert upload.parts[1].request.headers.key?("x-amz-checksum-sha256")
    refute upload.parts[0].request.headers.key?("x-amz-checksum-sha256")
    requests = [*upload.parts.map(&:request), upload.complete, upload.abort, upload.list_parts]
    assert_equal %w[UploadPart UploadPart UploadPart CompleteMultipartUpload AbortMultipartUpload ListParts],
                 requests.map(&:operation)
    assert_equal %w[PUT PUT PUT POST DELETE GET], requests.map(&:method)
    assert_equal [[NOW, NOW + 900, "request"]], requests.map { |it| [it.signed_at, it.expires_at, it.limited_by] }.uniq
    requests.each { |request| assert_match(/\Acurl --request|\Acurl '/, request.curl) }
  end

  def test_each_request_is_the_one_that_presign_makes
    upload = parts(part_count: 2)
    assert_nil upload.parts.first.size
    common = { bucket: "videos", key: "film", upload_id: "an id", signing_time: NOW }
    assert_equal SIGNER.presign("UploadPart", part_number: 2, **common).url, upload.parts[1].request.url
    assert_equal SIGNER.presign("AbortMultipartUpload", **common), upload.abort
    assert_equal SIGNER.presign("ListParts", **common), upload.list_parts
  end

  def test_the_largest_upload_comes_whole
    upload = parts(part_count: 10_000)
    assert_equal (1..10_000).to_a, upload.parts.map(&:number)
    assert_match(/partNumber=10000&.*X-Amz-Signature=\h{64}\z/, upload.parts.last.request.url)
  end

  def test_an_upload_is_refused_before_signing
    refused("MissingOption") { SIGNER.presign_multipart(bucket: "b", key: "k", part_count: 1) }
    refused("MissingKey") { SIGNER.presign_multipart(bucket: "b", key: nil, upload_id: "u", part_count: 1) }
    refused("InvalidPartNumber") { parts(part_count: 10_001) }
    refused("TooManyParts") { parts(object_size: 10_001 * 5_242_880, part_size: 5_242_880) }
    refused("PartOutsidePlan") { parts(part_count: 1, checksum_sha256: { 2 => ["d" * 32].pack("m0") }) }
  end

  def test_the_body_that_completes
    body = S3Presign.completed_parts({ 2 => '"b"', 1 => '"a"' }, checksum_sha256: { 1 => ["d" * 32].pack("m0") })
    assert_equal %w[1 2], body.scan(%r{<PartNumber>(\d)</PartNumber>}).flatten
    assert_includes body, "<ChecksumSHA256>"
    assert_equal S3Presign.completed_parts({ 1 => '"a"' }), S3Presign.completed_parts({ "1" => '"a"' })
    assert_equal S3Presign.completed_parts({ 1 => '"a"' }), S3Presign.completed_parts([[1, '"a"']])
    refused("NoParts") { S3Presign.completed_parts({}) }
    refused("InvalidPartNumber") { S3Presign.completed_parts({ 0 => '"a"' }) }
    refused("InvalidEtag") { S3Presign.completed_parts({ 1 => "" }) }
  end

  private

  def form(**fields)
    SIGNER.presign_post(bucket: "photos", key: "u/42/${filename}", signing_time: NOW, **fields)
  end

  def parts(**upload)
    SIGNER.presign_multipart(bucket: "videos", key: "film", upload_id: "an id", signing_time: NOW, **upload)
  end
end
