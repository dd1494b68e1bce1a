# frozen_string_literal: true

# Finds the native library: the file that S3PRESIGN_LIBRARY names, or else the one in
# this gem, or else the system's.

require "ffi"
require_relative "version"

module S3Presign
  # Which file is loaded, and why none is.
  #
  # @api private
  module Library
    # The ABI that this gem was written for.
    ABI = 1
    # The environment variable with the path of the file to load instead.
    VARIABLE = "S3PRESIGN_LIBRARY"
    # What the dynamic linker knows the library as, by operating system.
    SYSTEM_NAMES = { "darwin" => "libs3presign.#{ABI}.dylib", "windows" => "s3presign.dll" }.freeze
    # What the file in the gem is called, by operating system.
    FILE_NAMES = { "darwin" => "libs3presign.dylib", "windows" => "s3presign.dll" }.freeze

    class << self
      # The file or name that was loaded and speaks this ABI.
      #
      # @return [String]
      # @raise [LoadError] that lists each path tried and what is wrong with it
      def path
        path = loadable
        check_abi(path)
        path
      end

      # The folder of this platform within `native`, such as `linux-x86_64`.
      #
      # @return [String]
      def platform
        musl = RbConfig::CONFIG["host_os"].include?("musl")
        system = { "darwin" => "macos" }.fetch(FFI::Platform::OS, FFI::Platform::OS)
        [system, FFI::Platform::ARCH, ("musl" if musl)].compact.join("-")
      end

      # Where the gem has the file for this platform.
      #
      # @return [String]
      def packaged
        name = FILE_NAMES.fetch(FFI::Platform::OS, "libs3presign.so")
        File.expand_path("../../native/#{platform}/#{name}", __dir__)
      end

      private

      def loadable
        tried = candidates.map do |path|
          reason = failure(path)
          return path unless reason

          # What is there and does not load is a fault to be seen, not a reason to look elsewhere.
          raise LoadError, message([[path, reason]]) if File.exist?(path)

          [path, reason]
        end
        raise LoadError, message(tried)
      end

      def candidates
        given = ENV.fetch(VARIABLE, "")
        return [File.expand_path(given)] unless given.empty?

        [packaged, SYSTEM_NAMES.fetch(FFI::Platform::OS, "libs3presign.so.#{ABI}")]
      end

      def failure(path)
        return "no such file" if path.include?("/") && !File.exist?(path)

        FFI::DynamicLibrary.open(path, FFI::DynamicLibrary::RTLD_LAZY | FFI::DynamicLibrary::RTLD_LOCAL)
        nil
      rescue LoadError => e
        e.message.delete_prefix("Could not open library '#{path}': ").delete_prefix("#{path}: ")
      end

      def check_abi(path)
        address = FFI::DynamicLibrary.open(path, FFI::DynamicLibrary::RTLD_LAZY).find_function("s3presign_abi")
        raise LoadError, message([[path, "not the s3presign library"]]) unless address

        abi = FFI::Function.new(:uint32, [], address).call
        return if abi == ABI

        raise LoadError, "#{path} speaks ABI #{abi} and this gem (#{VERSION}) ABI #{ABI}; use a library of the " \
                         "gem's version"
      end

      def message(tried)
        list = tried.map { |path, reason| "  #{path}: #{reason}\n" }.join
        "s3presign has no native library for #{platform}, Ruby #{RUBY_VERSION}; tried\n#{list}" \
          "Install the gem for this platform, or name the file in #{VARIABLE}."
      end
    end
  end
  private_constant :Library
end
