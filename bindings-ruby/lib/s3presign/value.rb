# frozen_string_literal: true

# What all results have in common: frozen values, equal if all that they say is.

module S3Presign
  # A frozen value of named members: it can be compared, used as the key of a `Hash`,
  # matched with `case ... in`, passed to `Marshal`, and shared between Ractors.
  #
  # Classes name their members in `MEMBERS`.
  module Value
    # All members by name.
    #
    # @return [Hash{Symbol => Object}]
    def to_h = self.class::MEMBERS.to_h { |name| [name, instance_variable_get(:"@#{name}")] }

    # Whether the other is of the same class and says the same.
    #
    # @param other [Object]
    # @return [Boolean]
    def ==(other) = other.instance_of?(self.class) && other.to_h == to_h
    alias eql? ==

    # @return [Integer] the same for equal values
    def hash = [self.class, to_h].hash

    # The members in their order, for `in [code, message]`.
    #
    # @return [Array<Object>]
    def deconstruct = to_h.values

    # The members by name, for `in {code:, message:}`.
    #
    # @param names [Array<Symbol>, nil] those that are asked for
    # @return [Hash{Symbol => Object}]
    def deconstruct_keys(names) = names ? to_h.slice(*names) : to_h

    # The members as they can be shown: without signatures, tokens and keys.
    #
    # @return [String]
    def inspect = "#<#{self.class} #{shown.map { |name, value| "#{name}=#{value.inspect}" }.join(", ")}>"

    # @api private
    # @return [Hash{Symbol => Object}]
    def marshal_dump = to_h

    # @api private
    # @param members [Hash{Symbol => Object}]
    # @return [void]
    def marshal_load(members)
      initialize(**members.transform_values { |member| Value.frozen(member) })
    end

    # What Marshal has read, as it was written: Marshal forgets what was frozen, and keeps
    # the zone of a Time as a string that nobody can freeze.
    #
    # @api private
    # @param object [Object]
    # @return [Object]
    def self.frozen(object)
      case object
      when Array then object.map { |item| frozen(item) }.freeze
      when Hash then object.to_h { |name, item| [frozen(name), frozen(item)] }.freeze
      when Time then Time.at(object.to_i).utc.freeze
      else object.freeze
      end
    end

    private

    def shown = to_h

    def initialize_copy(_other)
      super
      freeze
    end
  end
end
