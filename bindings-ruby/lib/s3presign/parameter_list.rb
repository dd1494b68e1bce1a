# frozen_string_literal: true

# Ruby's values as names and texts: what a value is decides how it is written, never
# which parameter it belongs to.

require_relative "answer"
require_relative "text"

module S3Presign
  # A list of names and values on its way into the library.
  #
  # @api private
  class ParameterList
    # What a text is written from.
    TYPES = "a String, Symbol, Integer, true, false, Time, Digest, Array or Hash"

    # @param named [Hash] names and values to begin with
    def initialize(named = {})
      @strings = []
      add_all(named) unless named.empty?
    end

    # @param named [Hash]
    # @return [self]
    def add_all(named)
      named.each { |name, value| add(name, value) }
      self
    end

    # Adds a value under a name: a list under the same name again and again, a hash under
    # `name:entry`, and nothing for `nil`.
    #
    # @param name [String, Symbol]
    # @param value [Object]
    # @return [self]
    # @raise [Error] `WrongType`
    def add(name, value)
      name = name_text(name)
      # As most are.
      return add_strings(name, Text.utf8(name, value)) if value.is_a?(String)

      case value
      when nil then self
      when Hash then value.empty? ? add_nothing(name) : add_entries(name, value)
      when Array then value.empty? ? add_nothing(name) : add_items(name, value)
      else add_text(name, value)
      end
    end

    # Adds what must be a hash, or pairs, under `name:entry`.
    #
    # @param name [String]
    # @param entries [Hash, Enumerable, nil]
    # @return [self]
    def add_pairs(name, entries)
      return self if entries.nil?
      return add_entries(name, entries) if entries.respond_to?(:each_pair) || entries.is_a?(Enumerable)

      add_other(name, entries, "a Hash, or pairs")
    end

    # Whether a name is in the list, in any of its spellings.
    #
    # @param name [String] without hyphens and underscores
    # @return [Boolean]
    def given?(name) = @strings.each_slice(2).any? { |known, _| known.delete("-_").casecmp?(name) }

    # Adds environment variables as they are: bytes, which need not be UTF-8.
    #
    # @param variables [Hash{String => String}, ENV]
    # @return [self]
    # @raise [Error] `WrongType`
    def add_variables(variables)
      raise Text.wrong_type("env", variables, "a Hash") unless variables.respond_to?(:each_pair)

      variables.each_pair do |name, value|
        next if value.nil?

        @strings << bytes("the name of a variable", name) << bytes(name, value)
      end
      self
    end

    # The list as functions of the library take it: one text, its bytes, and how many strings
    # it has by this list, whatever is in them.
    #
    # @return [Array(String, Integer, Integer)]
    def arguments
      joined = @strings.join("\0")
      [joined, joined.bytesize, @strings.size]
    end

    # The same list with its secrets masked. Which those are is known to the library alone.
    #
    # @return [Answer]
    # @raise [Error] `MalformedParameters`, `InvalidUtf8`
    def redacted = Answer.of(Native.answer { |*out| Native.redact_list(*arguments, *out) })

    # @return [String] nothing of what is in it
    def inspect = "#<#{self.class}>"

    private

    def bytes(name, value)
      raise Text.wrong_type(name, value, "a String") unless value.is_a?(String)

      value.b
    end

    # Whether that is a map without entries or a value that is missing, the library knows.
    def add_nothing(name)
      @strings << "#{name}:" << ""
      self
    end

    def add_entries(name, entries)
      entries.each do |entry, value|
        written = entry_text(name, entry)
        next add_other(name, entry, "a String as the name of an entry") if written.nil?
        # Which would be the empty map of above.
        next add_other(name, {}, "one whose entries have names") if written.empty? && value == ""

        full = "#{name}:#{written}"
        value.is_a?(Array) && !value.empty? ? add_items(full, value) : add_text(full, value)
      end
      self
    end

    def add_items(name, items)
      items.each { |item| add_text(name, item) }
      self
    end

    def add_text(name, value)
      # As most are.
      return add_strings(name, Text.utf8(name, value)) if value.is_a?(String)
      # The library knows which names take bytes.
      return add_strings("bytes:#{name}", value.base64digest) if value.respond_to?(:base64digest)

      written = text(name, value)
      written.nil? ? add_other(name, value, TYPES) : add_strings(name, written)
    end

    # Adds a value that no text says. The library refuses it, and knows what there is to say of
    # the name besides.
    def add_other(name, value, expected)
      add_strings("type:#{name}", "#{Text.kind(value)}; pass #{expected}")
    end

    def add_strings(name, value)
      @strings << name << value
      self
    end

    def name_text(name) = name.is_a?(Symbol) ? name.name : Text.string("a name", name)

    # Nothing for what is not the name of an entry.
    def entry_text(name, entry)
      case entry
      when Symbol then entry.name
      when Integer then entry.to_s
      when String then Text.utf8(name, entry)
      end
    end

    # Nothing for a value that no text says.
    def text(name, value)
      case value
      when Symbol, Integer, true, false then value.to_s
      else text_of_object(name, value)
      end
    end

    # What Ruby and Rails have for instants and durations, by what it can do: none of them is
    # loaded here.
    def text_of_object(name, value)
      return Text.seconds(name, value).to_s if Text.instant?(value)

      value.in_seconds.floor.to_s if value.respond_to?(:in_seconds)
    rescue FloatDomainError
      nil
    end
  end
  private_constant :ParameterList
end
