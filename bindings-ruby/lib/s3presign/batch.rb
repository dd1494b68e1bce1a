# frozen_string_literal: true

# Some of many keys in one call, and their URLs.

require_relative "native"
require_relative "text"

module S3Presign
  # The memory for one batch of keys after another: the keys are joined without anything between
  # two, and so are the URLs that come back, with the offset at which each begins.
  #
  # @api private
  class Batch
    # Keys for one call: so few that they and their URLs stay in the processor's caches.
    ROWS = 512
    # Bytes for each URL at first. Those with a session token take more.
    URL = 512

    # @param template [Integer] its address
    # @param seconds [Integer] the instant at which all are signed
    def initialize(template, seconds)
      @template = template
      @seconds = seconds
      @key_offsets = FFI::MemoryPointer.new(:int64, ROWS + 1)
      @url_offsets = FFI::MemoryPointer.new(:int64, ROWS + 1)
      @refused_row = FFI::MemoryPointer.new(:int64)
      @buffer = nil
    end

    # Signs for some keys, at most {ROWS}, and adds their URLs to others.
    #
    # @param keys [Array<String>]
    # @param urls [Array<String>] those of all keys before them
    # @return [void]
    # @raise [Error] whose row is the place of the first key that is refused
    def sign(keys, urls)
      texts = []
      keys.each { |key| texts << Text.string("key", key) }
    rescue Error => e
      # Those before it come first, also if one of them is refused.
      add(texts, urls)
      raise of_row(e, urls.size), cause: nil
    else
      add(texts, urls)
    end

    # Wipes what is left of the URLs.
    #
    # @return [void]
    def wipe = @buffer&.clear

    private

    def add(texts, urls)
      return if texts.empty?

      length = answered(texts, urls.size)
      offsets = @url_offsets.get_array_of_int64(0, texts.size + 1)
      # With the NUL behind them: a string that is the end of another one keeps the memory of both.
      joined = @buffer.get_bytes(0, length + 1).force_encoding(Encoding::UTF_8)
      texts.each_index { |row| urls << joined.byteslice(offsets[row], offsets[row + 1] - offsets[row]) }
    end

    # The length of the URLs, which are in the buffer then.
    def answered(texts, first_row)
      keys = texts.reduce(+"", :<<)
      place(texts)
      @buffer ||= FFI::MemoryPointer.new([texts.size * URL, Native::CAPACITY].max)
      loop do
        length = Native.template_urls(@template, keys, keys.bytesize, @key_offsets, texts.size, @seconds,
                                      @url_offsets, @refused_row, @buffer, @buffer.size)
        raise refusal(length, first_row) if length.negative?
        return length if length < @buffer.size

        @buffer.clear
        @buffer = FFI::MemoryPointer.new(length + 1)
      end
    end

    # Writes where each text begins, and where the last one ends.
    def place(texts)
      offset = 0
      @key_offsets.put_array_of_int64(0, [offset, *texts.map { |text| offset += text.bytesize }])
    end

    def refusal(status, first_row)
      error = Native.failure(status, @buffer)
      row = @refused_row.read_int64
      row.negative? ? error : of_row(error, first_row + row)
    end

    def of_row(error, row) = Error.of(error.code, "row #{row}: #{error.message}", error.parameter, row)
  end
  private_constant :Batch
end
