# frozen_string_literal: true

# A presigned request as a server receives it, and what it is once it is verified.

require_relative "received"

module S3Presign
  # A presigned request as a server received it: whatever it says is a claim.
  #
  # @example
  #   download = signer.presign("GetObject", bucket: "photos", key: "a.png")
  #   request = S3Presign::ReceivedRequest.new("GET", download.url)
  #   secrets = { "AKIAIOSFODNN7EXAMPLE" => "secret" }
  #   verified = request.verify(secrets[request.access_key_id], region: "eu-west-1")
  #   verified.access_key_id # => "AKIAIOSFODNN7EXAMPLE"
  class ReceivedRequest
    include Received

    # @param method [String]
    # @param url [String] the whole URL, or the target of the request, raw:
    #   `/photos/a.png?X-Amz-...`
    # @param headers [Hash{String => String}, Enumerable] names and values; `host` among them
    # @raise [Error] `MalformedRequest` for what is not a presigned request, `WrongType` for a value that is not
    #   text
    def initialize(method, url, headers = {})
      list = ParameterList.new.add("method", method).add("url", url).add_pairs("header", headers)
      claim(list, :read_request)
    end

    # The request of a Rack application (Rails, Sinatra, Hanami): its environment. The raw target is
    # taken where the server tells it (`REQUEST_URI` of Puma, Unicorn and Falcon), and made of the path
    # elsewhere. Rack does not tell `_` from `-` in a header's name.
    #
    # @param env [Hash]
    # @return [ReceivedRequest]
    # @raise [Error] `MalformedRequest` for what is not a presigned request
    def self.from_rack(env)
      query = env["QUERY_STRING"].to_s
      made = "#{env["SCRIPT_NAME"]}#{env["PATH_INFO"]}#{"?" unless query.empty?}#{query}"
      headers = env.filter_map do |name, value|
        bare = name.delete_prefix("HTTP_")
        next if value.to_s.empty? || (bare == name && !%w[CONTENT_TYPE CONTENT_LENGTH].include?(name))

        [bare.downcase.tr("_", "-"), Rack.text(value)]
      end
      new(env["REQUEST_METHOD"], Rack.text(env["REQUEST_URI"] || made), headers)
    end

    # Texts of a Rack environment, whose encoding is binary.
    #
    # @api private
    module Rack
      # @param bytes [String]
      # @return [String] UTF-8, as signers write it, or what HTTP once had
      def self.text(bytes)
        read = bytes.dup.force_encoding(Encoding::UTF_8)
        read.valid_encoding? ? read : bytes.dup.force_encoding(Encoding::ISO_8859_1).encode(Encoding::UTF_8)
      end
    end
    private_constant :Rack

    # Judges the request by the secret of its access key.
    #
    # @param secret_access_key [String, nil] `nil` for an access key that nobody knows
    # @param now [Time, nil] the server's clock; by default read once
    # @param rules [Hash]
    # @option rules [String] :session_token of temporary credentials
    # @option rules [Time, String] :credentials_expiration of temporary credentials
    # @option rules [String] :region only signatures for this one; default: any
    # @option rules [String] :service default `"s3"`
    # @option rules [Integer] :max_expires_in seconds: the longest life, default 604800
    # @option rules [Integer] :clock_skew seconds: how far ahead a signing time may be, default 900
    # @option rules [Boolean] :require_safe_key refuses a form whose final key has `.` or `..` segments,
    #   empty ones, backslashes or control characters
    # @option rules [String] :unsigned_path_prefix a path such as `"/storage"` that a request has
    #   before the one that was signed, since a proxy will remove it
    # @option rules [String, Array<String>] :base_host a host that is served, such as `"s3.example.com"`,
    #   or several: on it the bucket stands in the path, below it in the host; any other is refused then.
    #   Without it no operation, bucket and key are told
    # @return [VerifiedRequest] only of a request whose signature is right
    # @raise [Error] that says exactly why not: `SignatureMismatch`, `RequestExpired`,
    #   `RequestNotYetValid`, `UnknownAccessKey`, `WrongRegion`, `WrongService`,
    #   `HeaderNotSigned`, `SignedHeaderMissing`, `SessionTokenMismatch`, ...
    def verify(secret_access_key, now: nil, **rules)
      answer = judged(:verify_request, secret_access_key, now, rules)
      VerifiedRequest.new(access_key_id: answer["access-key-id"], signed_at: answer.time("signed-at"),
                          expires_at: answer.time("expires-at"), signed_headers: answer.hash_of("signed-header:"),
                          payload_hash: answer["payload-hash"], operation: answer["operation"],
                          bucket: answer["bucket"], key: answer["key"],
                          parameters: answer.hash_of("parameter:"), checks: answer.hash_of("check:"))
    end
  end

  # A request whose signature is right: what its signer allowed, and no more.
  class VerifiedRequest
    include Value

    # The names of the members.
    MEMBERS = %i[access_key_id signed_at expires_at signed_headers payload_hash operation bucket key
                 parameters checks].freeze

    # Who allowed it.
    #
    # @return [String]
    attr_reader :access_key_id

    # When it was signed.
    #
    # @return [Time] whole seconds, in UTC
    attr_reader :signed_at

    # When it stops working.
    #
    # @return [Time] whole seconds, in UTC
    attr_reader :expires_at

    # The headers that the signature covers; names in lower case. Others are the sender's own.
    #
    # @return [Hash{String => String}]
    attr_reader :signed_headers

    # `"UNSIGNED-PAYLOAD"`, or the hex SHA-256 that the body must have, which the server checks.
    #
    # @return [String]
    attr_reader :payload_hash

    # What is asked for, by S3's name, such as `"GetObject"`. `nil` where the request fits several
    # operations alike, or none: refuse it.
    #
    # @return [String, nil]
    attr_reader :operation

    # The bucket, from the host or the path as `base_host` says; `nil` without that, and for an operation
    # without a bucket.
    #
    # @return [String, nil]
    attr_reader :bucket

    # The object's key, decoded: the one that was signed, dot segments included.
    #
    # @return [String, nil]
    attr_reader :key

    # The operation's parameters that were signed, by S3's names: `ContentType`, `Metadata:note`.
    #
    # @return [Hash{String => String}]
    attr_reader :parameters

    # What was signed and only the server can check: headers with the values that the body
    # (`content-length`), the object (`if-none-match`) or an account must meet.
    #
    # @return [Hash{String => String}]
    attr_reader :checks

    # Made by {ReceivedRequest#verify}.
    # Takes all that {#to_h} answers.
    def initialize(access_key_id:, signed_at:, expires_at:, signed_headers:, payload_hash:, operation:, bucket:, key:,
                   parameters:, checks:)
      @access_key_id = access_key_id
      @signed_at = signed_at
      @expires_at = expires_at
      @signed_headers = signed_headers
      @payload_hash = payload_hash
      @operation = operation
      @bucket = bucket
      @key = key
      @parameters = parameters
      @checks = checks
      freeze
    end

    private

    def shown
      masked = ParameterList.new.add_pairs("signed-header", signed_headers)
                            .add_pairs("parameter", parameters).redacted
      to_h.merge(signed_headers: masked.hash_of("signed-header:"), parameters: masked.hash_of("parameter:"))
    end
  end
end
