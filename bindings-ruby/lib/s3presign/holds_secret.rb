# frozen_string_literal: true

# What holds a secret key is shared, and never copied or written down; the key is never shown.

require_relative "answer"
require_relative "handle"

module S3Presign
  # What signers and templates have in common, over a {Handle}.
  #
  # @api private
  module HoldsSecret
    # @return [String] what it was made with, secrets masked or left out
    def inspect
      return "#<#{self.class}>" unless @handle

      "#<#{self.class} #{Answer.of(Native.answer { |*out| describe(*out) }).shown}>"
    end

    # @raise [TypeError] always
    def marshal_dump = refuse("serialised")

    # @raise [TypeError] always
    def encode_with(_coder) = refuse("serialised")

    # @raise [TypeError] always
    def as_json(*) = refuse("serialised")
    alias to_json as_json

    private

    # The address of what was made, or NULL if nothing was: the library refuses that.
    def native_address = @handle ? @handle.address : 0

    def initialize_copy(_other) = refuse("copied")

    def refuse(deed)
      raise TypeError, "#{self.class} cannot be #{deed}: it holds a secret key; share it, or make one in each process"
    end
  end
  private_constant :HoldsSecret
end
