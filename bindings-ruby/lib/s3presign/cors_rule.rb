# frozen_string_literal: true

# The CORS rule that a bucket needs before a browser may use what was presigned.

require_relative "answer"
require_relative "parameter_list"

module S3Presign
  # The smallest CORS rule of a bucket that lets a browser use a presigned request or form.
  #
  # @example
  #   upload = signer.presign("PutObject", bucket: "photos", key: "a.png", content_type: "image/png")
  #   rule = upload.cors_rule("https://app.example.com")
  #   rule.allowed_method  # => "PUT"
  #   rule.allowed_headers # => ["content-type"]
  #   rule.expose_headers  # => ["ETag"]
  class CorsRule
    include Value

    # The names of the members.
    MEMBERS = %i[allowed_origin allowed_method allowed_headers expose_headers xml json].freeze

    # The origin that was asked for.
    #
    # @return [String]
    attr_reader :allowed_origin

    # The method of the request.
    #
    # @return [String]
    attr_reader :allowed_method

    # The signed headers that a browser must be allowed to send.
    #
    # @return [Array<String>]
    attr_reader :allowed_headers

    # What the page may read of the answer.
    #
    # @return [Array<String>]
    attr_reader :expose_headers

    # Made by {PresignedRequest#cors_rule} and {PresignedPost#cors_rule}.
    # Takes all that {#to_h} answers.
    def initialize(allowed_origin:, allowed_method:, allowed_headers:, expose_headers:, xml:, json:)
      @allowed_origin = allowed_origin
      @allowed_method = allowed_method
      @allowed_headers = allowed_headers
      @expose_headers = expose_headers
      @xml = xml
      @json = json
      freeze
    end

    # @api private
    # @param list [ParameterList] of a presigned request, or an empty one for forms
    # @param origin [String]
    # @return [CorsRule]
    def self.for(list, origin)
      origin = Text.string("origin", origin)
      answer = Answer.of(Native.answer do |*out|
        Native.cors_rule(*list.arguments, origin, origin.bytesize, *out)
      end)
      new(allowed_origin: answer["allowed-origin"], allowed_method: answer["allowed-method"],
          allowed_headers: answer.all("allowed-header"), expose_headers: answer.all("expose-header"),
          xml: answer["xml"], json: answer["json"])
    end

    # @return [String] the body of PutBucketCors, with this rule alone
    def to_xml = @xml

    # @return [String] the same as AWS's command line and SDKs take it
    def to_json(*) = @json
  end
end
