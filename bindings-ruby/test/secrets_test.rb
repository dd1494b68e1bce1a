# frozen_string_literal: true

# Nothing shows a secret that was not asked for it, and everything else is shown.

require_relative "fixture"
require "json"
require "yaml"

class SecretsTest < Minitest::Test
  include Fixture

  CUSTOMER_KEY = ["k" * 32].pack("m0")
  # Of keys that senders choose, as a URL and a form know them.
  ENCRYPTED = { sse_customer_algorithm: "AES256", sse_customer_key: CUSTOMER_KEY }.freeze

  def test_no_secret_is_shown
    handles = [TEMPORARY, scoped, template]
    (handles + results + received).each do |value|
      [value.inspect, capture_io { pp value }.first].each { |text| assert_hidden text, value.class.name }
    end
    (handles + [request.canonical_request]).each { |value| assert_hidden value.to_s, value.class.name }
  end

  # Signers, templates and what was received: whatever looks at objects from outside.
  def test_what_holds_a_secret_shows_it_to_nobody_who_looks_around
    [TEMPORARY, scoped, template, *received.first(2)].each do |value|
      value.instance_variables.each { |name| assert_hidden value.instance_variable_get(name).inspect, name }
      [-> { Marshal.dump(value) }, -> { YAML.dump(value) }, -> { JSON.generate([value]) }].each do |deed|
        assert_hidden assert_raises(TypeError, &deed).full_message, value.class.name
      end
    end
  end

  # Each with all the secrets that it can be passed, and one mistake.
  def test_no_error_shows_a_secret
    mistakes.each_with_index do |mistake, index|
      error = assert_raises(S3Presign::Error, "mistake #{index}", &mistake)
      while error
        [error.message, error.inspect, error.full_message, Marshal.dump(error), YAML.dump(error),
         *error.instance_variables.map { |name| error.instance_variable_get(name).inspect }].each do |text|
          assert_hidden text.dup.force_encoding(Encoding::UTF_8).scrub, "mistake #{index}"
        end
        error = error.cause
      end
    end
  end

  # What the tests above look for is there: it would be found.
  def test_there_are_secrets_to_hide
    assert_includes request.url, "X-Amz-Security-Token=t0ken"
    assert_equal CUSTOMER_KEY, request.headers["x-amz-server-side-encryption-customer-key"]
    assert_equal "t0ken", post.fields["x-amz-security-token"]
    assert_includes post.policy, "t0ken"
    assert_equal CUSTOMER_KEY, received[2].signed_headers["x-amz-server-side-encryption-customer-key"]
    assert_raises(Minitest::Assertion) { assert_hidden request.curl, "curl" }
    assert_raises(Minitest::Assertion) { assert_hidden post.policy, "policy" }
  end

  def test_a_signer_shows_what_it_was_made_with
    assert_equal '#<S3Presign::Signer access_key_id="AKIAIOSFODNN7EXAMPLE" region="eu-west-1">', SIGNER.inspect
    assert_equal '#<S3Presign::Signer access_key_id="ASIAIOSFODNN7EXAMPLE" session_token="REDACTED" ' \
                 'credentials_expiration="2026-01-02T03:10:00Z" region="eu-west-1">', TEMPORARY.inspect
    custom = S3Presign::Signer.new(access_key_id: "minioadmin", secret_access_key: SECRET, region: "us-east-1",
                                   endpoint: "http://localhost:9000", addressing: "path", max_expires_in: 1_000_000)
    assert_equal '#<S3Presign::Signer access_key_id="minioadmin" region="us-east-1" ' \
                 'endpoint="http://localhost:9000" addressing="path" max_expires_in="1000000">', custom.inspect
  end

  def test_a_scoped_signer_shows_its_scopes
    first = 'scope:bucket="photos" scope:operations="GetObject" scope:operations="PutObject" scope:key-prefix="u/"'
    assert_operator scoped.inspect, :end_with?, %( region="eu-west-1" #{first}>)
    narrower = scoped.scoped(bucket: "photos", operations: ["GetObject"], max_expires_in: 60)
    second = 'scope:bucket="photos" scope:operations="GetObject" scope:max-expires-in="60"'
    assert_operator narrower.inspect, :end_with?, " #{first} #{second}>"
  end

  def test_a_template_shows_what_it_signs
    shown = template.inspect
    assert_operator shown, :start_with?, '#<S3Presign::Template operation="PutObject" ' \
                                         'base="https://photos.s3.eu-west-1.amazonaws.com/" header:'
    assert_includes shown, 'header:content-type="image/png"'
    assert_includes shown, 'header:x-amz-server-side-encryption-customer-key="REDACTED"'
  end

  def test_what_was_never_made_is_shown_too
    assert_equal "#<S3Presign::Signer>", S3Presign::Signer.allocate.inspect
    assert_equal "#<S3Presign::Template>", S3Presign::Template.allocate.inspect
  end

  def test_a_request_shows_what_is_no_secret
    shown = request.inspect
    assert_includes shown, "X-Amz-Signature=REDACTED"
    assert_includes shown, "X-Amz-Security-Token=REDACTED"
    assert_includes shown, '"x-amz-server-side-encryption-customer-key"=>"REDACTED"'
    assert_includes shown, '"content-type"=>"image/png"'
    assert_includes shown, '"x-a"=>"seen"'
    assert_includes shown, "expires_at=2026-01-02 03:10:00 UTC"
  end

  def test_results_are_masked_for_logs
    assert_match(/X-Amz-Signature=REDACTED\z/, S3Presign.redact(results.first))
    shown = JSON.parse(S3Presign.redact(post))
    assert_equal %w[REDACTED REDACTED], shown["fields"].values_at("policy", "x-amz-signature")
  end

  def test_a_form_shows_what_is_no_secret
    shown = post.inspect
    assert_includes shown, 'url="https://photos.s3.eu-west-1.amazonaws.com/"'
    assert_includes shown, '"key"=>"u/42/${filename}"'
    assert_includes shown, '"policy"=>"REDACTED"'
    assert_includes shown, '"x-amz-signature"=>"REDACTED"'
    refute_match(/curl|{"conditions/, shown)
  end

  def test_what_was_received_shows_its_claim
    assert_equal '#<S3Presign::ReceivedForm access_key_id="ASIAIOSFODNN7EXAMPLE" session_token="REDACTED" ' \
                 'region="eu-west-1" service="s3" key="u/42/${filename}">', received[1].inspect
    verified = received[2].inspect
    assert_includes verified, '"content-type"=>"image/png"'
    assert_includes verified, '"x-amz-server-side-encryption-customer-key"=>"REDACTED"'
  end

  def test_redact
    redacted = S3Presign.redact(request.url)
    assert_includes redacted, "X-Amz-Signature=REDACTED"
    assert_includes redacted, "X-Amz-Security-Token=REDACTED"
    assert_equal "no URL", S3Presign.redact("no URL")
  end

  private

  def scoped = TEMPORARY.scoped(bucket: "photos", operations: %w[GetObject PutObject], key_prefix: "u/")

  def template = TEMPORARY.template("PutObject", bucket: "photos", content_type: "image/png", **ENCRYPTED)

  def request
    TEMPORARY.presign("PutObject", bucket: "photos", key: "k", content_type: "image/png", headers: { "x-a" => "seen" },
                                   signing_time: NOW, **ENCRYPTED)
  end

  def post = TEMPORARY.presign_post(bucket: "photos", key: "u/42/${filename}", signing_time: NOW)

  def results
    copy = TEMPORARY.presign("CopyObject", bucket: "b", key: "k", copy_source: "b/c", signing_time: NOW,
                                           copy_source_sse_customer_algorithm: "AES256",
                                           copy_source_sse_customer_key: CUSTOMER_KEY)
    parts = TEMPORARY.presign_multipart(bucket: "b", key: "k", upload_id: "u", part_count: 2, signing_time: NOW,
                                        **ENCRYPTED)
    [request, template.presign("k", signing_time: NOW), copy, post, parts, parts.parts.first,
     S3Presign.explain(request.url, now: NOW)]
  end

  def received
    host = { "host" => "photos.s3.eu-west-1.amazonaws.com" }
    put = S3Presign::ReceivedRequest.new("PUT", request.url, request.headers.merge(host))
    form = S3Presign::ReceivedForm.new("photos", post.fields)
    rules = { session_token: "t0ken", now: NOW }
    [put, form, put.verify(SECRET, **rules), form.verify(SECRET, **rules)]
  end

  def mistakes
    signer_mistakes + request_mistakes + received_mistakes
  end

  def signer_mistakes
    all = { access_key_id: "ASIAIOSFODNN7EXAMPLE", secret_access_key: SECRET, session_token: "t0ken", region: "r" }
    japanese = "\x81 #{SECRET}".dup.force_encoding(Encoding::Shift_JIS)
    [{ region: "" }, { endpoint: "?" }, { secret_access_key: "#{SECRET} " }, { secret_access_key: [SECRET] * 2 },
     { secret_access_key: { SECRET => 1.5 } }, { secret_access_key: { SECRET => "a" } }, { session_token: [["t0ken"]] },
     { secret_access_key: japanese }, { secret_access_key: "\xff#{SECRET}" }, { secret_access_key: "\0#{SECRET}" },
     { secretAccessKey: SECRET }, { addressing: "x" }, { use_fips: 1.5 }, { nonsense: "t0ken" }]
      .map { |mistake| -> { S3Presign::Signer.new(**all, **mistake) } }
  end

  def request_mistakes
    [{ content_length: [] }, { key: false }, { signing_time: 1 }, { sse_customer_key: [CUSTOMER_KEY] * 2 },
     { sse_customer_key: { CUSTOMER_KEY => CUSTOMER_KEY } }, { sse_customer_key: { CUSTOMER_KEY => nil } },
     { sse_customer_key: "#{CUSTOMER_KEY}x" }, { sse_customer_algorithm: CUSTOMER_KEY[0, 5] },
     { query: { "x-amz-server-side-encryption-customer-key" => CUSTOMER_KEY } },
     { headers: { "host" => CUSTOMER_KEY } }, { headers: [CUSTOMER_KEY] },
     { bucket: { CUSTOMER_KEY => CUSTOMER_KEY } }, { nonsense: CUSTOMER_KEY },
     { metadata: { "a" => { CUSTOMER_KEY => CUSTOMER_KEY } } }]
      .map { |mistake| -> { TEMPORARY.presign("PutObject", bucket: "b", key: "k", **ENCRYPTED, **mistake) } }
  end

  def received_mistakes
    put = received.first
    [{ session_token: "other" }, { session_token: ["t0ken"] * 2 }, { session_token: { "t0ken" => "t0ken" } },
     { now: Time.at(0) }, { region: "us-east-1" }, { clock_skew: "x" }, { nonsense: SECRET }]
      .map { |mistake| -> { put.verify(SECRET, session_token: "t0ken", **mistake) } } +
      [-> { put.verify("other", session_token: "t0ken", now: NOW) }, -> { put.verify([SECRET] * 2) },
       -> { put.verify({ SECRET => SECRET }) }, -> { S3Presign.explain("x#{request.url}") },
       -> { S3Presign::ReceivedRequest.new("PUT", request.url, [request.headers]) },
       -> { S3Presign.redact("\xff#{request.url}") }, -> { request.cors_rule("here") }]
  end

  def assert_hidden(text, from)
    secrets = [SECRET, "t0ken", CUSTOMER_KEY, post.fields["policy"], request.url[/X-Amz-Signature=(\h+)/, 1]]
    secrets.each { |secret| refute_includes text, secret, from }
    refute_match(/\h{64}/, text, from)
  end
end
