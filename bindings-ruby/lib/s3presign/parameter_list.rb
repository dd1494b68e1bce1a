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
      case value
      when nil then self
      when Hash then value.empty? ? add_nothing(name) : add_map(name, value)
      when Array then value.empty? ? add_nothing(name) : add_items(name, name, value)
      else add_text(name, name, value)
      end
    end

    # Adds what must be a hash, or pairs, under `name:entry`.
    #
    # @param name [String]
    # @param option [String] what the caller knows it as
    # @param entries [Hash, Enumerable, nil]
    # @return [self]
    # @raise [Error] `WrongType`
    def add_pairs(name, option, entries)
      return self if entries.nil?
      unless entries.respond_to?(:each_pair) || entries.is_a?(Enumerable)
        raise Text.wrong_type(option, entries, "a Hash, or pairs")
      end

      add_entries(name, option, entries)
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

    def add_map(name, map)
      # Which would be the empty map of above.
      nothing = map.any? { |entry, value| ["", :""].include?(entry) && value == "" }
      raise Text.wrong_type(name, map, "one whose entries have names") if nothing

      add_entries(name, name, map)
    end

    def add_entries(name, argument, entries)
      entries.each do |entry, value|
        full = "#{name}:#{entry_text(argument, entry)}"
        value.is_a?(Array) && !value.empty? ? add_items(full, argument, value) : add_text(full, argument, value)
      end
      self
    end

    def add_items(name, argument, items)
      items.each { |item| add_text(name, argument, item) }
      self
    end

    def add_text(name, argument, value)
      # As most are.
      if value.is_a?(String)
        @strings << name << Text.utf8(argument, value)
      elsif value.respond_to?(:base64digest)
        # The library knows which names take bytes.
        @strings << "bytes:#{name}" << value.base64digest
      else
        @strings << name << text(argument, value)
      end
      self
    end

    def name_text(name) = name.is_a?(Symbol) ? name.name : Text.string("a name", name)

    def entry_text(argument, entry)
      case entry
      when Symbol then entry.name
      when Integer then entry.to_s
      when String then Text.utf8(argument, entry)
      else raise Text.wrong_type("a name in #{argument}", entry, "a String")
      end
    end

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
      return value.in_seconds.floor.to_s if value.respond_to?(:in_seconds)

      raise Text.wrong_type(name, value, TYPES)
    rescue FloatDomainError
      raise Text.wrong_type(name, value, "a duration of whole seconds"), cause: nil
    end
  end
  private_constant :ParameterList
end
