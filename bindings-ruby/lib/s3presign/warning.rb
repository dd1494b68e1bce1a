# frozen_string_literal: true

# A warning: what is valid but likely to fail or to be misused, as data.

require_relative "as_json"
require_relative "value"

module S3Presign
  # Something that S3 allows and that will probably surprise somebody.
  #
  # @example
  #   upload = signer.presign("PutObject", bucket: "photos", key: "a.png")
  #   upload.warnings.map(&:code) # => ["UnboundedUpload"]
  class Warning
    include Value
    include AsJson

    # The names of the members.
    MEMBERS = %i[code message].freeze

    # What kind of surprise: stable, and the same in every language.
    #
    # @return [String]
    attr_reader :code

    # What is at stake and what to do, for people.
    #
    # @return [String]
    attr_reader :message

    # @param code [String]
    # @param message [String]
    def initialize(code:, message:)
      @code = code
      @message = message
      freeze
    end

    # @return [String] code and message
    def to_s = "#{code}: #{message}"
  end
end
