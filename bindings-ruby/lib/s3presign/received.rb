# frozen_string_literal: true

# What a request and a form have in common when a server receives them: they claim to be
# of someone, whose secret verifies them.

require_relative "answer"
require_relative "parameter_list"
require_relative "value"

module S3Presign
  # The claim of what was received, and how it is judged.
  #
  # @api private
  module Received
    # Whose secret verifies it.
    #
    # @return [String]
    def access_key_id = @claim["access-key-id"]

    # The session token it came with.
    #
    # @return [String, nil]
    def session_token = @claim["session-token"]

    # The region it claims to be signed for.
    #
    # @return [String]
    def region = @claim["region"]

    # The service it claims to be signed for, such as `"s3"`.
    #
    # @return [String]
    def service = @claim["service"]

    # @return [String] what it claims, secrets masked
    def inspect = "#<#{self.class} #{ParameterList.new(@claim).redacted.shown}>"

    private

    def claim(list, function)
      @received = list.arguments.each(&:freeze).freeze
      @claim = Answer.of(Native.answer { |*out| Native.public_send(function, *@received, *out) }).hash_of("")
      freeze
    end

    def judged(function, secret_access_key, now, rules)
      known = secret_access_key && { access_key_id: access_key_id, secret_access_key: secret_access_key }
      list = ParameterList.new(rules).add_all(known || {})
      seconds = Text.seconds("now", now)
      Answer.of(Native.answer do |*out|
        Native.public_send(function, *@received, *list.arguments, seconds, *out)
      end)
    end
  end
  private_constant :Received
end
