# frozen_string_literal: true

# What a presigned URL says, of any signer, without a secret.

require_relative "answer"
require_relative "parameter_list"

module S3Presign
  # One aspect of a request that a signature can fix.
  class SignedAspect
    include Value

    # The names of the members.
    MEMBERS = %i[aspect bound detail].freeze

    # `"content-type"`, `"content-length"`, `"checksum"`, `"overwrite"`, ...
    #
    # @return [String]
    attr_reader :aspect

    # Whether the signature fixes it.
    #
    # @return [Boolean]
    attr_reader :bound
    alias bound? bound

    # How, or what the sender may do.
    #
    # @return [String]
    attr_reader :detail

    # @param aspect [String]
    # @param bound [Boolean]
    # @param detail [String]
    def initialize(aspect:, bound:, detail:)
      @aspect = aspect
      @bound = bound
      @detail = detail
      freeze
    end
  end

  # What a presigned URL claims, without any secret: of any signer and any store. Made by
  # {S3Presign.explain}.
  #
  # `to_s` is the same for people; neither holds a signature or a token.
  #
  # @example
  #   upload = signer.presign("PutObject", bucket: "photos", key: "a.png", content_type: "image/png")
  #   explained = S3Presign.explain(upload.url)
  #   explained.operation                             # => "PutObject"
  #   explained.headers                               # => ["content-type"]
  #   explained.aspects.select(&:bound).map(&:aspect) # => ["content-type"]
  class Explanation
    include Value

    # The names of the members.
    MEMBERS = %i[signature_version operation possible_operations host bucket key addressing access_key_id region
                 service signed_at expires_at state headers aspects warnings text].freeze

    # `"4"`, `"4A"` or the legacy `"2"`.
    #
    # @return [String]
    attr_reader :signature_version

    # The operation, where the URL leaves no other.
    #
    # @return [String, nil]
    attr_reader :operation

    # Every operation that the URL may be for.
    #
    # @return [Array<String>]
    attr_reader :possible_operations

    # The host that the request goes to.
    #
    # @return [String]
    attr_reader :host

    # The bucket: its name, or an access point's ARN or alias.
    #
    # @return [String, nil]
    attr_reader :bucket

    # The object's key, decoded; a NUL in it is U+FFFD.
    #
    # @return [String, nil]
    attr_reader :key

    # Where the bucket was found: `"virtual"` in the host, `"path"`, `"bucket-host"`, `"path-assumed"` where the
    # host does not tell, or `"unknown"`.
    #
    # @return [String]
    attr_reader :addressing

    # Who signed.
    #
    # @return [String]
    attr_reader :access_key_id

    # The region of the signature; none in Version 2.
    #
    # @return [String, nil]
    attr_reader :region

    # The service of the signature, such as `"s3"`; none in Version 2.
    #
    # @return [String, nil]
    attr_reader :service

    # When it was signed; Version 2 does not say.
    #
    # @return [Time, nil] whole seconds, in UTC
    attr_reader :signed_at

    # When it stops working, if not before with its credentials.
    #
    # @return [Time] whole seconds, in UTC
    attr_reader :expires_at

    # `"valid"`, `"expired"` or `"not-yet-valid"` at `now`.
    #
    # @return [String]
    attr_reader :state

    # The headers that must be sent as they were signed; names in lower case.
    #
    # @return [Array<String>]
    attr_reader :headers

    # What the signature fixes, and what it leaves to the sender.
    #
    # @return [Array<SignedAspect>]
    attr_reader :aspects

    # What will probably surprise somebody.
    #
    # @return [Array<Warning>]
    attr_reader :warnings

    # All of it for people, one line each.
    #
    # @return [String]
    attr_reader :text
    alias to_s text

    # @param members [Hash] all that {#to_h} answers
    def initialize(**members)
      MEMBERS.each { |name| instance_variable_set(:"@#{name}", members.fetch(name)) }
      freeze
    end

    # @api private
    # @param answer [Answer]
    # @return [Explanation]
    def self.of(answer)
      operation = answer["operation"]
      texts = { signature_version: "signature-version", host: "host", bucket: "bucket", key: "key",
                addressing: "addressing", access_key_id: "access-key-id", region: "region", service: "service",
                state: "state", text: "text" }
      new(**texts.transform_values { |name| answer[name] },
          operation: operation,
          possible_operations: operation ? [operation].freeze : answer.all("possible-operation"),
          signed_at: answer.time("signed-at"), expires_at: answer.time("expires-at"),
          headers: answer.all("header"), aspects: aspects(answer), warnings: answer.warnings)
    end

    # @api private
    # @param answer [Answer]
    # @return [Array<SignedAspect>]
    def self.aspects(answer)
      answer.filter_map do |name, detail|
        kind, colon, aspect = name.partition(":")
        next if colon.empty? || !%w[bound unbound].include?(kind)

        SignedAspect.new(aspect: aspect.freeze, bound: kind == "bound", detail: detail)
      end.freeze
    end
  end

  # Explains a presigned URL: of any signer, Signature Version 4, 4A or the legacy 2.
  # Nothing is verified: all of it is what the URL claims.
  #
  # @param url [String]
  # @param method [String, nil] a URL does not say it; with it, one operation is left
  # @param bucket [String, nil] a custom domain does not say where its bucket stands; with it, the key is known
  # @param now [Time, nil] by default the clock's, read once
  # @param unsigned_path_prefix [String, nil] that a proxy removes before the path that was signed
  # @param host [String, nil] of a bare target (`/photos/a.png?X-Amz-...`), as a log has it
  # @return [Explanation]
  # @raise [Error] `NotPresigned` for text that is not a presigned URL
  # @example
  #   S3Presign.explain("https://photos.s3.eu-west-1.amazonaws.com/a.png") # raises S3Presign::NotPresigned
  def self.explain(url, method: nil, bucket: nil, now: nil, unsigned_path_prefix: nil, host: nil)
    list = ParameterList.new.add("url", url).add("method", method).add("bucket", bucket)
    list.add("unsigned-path-prefix", unsigned_path_prefix).add("now", Text.seconds("now", now))
    list.add("host", host)
    Explanation.of(Answer.of(Native.answer { |*out| Native.explain(*list.arguments, *out) }))
  end
end
