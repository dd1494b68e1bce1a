# frozen_string_literal: true

# What a program already has, as the options of a signer: its environment, and the
# credentials of AWS's SDK.

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
      # @return [Hash{Symbol => String}]
      def of_env(env)
        first = ->(*names) { names.filter_map { |name| env[name] }.find { |value| !value.empty? } }
        {
          access_key_id: first["AWS_ACCESS_KEY_ID"],
          secret_access_key: first["AWS_SECRET_ACCESS_KEY"],
          session_token: first["AWS_SESSION_TOKEN"],
          credentials_expiration: first["AWS_CREDENTIAL_EXPIRATION"],
          region: first["AWS_REGION", "AWS_DEFAULT_REGION"],
          endpoint: first["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"],
          use_fips: first["AWS_USE_FIPS_ENDPOINT"],
          use_dual_stack: first["AWS_USE_DUALSTACK_ENDPOINT"]
        }
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
