# frozen_string_literal: true

# Native signers and templates as objects that the garbage collector frees.

require_relative "native"

module S3Presign
  # Owns a native signer or template, and frees it once when nothing refers to it any more.
  #
  # An address and a finalizer, and no FFI::AutoPointer: that one cannot be shared between
  # Ractors, and has a public `free`.
  #
  # @api private
  class Handle
    # Where the native object lies. Whoever passes it on keeps the handle for that long.
    #
    # @return [Integer]
    attr_reader :address

    # @param address [Integer]
    # @param free [Symbol] the function that frees it
    def initialize(address, free)
      @address = address
      ObjectSpace.define_finalizer(self, self.class.finalizer(address, free))
      freeze
    end

    # Made here, where `self` is not a handle: a finalizer that refers to its object keeps it.
    #
    # @param address [Integer]
    # @param free [Symbol]
    # @return [Proc]
    def self.finalizer(address, free) = proc { Native.public_send(free, address) }

    # Refused: a copy would have the finalizer too, and free a second time.
    #
    # @raise [TypeError] always
    def dup = raise(TypeError, "#{self.class} cannot be copied")
    alias clone dup
  end
  private_constant :Handle
end
