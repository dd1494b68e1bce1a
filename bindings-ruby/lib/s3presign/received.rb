# frozen_string_literal: true

# What a request and a form have in common when a server receives them: they claim to be
# of someone, whose secret verifies them.

require_relative "answer"
require_relative "not_written_down"
require_relative "parameter_list"
require_relative "value"

module S3Presign
  # The claim of what was received, and how it is judged.
  #
  # @api private
  module Received
    include NotWrittenDown

    # Texts that are shown where they are asked for, and not wherever all variables of an object are.
    class Unshown
      # @return [Object]
      attr_reader :content

      # @param content [Object]
      def initialize(content)
        @content = content
        freeze
      end

      # @return [String] nothing of what is in it
      def inspect = "#<#{self.class}>"
    end
    private_constant :Unshown

    # Whose secret verifies it.
    #
    # @return [String]
    def access_key_id = claimed["access-key-id"]

    # The session token it came with.
    #
    # @return [String, nil]
    def session_token = claimed["session-token"]

    # The region it claims to be signed for.
    #
    # @return [String]
    def region = claimed["region"]

    # The service it claims to be signed for, such as `"s3"`.
    #
    # @return [String]
    def service = claimed["service"]

    # @return [String] what it claims, secrets masked
    def inspect = "#<#{self.class} #{ParameterList.new(claimed).redacted.shown}>"

    private

    def claim(list, function)
      arguments = list.arguments.each(&:freeze).freeze
      claim = Answer.of(Native.answer { |*out| Native.public_send(function, *arguments, *out) }).hash_of("")
      @received = Unshown.new(arguments)
      @claim = Unshown.new(claim)
      freeze
    end

    def claimed = @claim.content

    def judged(function, secret_access_key, now, rules)
      known = secret_access_key.nil? ? {} : { access_key_id: access_key_id, secret_access_key: secret_access_key }
      list = ParameterList.new(rules).add_all(known)
      seconds = Text.seconds("now", now)
      Answer.of(Native.answer do |*out|
        Native.public_send(function, *@received.content, *list.arguments, seconds, *out)
      end)
    end
  end
  private_constant :Received
end
