# frozen_string_literal: true

# Why a server refused a presigned request, and what to change.

require_relative "answer"
require_relative "parameter_list"

module S3Presign
  # One thing that is wrong.
  class Finding
    include Value

    # The names of the members.
    MEMBERS = %i[code certainty sentence].freeze

    # Stable, and the same in every language, such as `"HeaderChanged"`.
    #
    # @return [String]
    attr_reader :code

    # `"shown"` by the answer or the request, `"likely"` or `"possible"`.
    #
    # @return [String]
    attr_reader :certainty

    # What differed, and what to change.
    #
    # @return [String]
    attr_reader :sentence

    # @param code [String]
    # @param certainty [String]
    # @param sentence [String]
    def initialize(code:, certainty:, sentence:)
      @code = code
      @certainty = certainty
      @sentence = sentence
      freeze
    end

    # @return [String] certainty, code and sentence
    def to_s = "#{certainty}: #{code}: #{sentence}"
  end

  # Why a server refused a presigned request, as far as its answer tells. Made by
  # {S3Presign.diagnose}. `to_s` is all sentences, one a line, each with its certainty.
  class Diagnosis
    include Value

    # The names of the members.
    MEMBERS = %i[code message findings text].freeze

    # The server's code, such as `"SignatureDoesNotMatch"`; empty where it answered no error
    # of S3's form.
    #
    # @return [String]
    attr_reader :code

    # The server's message.
    #
    # @return [String]
    attr_reader :message

    # What was found, the surest first; one at least, ten at most.
    #
    # @return [Array<Finding>]
    attr_reader :findings

    # All sentences, one a line, each with its certainty.
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
      certainties = answer.entries("certainty:").map(&:last)
      findings = answer.entries("finding:").zip(certainties).map do |(code, sentence), certainty|
        Finding.new(code: code, certainty: certainty, sentence: sentence)
      end
      new(code: answer["code"], message: answer["message"], findings: findings.freeze, text: answer["text"])
    end
  end

  # Says why a server refused, and what to change.
  #
  # @param answer [String, nil] what the server answered, as you have it: the XML, with the head of
  #   the response or without, as a browser or a log shows it, or the message of an exception;
  #   with a secret it may be left out
  # @param request [PresignedRequest, nil] what was presigned, to compare it with; a form's
  #   answer is passed alone
  # @param method [String, nil] of a request that another signer made
  # @param url [String, nil] of a request that another signer made
  # @param headers [Hash{String => String}, Enumerable, nil] that had to be sent with it
  # @param unsigned_path_prefix [String, nil] that a proxy removes before the path that was signed;
  #   a request knows its own
  # @param sent_method [String, nil] of the request as it was sent, where you know it
  # @param sent_url [String, nil] of the request as it was sent
  # @param sent_headers [Hash{String => String}, Enumerable, nil] that were sent
  # @param access_key_id [String, nil] with the two that follow, the credentials that the URL should
  #   be signed with, to prove what was signed; nothing is tried unless the URL names this key
  # @param secret_access_key [String, nil] which shows nowhere
  # @param session_token [String, nil] of temporary credentials
  # @return [Diagnosis]
  # @raise [Error] `NotAnErrorResponse` for an answer of more than 262,144 bytes, `MissingOption` for
  #   a secret without a request
  # @raise [ArgumentError] for a request that is given twice
  # @example
  #   diagnosis = S3Presign.diagnose("<Error><Code>RequestTimeTooSkewed</Code></Error>")
  #   diagnosis.findings.map(&:code) # => ["ClockSkewed"]
  def self.diagnose(answer = nil, request = nil, method: nil, url: nil, headers: nil,
                    unsigned_path_prefix: nil, sent_method: nil, sent_url: nil, sent_headers: nil,
                    access_key_id: nil, secret_access_key: nil, session_token: nil)
    raise ArgumentError, "pass a request, or its method, url and headers" if request && (method || url || headers)

    list = request ? request.list : ParameterList.new.add("method", method).add("url", url)
    list.add_pairs("header", headers).add_pairs("sent-header", sent_headers)
    list.add_all(answer: answer, unsigned_path_prefix: unsigned_path_prefix)
    list.add_all(sent_method: sent_method, sent_url: sent_url, access_key_id: access_key_id,
                 secret_access_key: secret_access_key, session_token: session_token)
    Diagnosis.of(Answer.of(Native.answer { |*out| Native.diagnose(*list.arguments, *out) }))
  end
end
