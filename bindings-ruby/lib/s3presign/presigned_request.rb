# frozen_string_literal: true

# A presigned request, and what can be told about it afterwards.

require_relative "answer"
require_relative "cors_rule"
require_relative "parameter_list"

module S3Presign
  # A request that someone without credentials can send until it expires.
  #
  # A frozen {Value}: `inspect` masks signature, token and keys. `to_s` is the URL, and `to_h` and
  # `to_json` ({AsJson}) hold it: a password while it lives.
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
    include AsJson

    # The names of the members.
    MEMBERS = %i[operation url method headers unsigned_path_prefix signed_at expires_at limited_by warnings].freeze

    # The operation by S3's name, such as `"GetObject"`.
    #
    # @return [String]
    def operation = text("operation")

    # What to send the request to.
    #
    # @return [String] in UTF-8, all of it ASCII
    def url = text("url")

    # The HTTP method, such as `"PUT"`.
    #
    # @return [String]
    def method = text("method")

    # The headers that must be sent so; names in lower case, `host` left out.
    #
    # @return [Hash{String => String}]
    def headers = entries("header:").to_h.freeze

    # What a proxy removes from the URL before the path that was signed.
    #
    # @return [String, nil]
    def unsigned_path_prefix = text("unsigned-path-prefix")

    # The instant in the signature.
    #
    # @return [Time] whole seconds, in UTC
    def signed_at = Answer.instant(text("signed-at"))

    # When the URL stops working: its own end, or the credentials'.
    #
    # @return [Time] whole seconds, in UTC
    def expires_at = Answer.instant(text("expires-at"))

    # `"request"`, `"credentials"` where those end first, or `"nothing"` of an anonymous signer.
    #
    # @return [String]
    def limited_by = text("limited-by")

    # Warnings: what is valid, but likely to fail or to be misused.
    #
    # @return [Array<Warning>]
    def warnings = entries("warning:").map { |code, message| Warning.new(code: code, message: message) }.freeze

    # Made by {Signer#presign}; call it yourself to restore what {#to_h} has written.
    # Takes all that {#to_h} answers.
    def initialize(operation:, url:, method:, headers:, unsigned_path_prefix:, signed_at:, expires_at:, limited_by:,
                   warnings:)
      prefix = ["unsigned-path-prefix", unsigned_path_prefix] if unsigned_path_prefix
      sent = headers.flat_map { |name, value| ["header:#{name}", value] }
      warned = warnings.flat_map { |warning| ["warning:#{warning.code}", warning.message] }
      times = ["signed-at", signed_at.to_i.to_s, "expires-at", expires_at.to_i.to_s, "limited-by", limited_by]
      strings = ["url", url, "method", method, "operation", operation, *sent, *prefix, *times, *warned]
      # What the caller has passed stays as it is.
      read(strings.map(&:dup))
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
    # @param origin [String] such as `"https://app.example.com"`, with one `*` in it if wanted, or
    #   several with a space between each
    # @return [CorsRule]
    # @raise [Error] `InvalidOrigin`
    def cors_rule(origin) = CorsRule.for([self], origin)

    # @return [String] the URL: a password while it lives
    def to_s = url

    # All members by name.
    #
    # @return [Hash{Symbol => Object}]
    def to_h = MEMBERS.to_h { |name| [name, public_send(name)] }

    # The names and values that the library knows this request by.
    #
    # @api private
    # @return [ParameterList]
    def list = add_own_to(ParameterList.new)

    # Adds them behind other results, begun by a name of its own.
    #
    # @api private
    # @param list [ParameterList]
    # @return [ParameterList]
    def add_to(list) = add_own_to(list.add("request", ""))

    private

    def add_own_to(list)
      list.add("operation", operation).add("method", method).add("url", url)
          .add("unsigned-path-prefix", unsigned_path_prefix).add_pairs("header", headers)
    end

    # Each name is looked for when it is asked for: to make a value of every one of them takes longer than to sign.
    def read(strings)
      @strings = strings.each(&:freeze).freeze
      freeze
    end

    # The first value of a name.
    def text(name)
      index = 0
      index += 2 while index < @strings.size && @strings[index] != name
      @strings[index + 1]
    end

    # What follows a prefix in the names, with the values.
    def entries(prefix)
      @strings.each_slice(2).filter_map do |name, value|
        [name.delete_prefix(prefix).freeze, value] if name.start_with?(prefix)
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
