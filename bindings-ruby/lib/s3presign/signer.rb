# frozen_string_literal: true

# The signer: credentials, region and endpoint, and everything that is signed with them.

require_relative "holds_secret"
require_relative "multipart"
require_relative "parameter_list"
require_relative "presigned_post"
require_relative "presigned_request"
require_relative "signer_options"
require_relative "template"

module S3Presign
  # Signs requests for one set of credentials, region and endpoint.
  #
  # Frozen, and shared by any number of threads and fibers; a forked process may go on with
  # its parent's. It cannot be copied or serialised: it holds a secret key, which `inspect`
  # does not show. The garbage collector frees it, and its secrets are wiped then.
  #
  # @example
  #   signer = S3Presign::Signer.new(
  #     access_key_id: "minioadmin", secret_access_key: "minioadmin", region: "us-east-1",
  #     endpoint: "http://localhost:9000", addressing: "path"
  #   )
  #   signer.object_url("photos", "a b.jpg") # => "http://localhost:9000/photos/a%20b.jpg"
  class Signer
    include HoldsSecret

    # A signer from the variables that AWS's own tools read:
    #
    # - `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` and
    #   `AWS_CREDENTIAL_EXPIRATION`
    # - `AWS_REGION`, else `AWS_DEFAULT_REGION`
    # - `AWS_ENDPOINT_URL_S3`, else `AWS_ENDPOINT_URL`; none of them if
    #   `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` is true
    # - `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT`
    #
    # Empty ones count as unset. No other variable and no file is read.
    #
    # @param env [Hash{String => String}, ENV]
    # @param overrides [Hash] options of {#initialize}, which win; with an access key, a secret
    #   or a session token of yours, no credential of the environment is used
    # @return [Signer]
    # @raise [Error] as {#initialize} does, with the name of the variable where that is wrong or
    #   missing; `VariableNotUnicode`
    # @example
    #   S3Presign::Signer.from_env(
    #     { "AWS_ACCESS_KEY_ID" => "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY" => "secret" },
    #     region: "eu-west-1"
    #   ) # => #<S3Presign::Signer access_key_id="AKIAIOSFODNN7EXAMPLE" region="eu-west-1">
    def self.from_env(env = ENV, **overrides)
      new(**SignerOptions.of_env(env, overrides))
    end

    # A signer from the credentials of AWS's SDK, which is not loaded for that.
    #
    # The credentials are those of this moment. Where the provider knows when they end, so
    # does the signer: `limited_by` of a result tells, and after their end signing raises
    # `CredentialsExpired`; make a new signer then.
    #
    # @param credentials [Aws::Credentials, #credentials] credentials, or any provider of the
    #   SDK, such as `client.config.credentials`; what it answers to `expiration` counts too
    # @param overrides [Hash] options of {#initialize}, which win; `region` is required there
    # @return [Signer]
    # @raise [Error] as {#initialize} does, and `WrongType` for what provides no credentials
    # @example
    #   credentials = Aws::Credentials.new("AKIAIOSFODNN7EXAMPLE", "secret")
    #   S3Presign::Signer.from_aws(credentials, region: "eu-west-1")
    #   # => #<S3Presign::Signer access_key_id="AKIAIOSFODNN7EXAMPLE" region="eu-west-1">
    def self.from_aws(credentials, **overrides)
      new(**SignerOptions.overridden(SignerOptions.of_aws(credentials), overrides))
    end

    # @param options [Hash] `nil` is an option that is not given
    # @option options [String] :access_key_id required
    # @option options [String] :secret_access_key required
    # @option options [String] :region required; never guessed. `"auto"` for Cloudflare R2
    # @option options [String] :session_token of temporary credentials
    # @option options [Time, String] :credentials_expiration when those end
    # @option options [String] :endpoint the URL that the *user* of a presigned URL will call,
    #   such as `"https://files.example.com"`; by default AWS's of the region
    # @option options [String] :addressing where the bucket's name goes: `"virtual"` into the host,
    #   `"path"` into the path, `"bucket-host"` nowhere, since the host is the bucket; by default
    #   `"auto"`: into the host by AWS's rules, and into the path where the host is an IP address
    #   or a single label, such as `minio` or `localhost`
    # @option options [Boolean] :anonymous in the place of credentials: signs nothing, and gives
    #   URLs for what everybody may do, which do not expire
    # @option options [String] :unsigned_path_prefix a path such as `"/storage"` that URLs have
    #   before the one that is signed, since a proxy at the endpoint removes it
    # @option options [Boolean] :use_dual_stack
    # @option options [Boolean] :use_fips
    # @option options [Boolean] :use_accelerate
    # @option options [Boolean] :use_global_endpoint
    # @option options [Boolean] :use_arn_region default true
    # @option options [Boolean] :disable_access_points
    # @option options [Boolean] :disable_multi_region_access_points
    # @option options [Boolean] :disable_s3_express_session_auth
    # @option options [Integer] :max_expires_in the longest life of a URL in seconds, for
    #   stores that allow more than 7 days
    # @raise [Error] for what cannot be signed for: `MissingOption`, `UnknownOption`,
    #   `InvalidOption`, `ConflictingOptions`, `MissingRegion`, `InvalidRegion`,
    #   `InvalidCredentials`, `MissingSessionToken`, `InvalidEndpoint`, `EndpointRegionMismatch`,
    #   `UnsupportedByPartition`, `WrongType`
    def initialize(**options)
      hold(ParameterList.new(options)) { |*arguments| Native.signer_new(*arguments) }
    end

    # The same signer, confined, for the part of a program that deals with users' input.
    #
    # Whatever lies outside is refused, and so is a key that clients or file systems could
    # take for another one (`UnsafeKey`: segments `.` and `..`, empty ones, backslashes,
    # control characters). A scope can only be narrowed.
    #
    # @param bucket [String] only the bucket that is called exactly so
    # @param operations [Array<String>] only these; uploads by forms count as `PutObject`
    # @param key_prefix [String, nil] only keys that begin so; it ends with a slash
    # @param max_expires_in [Integer, nil] seconds: no URL lives longer, from now on
    # @param allow [Array<String>] names that pass although some store could be led outside by
    #   them: `header:NAME`, `query:NAME`, `metadata:NAME`, `field:NAME`,
    #   `parameter:WebsiteRedirectLocation`
    # @param options [Hash] further options of a scope
    # @return [Signer]
    # @raise [Error] here for a scope that is not valid; later `BucketOutsideScope`,
    #   `OperationOutsideScope`, `KeyOutsideScope`, `ExpiryOutsideScope`, `NameOutsideScope`,
    #   `SigningTimeOutsideScope`, `UnsafeKey`
    # @example
    #   reader = signer.scoped(bucket: "photos", operations: ["GetObject"], key_prefix: "users/42/")
    #   reader.presign("GetObject", bucket: "photos", key: "users/42/../43/a.png") # raises S3Presign::UnsafeKey
    def scoped(bucket:, operations:, key_prefix: nil, max_expires_in: nil, allow: nil, **options)
      allow = nil if allow == [] # As if there were none, and not a value that is missing.
      scope = ParameterList.new(bucket:, operations:, key_prefix:, max_expires_in:, allow:, **options)
      wide = native_address
      self.class.allocate.instance_eval do
        @scoped = true
        hold(scope) { |*arguments| Native.signer_scoped(wide, *arguments) }
        self
      end
    end

    # Signs one request: any operation of S3, by its name.
    #
    # Every other argument is a parameter of the operation by S3's own name in any spelling of
    # case (`content_type`, `ContentType`), and is signed and must be sent: a String or Symbol,
    # Integer, `true` or `false`, Time or DateTime, a duration of ActiveSupport, a Digest for a
    # checksum (sent as base64), or an Array or Hash of these. `nil` is an argument that is not given.
    #
    # @param operation [String, Symbol] such as `"PutObject"`
    # @param key [String, nil] the object's, raw and never encoded
    # @param signing_time [Time, nil] by default the clock's, read once
    # @param headers [Hash{String => String}, nil] more headers, which the sender must send
    # @param query [Hash{String => String}, nil] more query pairs
    # @param parameters [Hash]
    # @option parameters [String] :bucket its name, or an access point's ARN or alias
    # @option parameters [Integer] :expires_in seconds: 1 to 604800, default 900
    # @option parameters [Time] :expires_at instead of `expires_in`
    # @option parameters [Integer] :stable_for seconds: the URL stays the same all through each
    #   such window
    # @option parameters [Integer] :backdate seconds: for clocks that run ahead of S3's
    # @option parameters [Time] :clock what time it is, for scoped signers; by default the clock's
    # @option parameters [Boolean] :require_full_lifetime refuse when the credentials end before
    #   the URL
    # @option parameters [Boolean, Array<String>] :headers_in_query for senders that cannot set
    #   headers: all of them, or those of these names, such as `"x-amz-acl"` or `"ACL"`
    # @option parameters [String] :method `"HEAD"` for what `GetObject` answers without the content
    # @option parameters [String] :download_as the file name under which a browser saves, in any
    #   script
    # @option parameters [Boolean] :create_only an upload that S3 refuses where an object of this
    #   key exists; JuiceFS, rclone and older MinIO ignore it
    # @option parameters [String] :url_hint what the URL ends with behind `#`, such as `.parquet`,
    #   for tools that tell a format by it; it is never sent
    # @return [PresignedRequest]
    # @raise [Error] before anything is signed; its class and `code` say why
    # @example
    #   upload = signer.presign("PutObject", bucket: "photos", key: "a.png", content_type: "image/png",
    #                           metadata: { owner: "ada" })
    #   upload.headers # => {"content-type"=>"image/png", "x-amz-meta-owner"=>"ada"}
    def presign(operation, key: nil, signing_time: nil, headers: nil, query: nil, **parameters)
      list = clocked(request_list(operation, headers, query, parameters), signing_time)
      key = Text.key(key)
      seconds = Text.seconds("signing-time", signing_time)
      PresignedRequest.of(Native.presigned(native_address, list, key, seconds))
    end

    # Checks and prepares everything but the key and the time, once.
    #
    # @param operation [String, Symbol]
    # @param headers [Hash{String => String}, nil]
    # @param query [Hash{String => String}, nil]
    # @param parameters [Hash] those of {#presign}, without `key` and `signing_time`
    # @return [Template]
    # @raise [Error] as {#presign} does, and for a key or a signing time, which are passed to {Template#url}
    # @example
    #   download = signer.template("GetObject", bucket: "photos", expires_in: 3600)
    #   download.urls(["1.jpg", "2.jpg"]).map { |url| url.partition("?").first }
    #   # => ["https://photos.s3.eu-west-1.amazonaws.com/1.jpg", "https://photos.s3.eu-west-1.amazonaws.com/2.jpg"]
    def template(operation, headers: nil, query: nil, **parameters)
      list = request_list(operation, headers, query, parameters)
      handle = Native.made(:template_free) { |*out| Native.template_new(native_address, *list.arguments, *out) }
      Template.__send__(:new, handle, scoped: @scoped)
    end

    # Signs a form for uploads from a browser.
    #
    # Every other argument is a field of the form, which must be sent so: `acl`,
    # `content_type`, `metadata`, `success_action_redirect`, `success_action_status`,
    # `tagging`, `storage_class`, ...
    #
    # @param signing_time [Time, nil] by default the clock's, read once
    # @param fields [Hash]
    # @option fields [String] :bucket required
    # @option fields [String] :key with `${filename}` in it, S3 puts the name of the sender's
    #   file there
    # @option fields [Hash{String => String}] :starts_with what fields begin with, the rest
    #   being the sender's choice
    # @option fields [Hash{String => String}] :own_fields fields of the application's own, which
    #   S3 does nothing with, and their values
    # @option fields [Hash{String => String}] :own_starts_with what such fields begin with, the
    #   rest being the sender's choice
    # @option fields [Integer] :min_content_length bytes, default 0
    # @option fields [Integer] :max_content_length bytes, default 5 GiB
    # @option fields [Integer] :expires_in seconds: 1 to 604800, default 900
    # @option fields [Time] :expires_at instead of `expires_in`
    # @option fields [Integer] :stable_for seconds
    # @option fields [Integer] :backdate seconds
    # @option fields [Time] :clock what time it is, for scoped signers
    # @option fields [Boolean] :allow_open_key no warning where `${filename}` leaves the key of
    #   a scoped signer's form open
    # @option fields [Boolean] :require_full_lifetime
    # @return [PresignedPost]
    # @raise [Error] before anything is signed; its class and `code` say why
    # @example
    #   post = signer.presign_post(bucket: "photos", key: "users/42/${filename}",
    #                              starts_with: { "Content-Type" => "image/" }, max_content_length: 10_000_000)
    #   post.fields["key"] # => "users/42/${filename}"
    def presign_post(signing_time: nil, **fields)
      list = clocked(ParameterList.new(fields), signing_time)
      seconds = Text.seconds("signing-time", signing_time)
      PresignedPost.of(Answer.of(Native.answer do |*out|
        Native.presign_post(native_address, *list.arguments, seconds, *out)
      end))
    end

    # Signs all requests of an upload in parts at one instant: each part, and what completes,
    # aborts and lists them.
    #
    # The upload itself is created by `presign("CreateMultipartUpload", ...)`. Every other
    # argument is a parameter by S3's name for each request that knows it; of single parts as
    # a hash: `checksum_sha256: { 1 => "..." }`.
    #
    # @param key [String] the object's, raw and never encoded
    # @param signing_time [Time, nil] by default the clock's, read once
    # @param parameters [Hash]
    # @option parameters [String] :bucket required
    # @option parameters [String] :upload_id required: from the answer to `CreateMultipartUpload`
    # @option parameters [Integer] :object_size bytes; or `part_count`
    # @option parameters [Integer] :part_size bytes, default as {S3Presign.multipart_plan} has it
    # @option parameters [Integer] :part_count 1 to 10,000, where the sizes are not known
    # @option parameters [Boolean] :sign_content_length each part is bound to its length
    #   (default true)
    # @option parameters [Boolean] :create_only S3 refuses to complete it where an object of this
    #   key exists; JuiceFS, rclone and older MinIO ignore it
    # @option parameters [Integer] :expires_in seconds: 1 to 604800, default 900
    # @option parameters [Time] :expires_at instead of `expires_in`
    # @option parameters [Integer] :stable_for seconds
    # @option parameters [Integer] :backdate seconds
    # @option parameters [Time] :clock what time it is, for scoped signers
    # @option parameters [Boolean] :require_full_lifetime
    # @return [PresignedMultipart]
    # @raise [Error] before anything is signed; its class and `code` say why
    # @example
    #   upload = signer.presign_multipart(bucket: "videos", key: "film.mp4", upload_id: "from-the-answer",
    #                                     object_size: 20_000_000)
    #   upload.parts.map(&:size) # => [8388608, 8388608, 3222784]
    #   upload.complete.method   # => "POST"
    def presign_multipart(key:, signing_time: nil, **parameters)
      list = clocked(ParameterList.new(parameters), signing_time)
      key = Text.key(key)
      seconds = Text.seconds("signing-time", signing_time)
      size = key ? key.bytesize : 0
      PresignedMultipart.of(Answer.sequence(Native.answer do |*out|
        Native.presign_multipart(native_address, *list.arguments, key, size, seconds, *out)
      end, "request"))
    end

    # The plain URL of a public object, unsigned, by the same rules.
    #
    # @param bucket [String]
    # @param key [String] raw and never encoded
    # @return [String]
    # @raise [Error] `InvalidBucketName`, `InvalidArn`, `InvalidKey`, `ConflictingOptions`
    # @example
    #   signer.object_url("photos", "a b.jpg") # => "https://photos.s3.eu-west-1.amazonaws.com/a%20b.jpg"
    def object_url(bucket, key)
      bucket = Text.string("bucket", bucket)
      key = Text.string("key", key)
      Native.answer { |*out| Native.object_url(native_address, bucket, bucket.bytesize, key, key.bytesize, *out) }
    end

    private

    def describe(*out) = Native.signer_describe(native_address, *out)

    def hold(list)
      @handle = Native.made(:signer_free) { |*out| yield(*list.arguments, *out) }
      freeze
    end

    # The list with the clock beside a signing time that was given, which a scoped signer's life
    # counts from, unless it names one.
    def clocked(list, signing_time)
      @scoped && signing_time && !list.given?("clock") ? list.add("clock", Text.seconds("clock", nil)) : list
    end

    def request_list(operation, headers, query, parameters)
      operation = Text.string("operation", operation) unless operation.is_a?(Symbol)
      ParameterList.new.add("operation", operation).add_all(parameters)
                   .add_pairs("header", headers).add_pairs("query", query)
    end
  end
end
