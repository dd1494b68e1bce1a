# frozen_string_literal: true

# Ruby's strings as UTF-8, its instants as Unix seconds, and the refusal of what is neither.

require_relative "error"

module S3Presign
  # What single values are to the library.
  #
  # @api private
  module Text
    # Encodings that say nothing of what the bytes mean beyond ASCII: Ruby gives them to
    # what it reads from sockets, and from the environment of the C locale.
    UNSAID = [Encoding::BINARY, Encoding::US_ASCII].freeze
    # What 64 bits hold; whatever lies beyond is refused like the ends.
    SECONDS = (-2**63..(2**63) - 1)

    class << self
      # A string in UTF-8. Bytes without an encoding are taken as UTF-8, others are
      # converted. Whether UTF-8 is valid is checked by the library.
      #
      # @param name [String] of the argument
      # @param string [String]
      # @return [String]
      # @raise [Error] `InvalidUtf8`
      def utf8(name, string)
        encoding = string.encoding
        return string if encoding == Encoding::UTF_8
        return String.new(string, encoding: Encoding::UTF_8) if UNSAID.include?(encoding)

        string.encode(Encoding::UTF_8)
      rescue EncodingError
        # Without a cause: that would quote what cannot be converted.
        # What follows a colon is a name in somebody's hash.
        raise Error.of("InvalidUtf8", "#{name[/\A[^:]*/].inspect} is not valid #{encoding}; " \
                                      "pass what can be written in UTF-8"), cause: nil
      end

      # An argument that must be a string, such as a key.
      #
      # @param name [String]
      # @param value [String]
      # @return [String]
      # @raise [Error] `WrongType`
      def string(name, value)
        return utf8(name, value) if value.is_a?(String)

        raise wrong_type(name, value, "a String")
      end

      # An object's key, if there is one.
      #
      # @param key [String, nil]
      # @return [String, nil]
      # @raise [Error] `WrongType`
      def key(key)
        string("key", key) unless key.nil?
      end

      # An instant as whole Unix seconds, rounded down; the clock's if there is none.
      #
      # `Time.now` and no cheaper clock: it is what tests freeze.
      #
      # @param name [String] of the argument
      # @param time [Time, DateTime, nil]
      # @return [Integer]
      # @raise [Error] `WrongType`
      def seconds(name, time)
        return Time.now.to_i if time.nil?
        raise wrong_type(name, time, "a Time") unless instant?(time)

        seconds = time.is_a?(Time) ? time.to_i : time.strftime("%s").to_i
        seconds.clamp(SECONDS)
      end

      # Whether a value names an instant. A `Date` names none: where does its day begin?
      #
      # @param value [Object]
      # @return [Boolean]
      def instant?(value)
        value.is_a?(Time) || (defined?(::DateTime) && value.is_a?(::DateTime)) || false
      end

      # The name of an option as Ruby's arguments are written.
      #
      # @param name [String] as the library has it
      # @return [String]
      def written(name) = name.tr("-", "_")

      # The refusal of an argument for its type. What is in the value is not shown.
      #
      # @param name [String] of the argument, as the library has it
      # @param value [Object]
      # @param expected [String]
      # @return [Error]
      def wrong_type(name, value, expected)
        Error.of("WrongType", "#{written(name[0, 64]).inspect} is #{kind(value)}; pass #{expected}", name)
      end

      # What a value is, for messages. What is in it is not shown.
      #
      # @param value [Object]
      # @return [String]
      def kind(value)
        case value
        when Array then "a list"
        when Hash then "a map"
        else "of type #{value.class}"
        end
      end
    end
  end
  private_constant :Text
end
