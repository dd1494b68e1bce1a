# frozen_string_literal: true

# The CORS rule that a bucket needs before a browser may use what was presigned.

require_relative "answer"
require_relative "parameter_list"

module S3Presign
  # The smallest CORS rule of a bucket that lets a browser use what was presigned.
  #
  # @example
  #   upload = signer.presign("PutObject", bucket: "photos", key: "a.png", content_type: "image/png")
  #   rule = upload.cors_rule("https://app.example.com")
  #   rule.allowed_methods # => ["PUT"]
  #   rule.allowed_headers # => ["content-type"]
  #   rule.expose_headers  # => ["ETag"]
  class CorsRule
    include Value

    # The names of the members.
    MEMBERS = %i[allowed_origins allowed_methods allowed_headers expose_headers xml json].freeze

    # The origins that were asked for.
    #
    # @return [Array<String>]
    attr_reader :allowed_origins

    # The methods of the requests, in the order of the alphabet.
    #
    # @return [Array<String>]
    attr_reader :allowed_methods

    # The signed headers that a browser must be allowed to send.
    #
    # @return [Array<String>]
    attr_reader :allowed_headers

    # What the page may read of the answer.
    #
    # @return [Array<String>]
    attr_reader :expose_headers

    # Made by `cors_rule` of results, and by {S3Presign.cors_rule} of several.
    # Takes all that {#to_h} answers.
    def initialize(allowed_origins:, allowed_methods:, allowed_headers:, expose_headers:, xml:, json:)
      @allowed_origins = allowed_origins
      @allowed_methods = allowed_methods
      @allowed_headers = allowed_headers
      @expose_headers = expose_headers
      @xml = xml
      @json = json
      freeze
    end

    # @api private
    # @param results [Array] each can add itself to a list
    # @param origin [String]
    # @return [CorsRule]
    def self.for(results, origin)
      list = ParameterList.new
      results.each { |result| result.add_to(list) }
      origin = Text.string("origin", origin)
      answer = Answer.of(Native.answer do |*out|
        Native.cors_rule(*list.arguments, origin, origin.bytesize, *out)
      end)
      new(allowed_origins: answer.all("allowed-origin"), allowed_methods: answer.all("allowed-method"),
          allowed_headers: answer.all("allowed-header"), expose_headers: answer.all("expose-header"),
          xml: answer["xml"], json: answer["json"])
    end

    # @return [String] the body of PutBucketCors, with this rule alone
    def to_xml = @xml

    # @return [String] the same as AWS's command line and SDKs take it
    def to_json(*) = @json
  end

  # One CORS rule of a bucket that lets pages of an origin use all of these results, which are of
  # one bucket: PutBucketCors replaces every rule that the bucket has.
  #
  # @param results [Array<PresignedRequest, PresignedPost, PresignedMultipart>]
  # @param origin [String] such as `"https://app.example.com"`, with one `*` in it if wanted, or
  #   several with a space between each
  # @return [CorsRule]
  # @raise [Error] `MissingOption` for no result, `ConflictingOptions` for those of different
  #   buckets, `InvalidOrigin`, `WrongType`
  # @example
  #   upload = signer.presign("PutObject", bucket: "photos", key: "a.png", content_type: "image/png")
  #   download = signer.presign("GetObject", bucket: "photos", key: "a.png")
  #   S3Presign.cors_rule([upload, download], "https://app.example.com").allowed_methods # => ["GET", "PUT"]
  def self.cors_rule(results, origin)
    expected = "an Array of presigned requests, forms and uploads in parts"
    raise Text.wrong_type("results", results, expected) unless results.is_a?(Array)

    known = [PresignedRequest, PresignedPost, PresignedMultipart]
    results.each do |result|
      raise Text.wrong_type("results", result, expected) unless known.include?(result.class)
    end
    CorsRule.for(results, origin)
  end
end
