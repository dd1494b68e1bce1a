# frozen_string_literal: true

# What a server does: verify what it receives, explain a URL, diagnose a refusal.

require_relative "fixture"
require "net/http"

class ReceivedTest < Minitest::Test
  include Fixture

  HOST = { "Host" => "photos.s3.eu-west-1.amazonaws.com" }.freeze

  OWNER = { access_key_id: "AKIAIOSFODNN7EXAMPLE", secret_access_key: SECRET }.freeze

  def test_a_request_is_verified_by_its_secret
    result = upload(content_type: "image/png")
    request = received(result)
    claim = [request.access_key_id, request.session_token, request.region, request.service]
    assert_equal ["AKIAIOSFODNN7EXAMPLE", nil, "eu-west-1", "s3"], claim
    verified = request.verify(SECRET, now: NOW, region: "eu-west-1")
    assert_equal "AKIAIOSFODNN7EXAMPLE", verified.access_key_id
    assert_equal [NOW, NOW + 900], [verified.signed_at, verified.expires_at]
    assert_equal({ "content-type" => "image/png", "host" => HOST["Host"] }, verified.signed_headers)
    assert_equal "UNSIGNED-PAYLOAD", verified.payload_hash
  end

  def test_why_a_request_is_not_right
    result = upload(content_type: "image/png")
    refused("SignatureMismatch") { received(result).verify("another", now: NOW) }
    refused("SignatureMismatch") { received(result, "content-type" => "text/html").verify(SECRET, now: NOW) }
    refused("RequestExpired") { received(result).verify(SECRET, now: NOW + 901) }
    refused("RequestNotYetValid") { received(result).verify(SECRET, now: NOW - 5, clock_skew: 0) }
    refused("UnknownAccessKey") { received(result).verify(nil, now: NOW) }
    refused("WrongRegion") { received(result).verify(SECRET, now: NOW, region: "us-east-1") }
    refused("MalformedRequest") { S3Presign::ReceivedRequest.new("GET", "/photos/a.png") }
  end

  def test_temporary_credentials_need_their_token
    request = received(TEMPORARY.presign("GetObject", bucket: "photos", key: "k", signing_time: NOW))
    assert_equal "t0ken", request.session_token
    refused("SessionTokenMismatch") { request.verify(SECRET, now: NOW) }
    assert_equal "ASIAIOSFODNN7EXAMPLE", request.verify(SECRET, now: NOW, session_token: "t0ken").access_key_id
    ended = { session_token: "t0ken", credentials_expiration: NOW - 1 }
    refused("CredentialsExpired") { request.verify(SECRET, now: NOW, **ended) }
  end

  def test_headers_come_from_a_hash_pairs_or_an_http_request
    result = upload(content_type: "image/png")
    http = Net::HTTP::Put.new(URI(result.url), result.headers)
    target = result.url.sub(%r{\Ahttps://[^/]+}, "")
    [result.headers.merge(HOST), result.headers.to_a + HOST.to_a, http.each_header, http.to_hash].each do |headers|
      request = S3Presign::ReceivedRequest.new("PUT", target, headers)
      assert_equal NOW, request.verify(SECRET, now: NOW).signed_at
    end
  end

  def test_a_form_is_verified_with_its_policy
    post = SIGNER.presign_post(bucket: "photos", key: "u/${filename}", max_content_length: 1000, signing_time: NOW)
    form = S3Presign::ReceivedForm.new("photos", post.fields, content_length: 10, file_name: "cat.png")
    assert_equal "u/cat.png", form.key
    verified = form.verify(SECRET, now: NOW)
    assert_equal 0..1000, verified.content_length_range
    assert_equal [NOW, NOW + 900], [verified.signed_at, verified.expires_at]
    refused("SignatureMismatch") { form.verify("another", now: NOW) }
    refused("UnknownAccessKey") { form.verify(nil, now: NOW) }
    large = S3Presign::ReceivedForm.new("photos", post.fields, content_length: 1001)
    refused("PolicyConditionFailed") { large.verify(SECRET, now: NOW) }
    extra = S3Presign::ReceivedForm.new("photos", post.fields.merge("acl" => "public-read"))
    refused("FieldWithoutCondition") { extra.verify(SECRET, now: NOW) }
    climbing = S3Presign::ReceivedForm.new("photos", post.fields, file_name: "..")
    assert climbing.verify(SECRET, now: NOW, require_safe_key: false)
    refused("UnsafeKey") { climbing.verify(SECRET, now: NOW, require_safe_key: true) }
    refused("MalformedRequest") { S3Presign::ReceivedForm.new("photos", {}) }
  end

  def test_a_form_whose_policy_says_no_size
    post = SIGNER.presign_post(bucket: "photos", key: "k", signing_time: NOW)
    assert_nil S3Presign::ReceivedForm.new("photos", post.fields).verify(SECRET, now: NOW).content_length_range
  end

  def test_a_url_is_explained
    told = S3Presign.explain(upload(content_type: "image/png").url, now: NOW + 5)
    assert_equal ["4", "PutObject", "photos", "a b.png", "virtual"],
                 [told.signature_version, told.operation, told.bucket, told.key, told.addressing]
    assert_equal %w[AKIAIOSFODNN7EXAMPLE eu-west-1 s3], [told.access_key_id, told.region, told.service]
    assert_equal [NOW, NOW + 900, "valid"], [told.signed_at, told.expires_at, told.state]
    assert_equal [["content-type"], ["PutObject"]], [told.headers, told.possible_operations]
    assert_equal ["content-type"], told.aspects.select(&:bound?).map(&:aspect)
    assert_includes told.aspects.reject(&:bound?).map(&:aspect), "checksum"
    assert_equal ["UnboundedUpload"], told.warnings.map(&:code)
    assert_match(/^operation +PutObject$/, told.to_s)
    refused("NotPresigned") { S3Presign.explain("https://example.com/") }
  end

  def test_a_url_may_be_of_several_operations
    url = SIGNER.presign("GetObject", bucket: "photos", key: "k", signing_time: NOW).url
    told = S3Presign.explain(url, now: NOW + 901)
    assert_nil told.operation
    assert_includes told.possible_operations, "DeleteObject"
    assert_equal "expired", told.state
    assert_equal "DeleteObject", S3Presign.explain(url, method: "DELETE").operation
  end

  def test_a_legacy_url_is_explained
    told = S3Presign.explain("https://photos.s3.amazonaws.com/k?AWSAccessKeyId=AKIA&Expires=1700000000&Signature=c2ln")
    assert_equal ["2", nil, nil, nil], [told.signature_version, told.region, told.service, told.signed_at]
    assert_includes told.warnings.map(&:code), "LegacySignature"
  end

  def test_a_refusal_is_diagnosed
    result = upload(content_type: "image/png")
    answer = <<~XML
      <Error><Code>SignatureDoesNotMatch</Code><Message>no</Message>
      <CanonicalRequest>#{result.canonical_request.sub("image/png", "text/html").gsub("&", "&amp;")}</CanonicalRequest></Error>
    XML
    diagnosis = S3Presign.diagnose(answer, result)
    assert_equal %w[SignatureDoesNotMatch no], [diagnosis.code, diagnosis.message]
    assert_equal "HeaderChanged", diagnosis.findings.first.code
    assert_includes diagnosis.findings.first.sentence, "text/html"
    assert_equal "shown: #{diagnosis.findings.first.sentence}", diagnosis.to_s
    assert_match(/\Ashown: HeaderChanged: /, diagnosis.findings.first.to_s)
    other = S3Presign.diagnose(answer.b, method: "PUT", url: result.url, headers: result.headers)
    assert_equal diagnosis, other
    two = S3Presign.diagnose(answer, result, sent_method: "POST", sent_url: result.url, sent_headers: result.headers)
    assert_equal "MethodChanged", two.findings.first.code
    refused("NotAnErrorResponse") { S3Presign.diagnose("x" * 262_145) }
  end

  def test_a_secret_proves_what_was_signed
    result = upload(content_type: "image/png")
    proved = S3Presign.diagnose(method: "POST", url: result.url, headers: result.headers, **OWNER)
    assert_equal [%w[MethodChanged shown]], proved.findings.map { |found| [found.code, found.certainty] }
    other = S3Presign.diagnose(nil, result, **OWNER, access_key_id: "AKIAOTHER")
    assert_equal "NothingTried", other.findings.first.code
    assert_includes other.to_s, "AKIAIOSFODNN7EXAMPLE"
    refused("MissingOption") { S3Presign.diagnose(**OWNER) }
  end

  private

  def received(result, headers = {})
    S3Presign::ReceivedRequest.new(result.method, result.url, { **HOST, **result.headers, **headers })
  end
end
