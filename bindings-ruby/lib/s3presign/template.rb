# frozen_string_literal: true

# One kind of request, for one key after another.

require_relative "batch"
require_relative "holds_secret"
require_relative "presigned_request"
require_relative "text"

module S3Presign
  # An operation, a bucket and parameters, checked and prepared once; only the key and the
  # time are left open. Made by {Signer#template}; frozen, and shared by any number of
  # threads and fibers.
  #
  # @example
  #   download = signer.template("GetObject", bucket: "photos", expires_in: 3600)
  #   download.url("1.jpg").partition("?").first # => "https://photos.s3.eu-west-1.amazonaws.com/1.jpg"
  class Template
    include HoldsSecret
    private_class_method :new

    # @api private
    # @param handle [Handle]
    # @param scoped [Boolean] whether a given signing time needs the clock beside it
    def initialize(handle, scoped: false)
      @handle = handle
      @scoped = scoped
      freeze
    end

    # The URL for one key, and nothing else: the fastest call.
    #
    # @param key [String, nil] the object's, raw and never encoded; left out for operations
    #   that act on no object
    # @param signing_time [Time, nil] by default the clock's
    # @return [String]
    # @raise [Error] `MissingKey`, `UnexpectedKey`, `InvalidKey`, `InvalidUtf8`,
    #   `InvalidSigningTime`, `ExpiryOutOfRange`, `CredentialsExpired`, `CredentialsExpireFirst`,
    #   `WrongType`
    def url(key = nil, signing_time: nil)
      return clocked.url(key, signing_time:) if @scoped && signing_time

      Native.url(native_address, Text.key(key), Text.seconds("signing-time", signing_time))
    end

    # The URLs of many keys, signed at one instant: those of {#url} in a fraction of its time. If one
    # of the keys cannot be signed for, none is answered, and the error's row says which.
    #
    # @param keys [Enumerable<String>]
    # @param signing_time [Time, nil] by default the clock's, read once
    # @return [Array<String>]
    # @raise [Error] as {#url} does
    # @example
    #   download = signer.template("GetObject", bucket: "photos")
    #   download.urls(["1.jpg", "2.jpg"]).size # => 2
    def urls(keys, signing_time: nil)
      return clocked.urls(keys, signing_time:) if @scoped && signing_time

      seconds = Text.seconds("signing-time", signing_time)
      raise Text.wrong_type("keys", keys, "an Enumerable of Strings") unless keys.respond_to?(:each_slice)

      batch = Batch.new(native_address, seconds)
      urls = []
      keys.each_slice(Batch::ROWS) { |some| batch.sign(some, urls) }
      urls
    ensure
      batch&.wipe
    end

    # The whole result for one key.
    #
    # @param key [String, nil] as for {#url}
    # @param signing_time [Time, nil] by default the clock's
    # @return [PresignedRequest]
    # @raise [Error] as {#url} does
    def presign(key = nil, signing_time: nil)
      return clocked.presign(key, signing_time:) if @scoped && signing_time

      key = Text.key(key)
      seconds = Text.seconds("signing-time", signing_time)
      PresignedRequest.of(Native.strings(Native.answer do |buffer, capacity|
        Native.template_presign(native_address, key, key ? key.bytesize : 0, seconds, buffer, capacity)
      end))
    end

    private

    # The same template, which knows what time it is: what a scoped signer's life counts from.
    def clocked
      self.class.__send__(:new, Native.made(:template_free) do |*out|
        Native.template_clocked(native_address, Text.seconds("clock", nil), *out)
      end)
    end

    def describe(*out) = Native.template_describe(native_address, *out)
  end
end
