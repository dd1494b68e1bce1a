# frozen_string_literal: true

# What a program already has, as the options of a signer: its environment, and the
# credentials of AWS's SDK.

require_relative "answer"
require_relative "parameter_list"
require_relative "text"

module S3Presign
  # Reads the options of a signer. Credentials of two sources never mix.
  #
  # @api private
  module SignerOptions
    # What belongs to one access key.
    CREDENTIALS = %i[access_key_id secret_access_key session_token credentials_expiration].freeze

    class << self
      # @param env [Hash{String => String}, ENV]
      # @param overrides [Hash] options that win
      # @return [Hash{Symbol => String}]
      # @raise [Error]
      def of_env(env, overrides)
        variables = ParameterList.new.add_variables(env)
        options = ParameterList.new(overrides)
        text = Native.secret { |*out| Native.options_from_env(*variables.arguments, *options.arguments, *out) }
        Answer.of(text).filter_map { |name, value| [name.to_sym, value] }.to_h
      end

      # @param source [#credentials, #access_key_id] credentials, or what provides them
      # @return [Hash{Symbol => Object}]
      # @raise [Error] `WrongType`
      def of_aws(source)
        current(source) # Refreshes what is about to end, so that the end below is that of what follows.
        expiration = source.expiration if source.respond_to?(:expiration)
        # After the end: should a refresh in the background come in between, it is too early and not too late.
        credentials = current(source)
        unless credentials.respond_to?(:access_key_id)
          raise Text.wrong_type("credentials", source, "Aws::Credentials or a provider of them")
        end

        { access_key_id: credentials.access_key_id, secret_access_key: credentials.secret_access_key,
          session_token: credentials.session_token, credentials_expiration: expiration }
      end

      # Options with what wins over them.
      #
      # @param options [Hash]
      # @param overrides [Hash]
      # @return [Hash]
      def overridden(options, overrides)
        options = options.except(*CREDENTIALS) unless overrides[:access_key_id].nil?
        options.merge(overrides)
      end

      private

      def current(source) = source.respond_to?(:credentials) ? source.credentials : source
    end
  end
  private_constant :SignerOptions
end
