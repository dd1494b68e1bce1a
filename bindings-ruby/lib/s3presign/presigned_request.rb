# frozen_string_literal: true

# A presigned request, and what can be told about it afterwards.

require_relative "answer"
require_relative "cors_rule"
require_relative "parameter_list"

module S3Presign
  # A request that someone without credentials can send until it expires.
  #
  # A frozen {Value}: `inspect` masks signature, token and keys, `to_s` is the URL. Treat it
  # like a password.
  #
  # @example
  #   upload = signer.presign("PutObject", bucket: "photos", key: "a.png", content_type: "image/png",
  #                           signing_time: Time.utc(2026, 1, 2, 3, 4, 5))
  #   upload.method     # => "PUT"
  #   upload.headers    # => {"content-type"=>"image/png"}
  #   upload.expires_at # => 2026-01-02 03:19:05 UTC
  #   upload.limited_by # => "request"
  #
  # @example Matched
  #   case upload
  #   in {method: "PUT", headers:}
  #     headers.keys # => ["content-type"]
  #   end
  class PresignedRequest
    include Value

    # The names of the members.
    MEMBERS = %i[operation url method headers unsigned_path_prefix signed_at expires_at limited_by warnings].freeze

    # The operation by S3's name, such as `"GetObject"`.
    #
    # @return [String]
    attr_reader :operation

    # What to send the request to.
    #
    # @return [String] in UTF-8, all of it ASCII
    attr_reader :url

    # The HTTP method, such as `"PUT"`.
    #
    # @return [String]
    attr_reader :method

    # The headers that must be sent so; names in lower case, `host` left out.
    #
    # @return [Hash{String => String}]
    attr_reader :headers

    # What a proxy removes from the URL before the path that was signed.
    #
    # @return [String, nil]
    attr_reader :unsigned_path_prefix

    # The instant in the signature.
    #
    # @return [Time] whole seconds, in UTC
    attr_reader :signed_at

    # When the URL stops working: its own end, or the credentials'.
    #
    # @return [Time] whole seconds, in UTC
    attr_reader :expires_at

    # `"request"`, `"credentials"` where those end first, or `"nothing"` of an anonymous signer.
    #
    # @return [String]
    attr_reader :limited_by

    # Warnings: what is valid, but likely to fail or to be misused.
    #
    # @return [Array<Warning>]
    attr_reader :warnings

    # Made by {Signer#presign}; call it yourself to restore what {#to_h} has written.
    # Takes all that {#to_h} answers.
    def initialize(operation:, url:, method:, headers:, unsigned_path_prefix:, signed_at:, expires_at:, limited_by:,
                   warnings:)
      @operation = operation
      @url = url
      @method = method
      @headers = headers
      @unsigned_path_prefix = unsigned_path_prefix
      @signed_at = signed_at
      @expires_at = expires_at
      @limited_by = limited_by
      @warnings = warnings
      freeze
    end

    # @api private
    # @param strings [Array<String>] what the library answered: names and values in turn
    # @return [PresignedRequest]
    def self.of(strings) = allocate.__send__(:read, strings)

    # What was signed, to compare with S3's response; tokens and keys are masked.
    #
    # @return [String]
    def canonical_request = details["canonical-request"]

    # What the signature is of: the time, the scope and the canonical request's digest.
    #
    # @return [String]
    def string_to_sign = details["string-to-sign"]

    # The same request as a command for a POSIX shell: a secret like the URL.
    #
    # @return [String]
    # @example
    #   signer.presign("GetObject", bucket: "photos", key: "a.png").curl.partition("?").first
    #   # => "curl 'https://photos.s3.eu-west-1.amazonaws.com/a.png"
    def curl = details["curl"]

    # The smallest CORS rule of the bucket that lets pages of an origin send this request.
    #
    # @param origin [String] such as `"https://app.example.com"`, with one `*` in it if wanted
    # @return [CorsRule]
    # @raise [Error] `InvalidOrigin`
    def cors_rule(origin) = CorsRule.for(list, origin)

    # @return [String] the URL
    def to_s = url

    # The names and values that the library knows this request by.
    #
    # @api private
    # @return [ParameterList]
    def list
      ParameterList.new.add("operation", operation).add("method", method).add("url", url)
                   .add("unsigned-path-prefix", unsigned_path_prefix).add_pairs("header", headers)
    end

    private

    # In one pass: to look for each name would cost more than to sign.
    def read(strings)
      @headers = {}
      @warnings = []
      @unsigned_path_prefix = nil
      index = 0
      while index < strings.size
        read_pair(strings[index], strings[index + 1].freeze)
        index += 2
      end
      @headers.freeze
      @warnings.freeze
      freeze
    end

    def read_pair(name, value)
      case name
      when "url" then @url = value
      when "method" then @method = value
      when "operation" then @operation = value
      when "signed-at" then @signed_at = Answer.instant(value)
      when "expires-at" then @expires_at = Answer.instant(value)
      when "limited-by" then @limited_by = value
      else read_other(name, value)
      end
    end

    # What most results have not.
    def read_other(name, value)
      if name.start_with?("header:") then @headers[name.delete_prefix("header:")] = value
      elsif name.start_with?("warning:")
        @warnings << Warning.new(code: name.delete_prefix("warning:").freeze, message: value)
      elsif name == "unsigned-path-prefix" then @unsigned_path_prefix = value
      end
    end

    def details
      Answer.of(Native.answer { |*out| Native.details(*list.arguments, *out) })
    end

    def shown
      masked = list.redacted
      to_h.merge(url: masked["url"], headers: masked.hash_of("header:"))
    end
  end
end
