# frozen_string_literal: true

# Answers of the library that are lists: names and values, some of them many times.

require_relative "native"
require_relative "warning"

module S3Presign
  # A list that came out of the library, to be read by name.
  #
  # @api private
  class Answer
    # The answers of a sequence, each of which begins with one name.
    #
    # @param text [String]
    # @param first [String]
    # @return [Array<Answer>]
    def self.sequence(text, first)
      pairs_of(text).slice_before { |name, _value| name == first }.map { |pairs| new(pairs) }
    end

    # @param text [String] names and values with a NUL between two
    # @return [Answer]
    def self.of(text) = new(pairs_of(text))

    # @param text [String]
    # @return [Array<Array(String, String)>]
    def self.pairs_of(text)
      strings = Native.strings(text)
      # Half the time of each_slice, which is most of reading a result.
      Array.new(strings.size / 2) { |index| [strings[2 * index], strings[(2 * index) + 1].freeze] }
    end

    # @param pairs [Array<Array(String, String)>]
    def initialize(pairs)
      @pairs = pairs
    end

    # @param seconds [String] Unix seconds
    # @return [Time] in UTC, frozen
    def self.instant(seconds) = Time.at(seconds.to_i).utc.freeze

    # The first value of a name.
    #
    # @param name [String]
    # @return [String, nil]
    def [](name) = @pairs.assoc(name)&.last

    # All values of a name, in their order.
    #
    # @param name [String]
    # @return [Array<String>] frozen
    def all(name) = @pairs.filter_map { |known, value| value if known == name }.freeze

    # A value that is a number.
    #
    # @param name [String]
    # @return [Integer, nil]
    def integer(name) = self[name]&.to_i

    # A value that is an instant.
    #
    # @param name [String]
    # @return [Time, nil] in UTC, frozen
    def time(name)
      seconds = self[name]
      seconds && Answer.instant(seconds)
    end

    # What follows a prefix in the names, with the values.
    #
    # @param prefix [String]
    # @return [Array<Array(String, String)>]
    def entries(prefix)
      @pairs.filter_map { |name, value| [name.delete_prefix(prefix).freeze, value] if name.start_with?(prefix) }
    end

    # The same where no name comes twice.
    #
    # @param prefix [String]
    # @return [Hash{String => String}] frozen
    def hash_of(prefix) = entries(prefix).to_h.freeze

    # @return [Array<Warning>] frozen
    def warnings
      entries("warning:").map { |code, message| Warning.new(code: code, message: message) }.freeze
    end

    # The list as `inspect` shows it: names in Ruby's case, but what follows a colon is the name
    # of a header, a field or an option, and stays as it is.
    #
    # @return [String]
    def shown
      @pairs.map do |name, value|
        kind, colon, entry = name.partition(":")
        "#{kind.tr("-", "_")}#{colon}#{entry}=#{value.inspect}"
      end.join(" ")
    end

    # @return [Array<String>] names and values in turn
    def strings = @pairs.flatten(1)

    # Each name with its value.
    #
    # @yieldparam name [String]
    # @yieldparam value [String]
    # @return [Array]
    def filter_map(&) = @pairs.filter_map(&)
  end
  private_constant :Answer
end
