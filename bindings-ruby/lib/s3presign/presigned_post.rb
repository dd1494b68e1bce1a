# frozen_string_literal: true

# A presigned form for uploads from a browser.

require_relative "answer"
require_relative "cors_rule"
require_relative "parameter_list"

module S3Presign
  # A form that someone without credentials can send until it expires.
  #
  # It is sent as `multipart/form-data`: all {#fields} in their order, then the file in a
  # field named `file`. A frozen {Value}; `inspect` masks signature, token, keys and policy.
  # `to_h` and `to_json` ({AsJson}) hold them: a password while the form lives.
  #
  # @example
  #   post = signer.presign_post(bucket: "photos", key: "u/42/${filename}", max_content_length: 1000)
  #   post.url                  # => "https://photos.s3.eu-west-1.amazonaws.com/"
  #   post.fields.keys.first(2) # => ["key", "x-amz-algorithm"]
  class PresignedPost
    include Value
    include AsJson

    # The names of the members.
    MEMBERS = %i[url method fields signed_at expires_at limited_by warnings].freeze

    # Where the form goes: its `action`.
    #
    # @return [String]
    attr_reader :url

    # `"POST"`.
    #
    # @return [String]
    attr_reader :method

    # The form's fields in the order in which they are sent; the file comes last.
    #
    # @return [Hash{String => String}]
    attr_reader :fields

    # The instant in the signature.
    #
    # @return [Time] whole seconds, in UTC
    attr_reader :signed_at

    # When the form stops working: its policy's end, or the credentials'.
    #
    # @return [Time] whole seconds, in UTC
    attr_reader :expires_at

    # `"request"`, or `"credentials"` where those end first.
    #
    # @return [String]
    attr_reader :limited_by

    # Warnings: what is valid, but likely to fail or to be misused.
    #
    # @return [Array<Warning>]
    attr_reader :warnings

    # Made by {Signer#presign_post}.
    # Takes all that {#to_h} answers.
    def initialize(url:, method:, fields:, signed_at:, expires_at:, limited_by:, warnings:)
      @url = url
      @method = method
      @fields = fields
      @signed_at = signed_at
      @expires_at = expires_at
      @limited_by = limited_by
      @warnings = warnings
      freeze
    end

    # @api private
    # @param answer [Answer]
    # @return [PresignedPost]
    def self.of(answer)
      new(url: answer["url"], method: answer["method"], fields: answer.hash_of("field:"),
          signed_at: answer.time("signed-at"), expires_at: answer.time("expires-at"),
          limited_by: answer["limited-by"], warnings: answer.warnings)
    end

    # The policy that was signed, as JSON; it holds the session token, if any. Read from the fields.
    #
    # @return [String]
    # @raise [Error] `MalformedRequest` if this was made from something else
    def policy = details["policy"]

    # The same form as a command for a POSIX shell; the file is its standard input.
    #
    # @return [String]
    # @raise [Error] `MalformedRequest` if this was made from something else
    def curl = details["curl"]

    # The smallest CORS rule of the bucket that lets a script of an origin send this form and
    # read the answer. A page that submits the form needs none.
    #
    # @param origin [String] such as `"https://app.example.com"`, with one `*` in it if wanted, or
    #   several with a space between each
    # @return [CorsRule]
    # @raise [Error] `InvalidOrigin`
    def cors_rule(origin) = CorsRule.for([self], origin)

    # Adds what the library needs to know behind other results, begun by a name of its own.
    #
    # @api private
    # @param list [ParameterList]
    # @return [ParameterList]
    def add_to(list) = add_own_to(list.add("request", ""))

    private

    def list = add_own_to(ParameterList.new)

    def add_own_to(list) = list.add("url", url).add_pairs("field", fields)

    def details = Answer.of(Native.answer { |*out| Native.details(*list.arguments, *out) })

    def shown
      masked = list.redacted
      to_h.merge(url: masked["url"], fields: masked.hash_of("field:"))
    end
  end
end
