# frozen_string_literal: true

# What holds a secret and is asked for, never written down.

module S3Presign
  # Refuses to be written down: by Marshal, as YAML, or as JSON, which with Rails takes
  # the instance variables of anything.
  #
  # @api private
  module NotWrittenDown
    # @raise [TypeError] always
    def marshal_dump = refuse("serialised")

    # @raise [TypeError] always
    def encode_with(_coder) = refuse("serialised")

    # @raise [TypeError] always
    def as_json(*) = refuse("serialised")
    alias to_json as_json

    private

    def initialize_copy(_other) = refuse("copied")

    def refuse(deed)
      raise TypeError, "#{self.class} cannot be #{deed}: it holds a secret; share it, or make one in each process"
    end
  end
  private_constant :NotWrittenDown
end
