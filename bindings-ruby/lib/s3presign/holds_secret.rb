# frozen_string_literal: true

# What holds a secret key is shared, and never copied or written down; the key is never shown.

require_relative "answer"
require_relative "handle"
require_relative "not_written_down"

module S3Presign
  # What signers and templates have in common, over a {Handle}.
  #
  # @api private
  module HoldsSecret
    include NotWrittenDown

    # @return [String] what it was made with, secrets masked or left out
    def inspect
      return "#<#{self.class}>" unless @handle

      "#<#{self.class} #{Answer.of(Native.answer { |*out| describe(*out) }).shown}>"
    end

    private

    # The address of what was made, or NULL if nothing was: the library refuses that.
    def native_address = @handle ? @handle.address : 0
  end
  private_constant :HoldsSecret
end
