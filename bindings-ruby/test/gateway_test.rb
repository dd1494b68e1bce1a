# frozen_string_literal: true

# What Rack hands on, and the sample of docs/gateway.md.

require_relative "fixture"

class GatewayTest < Minitest::Test
  include Fixture

  SECRET_OF_GATEWAY = "secret"
  KEY = "a b/%2F+é"

  def own
    S3Presign::Signer.new(access_key_id: "AKIAIOSFODNN7EXAMPLE", secret_access_key: SECRET_OF_GATEWAY,
                          region: "eu-west-1", endpoint: "https://s3.example.com")
  end

  def env_of(request, **more)
    host, target = request.url.delete_prefix("https://").split("/", 2)
    path, query = target.split("?", 2)
    env = { "REQUEST_METHOD" => request.method, "SCRIPT_NAME" => "", "PATH_INFO" => "/#{path}".b,
            "QUERY_STRING" => query.to_s, "HTTP_HOST" => host.b, "REQUEST_URI" => "/#{target}".b, "rack.input" => nil }
    env.merge(request.headers.transform_keys { |name| header(name) }).merge(more)
  end

  def header(name)
    bare = name.upcase.tr("-", "_")
    %w[CONTENT_TYPE CONTENT_LENGTH].include?(bare) ? bare : "HTTP_#{bare}"
  end

  def test_an_environment_is_a_request
    upload = own.presign("PutObject", bucket: "photos", key: KEY, content_type: "image/png")
    [env_of(upload), env_of(upload).except("REQUEST_URI")].each do |env|
      verified = S3Presign::ReceivedRequest.from_rack(env).verify(SECRET_OF_GATEWAY, base_host: %w[s3.example.com])
      assert_equal ["PutObject", "photos", KEY], [verified.operation, verified.bucket, verified.key]
      assert_equal({ "ContentType" => "image/png" }, verified.parameters)
    end
  end

  def test_what_is_no_presigned_request_is_refused
    env = { "REQUEST_METHOD" => "GET", "PATH_INFO" => "/k", "QUERY_STRING" => "", "HTTP_HOST" => "h" }
    error = assert_raises(S3Presign::MalformedRequest) { S3Presign::ReceivedRequest.from_rack(env) }
    assert_equal [400, "AuthorizationQueryParametersError"], [error.http_status, error.s3_code]
  end

  def test_an_encryption_key_is_not_shown
    upload = own.presign("PutObject", bucket: "photos", key: "k", sse_customer_algorithm: "AES256",
                                      sse_customer_key: "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=")
    received = S3Presign::ReceivedRequest.new("PUT", upload.url, upload.headers)
    verified = received.verify(SECRET_OF_GATEWAY, base_host: "s3.example.com")
    assert_equal "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=", verified.parameters["SSECustomerKey"]
    refute_includes verified.inspect, "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U="
  end

  def test_the_sample_is_true
    sample = File.read("#{ROOT}/../docs/gateway.md")[/^```ruby\n(.*?)^```$/m, 1]
    secrets = { "AKIAIOSFODNN7EXAMPLE" => SECRET_OF_GATEWAY }
    gateway = eval("#{sample}\ngateway", binding, __FILE__, __LINE__) # rubocop:disable Security/Eval
    assert_equal 1, secrets.size
    download = own.presign("GetObject", bucket: "photos", key: "a.png")
    assert_equal [200, {}, ["GetObject photos a.png"]], gateway.call(env_of(download))
    other = env_of(download).transform_values { |value| value&.sub("a.png", "b.png") }
    assert_equal [403, {}, ["SignatureDoesNotMatch"]], gateway.call(other)
  end
end
