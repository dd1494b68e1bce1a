# frozen_string_literal: true

# The C ABI: its functions, the rule of their answers, and their failures as errors.

require_relative "library"

module S3Presign
  # The functions of the native library. None of them blocks or calls back, so each runs
  # under the lock of the interpreter that its caller holds.
  #
  # @api private
  module Native
    extend FFI::Library
    ffi_lib Library.path

    # Signers and templates are passed by their address: an Integer goes through faster than
    # a pointer, and can be shared between Ractors.
    handle = :uintptr_t
    list = %i[buffer_in size_t size_t]
    text = %i[buffer_in size_t]
    answer = %i[buffer_out size_t]

    attach_function :status_name, :s3presign_status_name, %i[int32], :string
    attach_function :version, :s3presign_version, [], :string
    attach_function :signer_new, :s3presign_signer_new, [*list, :pointer, *answer], :int32
    attach_function :options_from_env, :s3presign_options_from_env, [*list, *list, *answer], :int64
    attach_function :signer_scoped, :s3presign_signer_scoped, [handle, *list, :pointer, *answer], :int32
    attach_function :signer_free, :s3presign_signer_free, [handle], :void
    attach_function :template_new, :s3presign_template_new, [handle, *list, :pointer, *answer], :int32
    attach_function :template_clocked, :s3presign_template_clocked, [handle, :int64, :pointer, *answer], :int32
    attach_function :template_free, :s3presign_template_free, [handle], :void
    attach_function :template_url, :s3presign_template_url, [handle, *text, :int64, *answer], :int64
    attach_function :template_urls, :s3presign_template_urls,
                    [handle, *text, :buffer_in, :size_t, :int64, :buffer_out, :buffer_out, *answer], :int64
    attach_function :template_presign, :s3presign_template_presign, [handle, *text, :int64, *answer], :int64
    attach_function :presign, :s3presign_presign, [handle, *list, *text, :int64, *answer], :int64
    attach_function :details, :s3presign_details, [*list, *answer], :int64
    attach_function :presign_post, :s3presign_presign_post, [handle, *list, :int64, *answer], :int64
    attach_function :multipart_plan, :s3presign_multipart_plan, [*list, *answer], :int64
    attach_function :presign_multipart, :s3presign_presign_multipart, [handle, *list, *text, :int64, *answer], :int64
    attach_function :upload_id, :s3presign_upload_id, [*text, *answer], :int64
    attach_function :completed_parts, :s3presign_completed_parts, [*list, *answer], :int64
    attach_function :read_request, :s3presign_read_request, [*list, *answer], :int64
    attach_function :verify_request, :s3presign_verify_request, [*list, *list, :int64, *answer], :int64
    attach_function :read_form, :s3presign_read_form, [*list, *answer], :int64
    attach_function :verify_form, :s3presign_verify_form, [*list, *list, :int64, *answer], :int64
    attach_function :refusal, :s3presign_refusal, [*list, *answer], :int64
    attach_function :explain, :s3presign_explain, [*list, *answer], :int64
    attach_function :diagnose, :s3presign_diagnose, [*list, *answer], :int64
    attach_function :permissions, :s3presign_permissions, [*list, *answer], :int64
    attach_function :policy, :s3presign_policy, [*list, *answer], :int64
    attach_function :guard_policy, :s3presign_guard_policy, [*list, *answer], :int64
    attach_function :cors_rule, :s3presign_cors_rule, [*list, *text, *answer], :int64
    attach_function :object_url, :s3presign_object_url, [handle, *text, *text, *answer], :int64
    attach_function :redact, :s3presign_redact, [*text, *answer], :int64
    attach_function :redact_list, :s3presign_redact_list, [*list, *answer], :int64
    attach_function :signer_describe, :s3presign_signer_describe, [handle, *answer], :int64
    attach_function :template_describe, :s3presign_template_describe, [handle, *answer], :int64

    # How many bytes a fiber keeps for its answers: enough for most results, however long
    # their session token. Variables of fibers are faster than those of threads.
    CAPACITY = 8192
    # What the buffer of a fiber is called among its variables.
    BUFFER = :s3presign_buffer
    # Where the numbers of statuses end.
    LAST_STATUS = -999

    class << self
      # What a function answers, as text; the block calls it with a buffer and its
      # capacity, again if the answer is longer.
      #
      # The fiber's buffer is taken out while it is in use: a signal handler, a finalizer
      # or an exception from another thread may come between the call and the reading.
      #
      # @yieldparam buffer [FFI::MemoryPointer]
      # @yieldparam capacity [Integer]
      # @yieldreturn [Integer] a length or a status
      # @return [String] in UTF-8
      # @raise [Error]
      def answer(&)
        thread = Thread.current
        buffer = thread[BUFFER] || FFI::MemoryPointer.new(CAPACITY)
        thread[BUFFER] = nil
        length = yield buffer, CAPACITY
        return longer(length + 1, &) if length >= CAPACITY

        raise failure(length, buffer) if length.negative?

        text = buffer.get_bytes(0, length).force_encoding(Encoding::UTF_8)
        thread[BUFFER] = buffer
        text
      end

      # The same for an answer that holds a secret key: the fiber does not keep it.
      #
      # @yieldparam buffer [FFI::MemoryPointer]
      # @yieldparam capacity [Integer]
      # @yieldreturn [Integer] a length or a status
      # @return [String] in UTF-8
      # @raise [Error]
      def secret(&)
        answer(&)
      ensure
        Thread.current[BUFFER]&.clear
      end

      # The URL of a template for one key: what {answer} would do with `template_url`, without
      # a block, which costs a fifth of such a call.
      #
      # @param template [Integer] its address
      # @param key [String, nil] in UTF-8
      # @param seconds [Integer]
      # @return [String] in UTF-8
      # @raise [Error]
      def url(template, key, seconds)
        size = key ? key.bytesize : 0
        thread = Thread.current
        buffer = thread[BUFFER] || FFI::MemoryPointer.new(CAPACITY)
        thread[BUFFER] = nil
        length = template_url(template, key, size, seconds, buffer, CAPACITY)
        if length.negative? || length >= CAPACITY
          return answer { |*out| template_url(template, key, size, seconds, *out) }
        end

        text = buffer.get_bytes(0, length).force_encoding(Encoding::UTF_8)
        thread[BUFFER] = buffer
        text
      end

      # The strings of one request's result, without a block too.
      #
      # @param signer [Integer] its address
      # @param list [ParameterList] the request
      # @param key [String, nil] in UTF-8
      # @param seconds [Integer]
      # @return [Array<String>] names and values in turn, in UTF-8
      # @raise [Error]
      def presigned(signer, list, key, seconds)
        joined, length, count = list.arguments
        size = key ? key.bytesize : 0
        thread = Thread.current
        buffer = thread[BUFFER] || FFI::MemoryPointer.new(CAPACITY)
        thread[BUFFER] = nil
        written = presign(signer, joined, length, count, key, size, seconds, buffer, CAPACITY)
        if written.negative? || written >= CAPACITY
          return strings(answer { |*out| presign(signer, joined, length, count, key, size, seconds, *out) })
        end

        text = buffer.get_bytes(0, written)
        thread[BUFFER] = buffer
        strings(text.force_encoding(Encoding::UTF_8))
      end

      # @param text [String] an answer that is a list
      # @return [Array<String>] names and values in turn
      def strings(text) = text.split("\0", -1)

      # What a function makes; the block calls it with the place for the address, a buffer for
      # the message, and its capacity.
      #
      # @param free [Symbol] the function that frees it
      # @yieldparam out [FFI::MemoryPointer]
      # @yieldparam buffer [FFI::MemoryPointer]
      # @yieldparam capacity [Integer]
      # @yieldreturn [Integer] a status
      # @return [Handle]
      # @raise [Error]
      def made(free)
        out = FFI::MemoryPointer.new(:pointer)
        answer { |buffer, capacity| yield out, buffer, capacity }
        Handle.new(out.read_pointer.address, free)
      end

      # Why a function refused.
      #
      # @param status [Integer] what it returned
      # @param buffer [FFI::MemoryPointer] where its message is
      # @return [Error]
      def failure(status, buffer)
        start = 0
        message, parameter, options = Array.new(3) do
          text = start < buffer.size ? buffer.get_string(start) : +""
          start += text.bytesize + 1
          text.force_encoding(Encoding::UTF_8)
        end
        Error.of(status_name(status), spelled(message, options), parameter.empty? ? nil : parameter)
      end

      private

      # A message with the names of options in it as Ruby's arguments are written.
      def spelled(message, options)
        options.split.reduce(message) { |text, name| text.gsub("\"#{name}\"", "\"#{Text.written(name)}\"") }
      end

      def longer(capacity)
        buffer = FFI::MemoryPointer.new(capacity)
        length = yield buffer, capacity
        raise failure(length, buffer) if length.negative?

        buffer.get_bytes(0, length).force_encoding(Encoding::UTF_8)
      end
    end

    unknown = status_name(LAST_STATUS)
    -1.downto(LAST_STATUS).map { |status| status_name(status) }.reject { |name| name == unknown }
      .each { |name| Error.define(name) }
  end
  private_constant :Native
end
