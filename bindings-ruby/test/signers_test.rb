# frozen_string_literal: true

# Signers: from the environment, from credentials of AWS's SDK, and confined.

require_relative "fixture"
require "aws-sdk-s3"

class SignersTest < Minitest::Test
  include Fixture

  KEY = { "AWS_ACCESS_KEY_ID" => "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY" => SECRET }.freeze

  # What AWS's SDK makes for assumed roles, instances and containers.
  class Refreshing
    include Aws::CredentialProvider
    include Aws::RefreshingCredentials

    attr_reader :refreshed

    def refresh
      @refreshed = @refreshed.to_i + 1
      @credentials = Aws::Credentials.new("ASIAIOSFODNN7EXAMPLE", Fixture::SECRET, "t0ken-#{@refreshed}")
      @expiration = Time.now + (@refreshed == 1 ? 1 : 3600)
    end
  end

  def test_from_the_environment
    signer = S3Presign::Signer.from_env(KEY.merge("AWS_DEFAULT_REGION" => "eu-west-1", "AWS_REGION" => ""))
    assert_equal url(SIGNER), url(signer)
    dual = S3Presign::Signer.from_env(KEY.merge("AWS_REGION" => "us-east-2", "AWS_USE_DUALSTACK_ENDPOINT" => "true",
                                                "AWS_USE_FIPS_ENDPOINT" => "true"))
    assert_match %r{\Ahttps://photos\.s3-fips\.dualstack\.us-east-2\.amazonaws\.com/}, url(dual)
  end

  def test_variables_that_are_not_unicode_are_named_and_not_shown
    environment = KEY.merge("AWS_REGION" => "eu-west-1")
    ["hush\xFF", "hush\xFF".b, "hush\u{FFFD}"].each do |broken|
      error = refused("VariableNotUnicode") do
        S3Presign::Signer.from_env(environment.merge("AWS_SECRET_ACCESS_KEY" => broken))
      end
      assert_includes error.message, "AWS_SECRET_ACCESS_KEY"
      refute_includes error.message, "hush"
      others = { "LS_COLORS" => broken, broken => "x", "AWS_SESSION_TOKEN" => nil }
      assert_equal url(SIGNER), url(S3Presign::Signer.from_env(environment.merge(others)))
    end
  end

  def test_the_endpoint_for_s3_comes_before_the_one_for_all
    env = KEY.merge("AWS_REGION" => "us-east-1", "AWS_ENDPOINT_URL" => "http://all:9000",
                    "AWS_ENDPOINT_URL_S3" => "http://s3:9000")
    assert_match %r{\Ahttp://s3:9000/}, url(S3Presign::Signer.from_env(env, addressing: "path"))
    env = env.merge("AWS_ENDPOINT_URL_S3" => "")
    assert_match %r{\Ahttp://all:9000/}, url(S3Presign::Signer.from_env(env, addressing: "path"))
  end

  def test_the_process_has_an_environment
    before = ENV.to_h
    ENV.update(KEY.merge("AWS_REGION" => "eu-west-1"))
    %w[AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION AWS_ENDPOINT_URL AWS_ENDPOINT_URL_S3].each do |name|
      ENV.delete(name)
    end
    assert_equal url(SIGNER), url(S3Presign::Signer.from_env)
  ensure
    ENV.replace(before)
  end

  def test_temporary_credentials_have_their_end
    env = { "AWS_ACCESS_KEY_ID" => "ASIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY" => SECRET,
            "AWS_SESSION_TOKEN" => "t0ken", "AWS_CREDENTIAL_EXPIRATION" => "2026-01-02T03:10:00Z",
            "AWS_REGION" => "eu-west-1" }
    result = S3Presign::Signer.from_env(env).presign("GetObject", bucket: "photos", key: "k", signing_time: NOW)
    assert_equal TEMPORARY.presign("GetObject", bucket: "photos", key: "k", signing_time: NOW), result
    assert_equal "credentials", result.limited_by
    assert_equal Time.utc(2026, 1, 2, 3, 10), result.expires_at
    refused("CredentialsExpired") { TEMPORARY.presign("GetObject", bucket: "b", key: "k", signing_time: NOW + 360) }
  end

  def test_credentials_of_two_sources_never_mix
    env = { "AWS_ACCESS_KEY_ID" => "ASIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY" => "another",
            "AWS_SESSION_TOKEN" => "t0ken", "AWS_CREDENTIAL_EXPIRATION" => "2020-01-01T00:00:00Z",
            "AWS_REGION" => "eu-west-1" }
    mine = { access_key_id: "AKIAIOSFODNN7EXAMPLE", secret_access_key: SECRET }
    assert_equal url(SIGNER), url(S3Presign::Signer.from_env(env, **mine))
    refused("MissingOption") { S3Presign::Signer.from_env(env, session_token: "own") }
    error = refused("MissingOption") { S3Presign::Signer.from_env(env, access_key_id: "AKIAIOSFODNN7EXAMPLE") }
    assert_includes error.message, "secret_access_key"
    theirs = Aws::Credentials.new("ASIAIOSFODNN7EXAMPLE", "another", "t0ken")
    assert_equal url(SIGNER), url(S3Presign::Signer.from_aws(theirs, region: "eu-west-1", **mine))
  end

  def test_from_credentials_of_the_sdk
    credentials = Aws::Credentials.new("AKIAIOSFODNN7EXAMPLE", SECRET)
    assert_equal url(SIGNER), url(S3Presign::Signer.from_aws(credentials, region: "eu-west-1"))
    provider = Aws::StaticProvider.new(credentials) if defined?(Aws::StaticProvider)
    client = Aws::S3::Client.new(credentials: provider || credentials, region: "eu-west-1")
    assert_equal url(SIGNER), url(S3Presign::Signer.from_aws(client.config.credentials, region: client.config.region))
  end

  def test_the_sdk_signs_the_same
    credentials = Aws::Credentials.new("AKIAIOSFODNN7EXAMPLE", SECRET)
    client = Aws::S3::Client.new(credentials: credentials, region: "eu-west-1")
    theirs = Aws::S3::Presigner.new(client: client)
                               .presigned_url(:get_object, bucket: "photos", key: "a/b c.png", time: NOW)
    ours = S3Presign::Signer.from_aws(credentials, region: "eu-west-1")
                            .presign("GetObject", bucket: "photos", key: "a/b c.png", signing_time: NOW).url
    signature = ->(url) { url[/X-Amz-Signature=(\h{64})/, 1] }
    assert_equal signature[theirs.sub("&x-id=GetObject", "")], signature[ours]
  end

  def test_from_a_provider_that_refreshes
    provider = Refreshing.new
    signer = S3Presign::Signer.from_aws(provider, region: "eu-west-1")
    assert_equal 2, provider.refreshed
    result = signer.presign("GetObject", bucket: "photos", key: "k", expires_in: 86_400)
    assert_equal "credentials", result.limited_by
    assert_equal provider.expiration.to_i, result.expires_at.to_i
    assert_includes result.url, "X-Amz-Security-Token=t0ken-2&"
  end

  # As in later versions of the SDK, where asking for the end refreshes nothing, and in the
  # background.
  def test_the_end_is_never_that_of_later_credentials
    provider = Struct.new(:asked) do
      def credentials = Aws::Credentials.new("ASIAIOSFODNN7EXAMPLE", Fixture::SECRET, "t0ken-#{self.asked += 1}")
      def expiration = Time.now + (asked * 60)
    end.new(0)
    result = S3Presign::Signer.from_aws(provider, region: "eu-west-1").presign("GetObject", bucket: "photos", key: "k")
    assert_equal "credentials", result.limited_by
    assert_in_delta 60, result.expires_at - Time.now, 5
    assert_includes result.url, "t0ken-2&"
  end

  def test_credentials_that_are_not_there
    refused("MissingOption") { S3Presign::Signer.from_aws(Aws::Credentials.new(nil, nil), region: "eu-west-1") }
    refused("MissingRegion") { S3Presign::Signer.from_aws(Aws::Credentials.new("AKIA", "s")) }
  end

  def test_a_scope_confines
    reader = SIGNER.scoped(bucket: "photos", operations: %w[GetObject head_object], key_prefix: "u/42/",
                           max_expires_in: 60)
    get = { bucket: "photos", key: "u/42/a", expires_in: 60 }
    assert_includes reader.presign("GetObject", **get).url, "/u/42/a?"
    assert_includes reader.presign("HeadObject", **get).url, "/u/42/a?"
    refused("BucketOutsideScope") { reader.presign("GetObject", **get, bucket: "other") }
    refused("OperationOutsideScope") { reader.presign("PutObject", **get) }
    refused("OperationOutsideScope") { reader.presign_post(bucket: "photos", key: "u/42/a") }
    refused("KeyOutsideScope") { reader.presign("GetObject", **get, key: "u/43/a") }
    refused("UnsafeKey") { reader.presign("GetObject", **get, key: "u/42/../43/a") }
    refused("ExpiryOutsideScope") { reader.presign("GetObject", **get, expires_in: 61) }
    refused("NameOutsideScope") { reader.presign("GetObject", **get, query: { "acl" => "" }) }
  end

  def test_a_scope_counts_from_the_clock_of_the_host
    scoped = SIGNER.scoped(bucket: "photos", operations: %w[GetObject PutObject UploadPart], allow: ["query:a"])
    template = scoped.template("GetObject", bucket: "photos")
    key = { bucket: "photos", key: "k" }
    calls = [
      ->(**at) { template.url("k", **at) },
      ->(**at) { template.urls(["k"], **at).first },
      ->(**at) { template.presign("k", **at).url },
      ->(**at) { scoped.presign("GetObject", **key, **at).url },
      ->(**at) { scoped.presign_post(**key, **at).url }
    ]
    ahead = Time.now + 3600
    calls.each do |call|
      assert_includes call.call, "photos"
      assert_includes call.call(signing_time: Time.now), "photos"
      refused("SigningTimeOutsideScope") { call.call(signing_time: ahead) }
    end
    calls.last(2).each { |call| assert_includes call.call(signing_time: ahead, clock: ahead), "photos" }
    parts = { **key, upload_id: "i", part_count: 1, signing_time: ahead }
    refused("SigningTimeOutsideScope") { scoped.presign_multipart(**parts) }
    refused("OperationOutsideScope") { scoped.presign_multipart(**parts, Clock: ahead) }
    clocked = scoped.template("GetObject", bucket: "photos", clock: ahead, query: { "a" => "1" })
    assert_includes clocked.url("k", signing_time: ahead), "/k?"
    assert_includes SIGNER.template("GetObject", bucket: "photos").url("k", signing_time: ahead), "/k?"
  end

  def test_a_scope_is_only_narrowed
    wide = SIGNER.scoped(bucket: "photos", operations: ["GetObject"], key_prefix: "u/")
    narrow = wide.scoped(bucket: "photos", operations: [:GetObject], key_prefix: "u/42/")
    assert_instance_of S3Presign::Signer, narrow
    assert_predicate narrow, :frozen?
    assert_includes narrow.presign("GetObject", bucket: "photos", key: "u/42/a").url, "/u/42/a?"
    wider = narrow.scoped(bucket: "photos", operations: %w[GetObject PutObject], key_prefix: "u/")
    refused("OperationOutsideScope") { wider.presign("PutObject", bucket: "photos", key: "u/42/a") }
    refused("KeyOutsideScope") { wider.presign("GetObject", bucket: "photos", key: "u/43/a") }
    refused("WrongType") { SIGNER.scoped(bucket: "photos", operations: []) }
  end

  def test_a_scoped_signer_outlives_its_origin
    scoped = S3Presign::Signer.from_env(KEY, region: "eu-west-1").scoped(bucket: "photos", operations: ["GetObject"])
    GC.start
    assert_equal url(SIGNER), url(scoped)
  end

  def test_a_subclass_stays_one
    special = Class.new(S3Presign::Signer)
    signer = special.from_env(KEY, region: "eu-west-1")
    assert_instance_of special, signer
    assert_instance_of special, signer.scoped(bucket: "photos", operations: ["GetObject"])
  end

  def test_object_url
    assert_equal "https://photos.s3.eu-west-1.amazonaws.com/a%20b.jpg", SIGNER.object_url("photos", "a b.jpg")
    refused("InvalidKey") { SIGNER.object_url("photos", "") }
  end

  private

  def url(signer) = signer.presign("GetObject", bucket: "photos", key: "k", signing_time: NOW).url
end
