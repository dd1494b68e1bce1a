# frozen_string_literal: true

# The error that every refusal raises, with a class of its own for each code.

module S3Presign
  # A request was refused before anything was signed; or one that came is not valid.
  #
  # Each {#code} has a class of its own under `S3Presign`, so that it can be rescued by
  # name: `rescue S3Presign::InvalidKey`. The message names the argument, quotes its
  # value (never a secret) and says what to do.
  #
  # A value of a type that no parameter takes is refused so too, as {WrongType}.
  #
  # @example
  #   begin
  #     signer.presign("GetObjekt", bucket: "photos", key: "a.png")
  #   rescue S3Presign::UnknownOperation => e
  #     e.code    # => "UnknownOperation"
  #     e.message # => "unknown operation \"GetObjekt\"; did you mean \"GetObject\"?"
  #   end
  class Error < StandardError
    # Stable, and the same in every language, such as `"InvalidKey"`.
    #
    # @return [String]
    attr_reader :code

    # The name of what is wrong, such as `"Body"` or `"expires-in"`; nil where the error is about
    # several, or about none.
    #
    # @return [String, nil]
    attr_reader :parameter

    # Which of many keys was refused, counted from 0; nil where there are not many.
    #
    # @return [Integer, nil]
    attr_reader :row

    # @param message [String, nil] what is wrong and what to do
    # @param code [String] by default that of the class
    # @param parameter [String, nil] the name of what is wrong
    # @param row [Integer, nil] which of many keys was refused
    def initialize(message = nil, code: self.class.name.split("::").last, parameter: nil, row: nil)
      super(message)
      @code = code
      @parameter = parameter
      @row = row
    end

    # The HTTP status to answer a refused request with: 400 or 403, as S3 does; 500 where not the
    # request was wrong.
    #
    # @return [Integer]
    def http_status = answer_to_client.integer("http-status")

    # The `Code` of S3's XML beside that status, such as `"SignatureDoesNotMatch"`.
    #
    # @return [String]
    def s3_code = answer_to_client["s3-code"]

    # The error of a code.
    #
    # @api private
    # @param code [String]
    # @param message [String]
    # @param parameter [String, nil]
    # @param row [Integer, nil]
    # @return [Error]
    def self.of(code, message, parameter = nil, row = nil)
      return new(message, code:, parameter:, row:) unless S3Presign.const_defined?(code, false)

      S3Presign.const_get(code, false).new(message, parameter:, row:)
    end

    # Makes the class of a code.
    #
    # @api private
    # @param code [String]
    # @return [void]
    def self.define(code)
      S3Presign.const_set(code, Class.new(self))
    end

    private

    def answer_to_client
      list = ParameterList.new.add("code", code)
      Answer.of(Native.answer { |*out| Native.refusal(*list.arguments, *out) })
    end
  end
end
