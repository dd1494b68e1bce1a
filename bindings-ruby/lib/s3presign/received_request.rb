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
    # @return [VerifiedRequest] only of a request whose signature is right
    # @raise [Error] that says exactly why not: `SignatureMismatch`, `RequestExpired`,
    #   `RequestNotYetValid`, `UnknownAccessKey`, `WrongRegion`, `WrongService`,
    #   `HeaderNotSigned`, `SignedHeaderMissing`, `SessionTokenMismatch`, ...
    def verify(secret_access_key, now: nil, **rules)
      answer = judged(:verify_request, secret_access_key, now, rules)
      VerifiedRequest.new(access_key_id: answer["access-key-id"], signed_at: answer.time("signed-at"),
                          expires_at: answer.time("expires-at"), signed_headers: answer.hash_of("signed-header:"),
                          payload_hash: answer["payload-hash"])
    end
  end

  # A request whose signature is right: what its signer allowed, and no more.
  class VerifiedRequest
    include Value

    # The names of the members.
    MEMBERS = %i[access_key_id signed_at expires_at signed_headers payload_hash].freeze

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

    # Made by {ReceivedRequest#verify}.
    # Takes all that {#to_h} answers.
    def initialize(access_key_id:, signed_at:, expires_at:, signed_headers:, payload_hash:)
      @access_key_id = access_key_id
      @signed_at = signed_at
      @expires_at = expires_at
      @signed_headers = signed_headers
      @payload_hash = payload_hash
      freeze
    end

    private

    def shown
      masked = ParameterList.new.add_pairs("signed-header", signed_headers).redacted
      to_h.merge(signed_headers: masked.hash_of("signed-header:"))
    end
  end
end
