# frozen_string_literal: true

# Why a server refused a presigned request, and what to change.

require_relative "answer"
require_relative "parameter_list"

module S3Presign
  # One thing that is wrong.
  class Finding
    include Value

    # The names of the members.
    MEMBERS = %i[code sentence].freeze

    # Stable, and the same in every language, such as `"HeaderChanged"`.
    #
    # @return [String]
    attr_reader :code

    # What differed, and what to change.
    #
    # @return [String]
    attr_reader :sentence

    # @param code [String]
    # @param sentence [String]
    def initialize(code:, sentence:)
      @code = code
      @sentence = sentence
      freeze
    end

    # @return [String] code and sentence
    def to_s = "#{code}: #{sentence}"
  end

  # Why a server refused a presigned request, as far as its answer tells. Made by
  # {S3Presign.diagnose}. `to_s` is all sentences, one a line.
  class Diagnosis
    include Value

    # The names of the members.
    MEMBERS = %i[code message findings text].freeze

    # The server's code, such as `"SignatureDoesNotMatch"`.
    #
    # @return [String]
    attr_reader :code

    # The server's message.
    #
    # @return [String]
    attr_reader :message

    # What was found, the surest first; one at least.
    #
    # @return [Array<Finding>]
    attr_reader :findings

    # All sentences, one a line.
    #
    # @return [String]
    attr_reader :text
    alias to_s text

    # Takes all that {#to_h} answers.
    def initialize(code:, message:, findings:, text:)
      @code = code
      @message = message
      @findings = findings
      @text = text
      freeze
    end

    # @api private
    # @param answer [Answer]
    # @return [Diagnosis]
    def self.of(answer)
      findings = answer.entries("finding:").map { |code, sentence| Finding.new(code: code, sentence: sentence) }
      new(code: answer["code"], message: answer["message"], findings: findings.freeze, text: answer["text"])
    end
  end

  # Says why a server refused, and what to change.
  #
  # @param answer [String] the XML that the server answered
  # @param request [PresignedRequest, nil] what was presigned, to compare it with; a form's
  #   answer is passed alone
  # @param method [String, nil] of a request that another signer made
  # @param url [String, nil] of a request that another signer made
  # @param headers [Hash{String => String}, Enumerable, nil] that had to be sent with it
  # @return [Diagnosis]
  # @raise [Error] `NotAnErrorResponse` for what is not an error response of S3, `NotPresigned`
  # @raise [ArgumentError] for a request that is given twice
  # @example
  #   diagnosis = S3Presign.diagnose("<Error><Code>RequestTimeTooSkewed</Code></Error>")
  #   diagnosis.findings.map(&:code) # => ["ClockSkewed"]
  def self.diagnose(answer, request = nil, method: nil, url: nil, headers: nil)
    raise ArgumentError, "pass a request, or its method, url and headers" if request && (method || url || headers)

    list = request ? request.list : ParameterList.new.add("method", method).add("url", url)
    list.add_pairs("header", "headers", headers).add("answer", answer)
    Diagnosis.of(Answer.of(Native.answer { |*out| Native.diagnose(*list.arguments, *out) }))
  end
end
