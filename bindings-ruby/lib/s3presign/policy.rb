# frozen_string_literal: true

# Policies: that of the identity that signs, and one of a bucket that binds what was signed.

require_relative "permissions"

module S3Presign
  # A policy that grants permissions, and nothing else. Made by {S3Presign.policy}. `to_s` is the JSON.
  class PermissionPolicy
    include Value

    # The names of the members.
    MEMBERS = %i[text size too_large_for open_places].freeze

    # The policy as JSON, in ASCII, with a line end.
    #
    # @return [String]
    attr_reader :text
    alias to_s text

    # Its size as AWS counts it: in characters, without white space.
    #
    # @return [Integer]
    attr_reader :size

    # What it is too large for, with the most characters that AWS takes there.
    #
    # @return [Hash{String => Integer}]
    attr_reader :too_large_for

    # Each `*` in a resource of it that stands for something that was not said.
    #
    # @return [Array<OpenPlace>]
    attr_reader :open_places

    # Takes all that {#to_h} answers.
    def initialize(text:, size:, too_large_for:, open_places:)
      @text = text
      @size = size
      @too_large_for = too_large_for
      @open_places = open_places
      freeze
    end

    # @api private
    # @param answer [Answer]
    # @return [PermissionPolicy]
    def self.of(answer)
      new(text: answer["policy"], size: answer.integer("size"),
          too_large_for: answer.hash_of("too-large-for:").transform_values(&:to_i).freeze,
          open_places: OpenPlace.all(answer))
    end
  end

  # A bucket policy that denies, and grants nothing. Made by {S3Presign.guard_policy}. `to_s` is the JSON.
  class GuardPolicy
    include Value

    # The names of the members.
    MEMBERS = %i[text notes].freeze

    # The bucket policy as JSON, in ASCII, with a line end.
    #
    # @return [String]
    attr_reader :text
    alias to_s text

    # What its statements cost, and what no policy can do.
    #
    # @return [Array<String>]
    attr_reader :notes

    # Takes all that {#to_h} answers.
    def initialize(text:, notes:)
      @text = text
      @notes = notes
      freeze
    end
  end

  # Writes a policy for the identity that signs, which grants permissions, each once, and nothing else.
  #
  # @param permissions [Array<Permissions>] one or many of what {S3Presign.permissions} answered
  # @param only_needed [Boolean, nil] leave out what is only likely to be needed
  # @return [PermissionPolicy]
  # @raise [Error] `MissingOption` where nothing is to be granted
  # @example
  #   download = S3Presign.permissions("GetObject", region: "eu-west-1", bucket: "photos")
  #   S3Presign.policy(download).size # => 131
  def self.policy(*permissions, only_needed: nil)
    list = permissions.each_with_object(ParameterList.new) do |one, granted|
      raise Text.wrong_type("permissions", one, "what permissions answered") unless one.is_a?(Permissions)

      one.add_to(granted)
    end
    list.add("only-needed", only_needed)
    PermissionPolicy.of(Answer.of(Native.answer { |*out| Native.policy(*list.arguments, *out) }))
  end

  # Writes a bucket policy that binds presigned requests, whoever signed them. No policy can bind the type or the
  # size of an upload: sign them.
  #
  # @param bucket [String] its name
  # @param partition [String, nil] such as `"aws-cn"`, if it is not `"aws"`
  # @param principal [String, nil] the ARN of the signer, which network and presigned are then about
  # @param max_age [Integer, ActiveSupport::Duration, nil] of a signature when its request arrives: 60 seconds at least
  # @param stable_for [Integer, ActiveSupport::Duration, nil] what requests are signed with, which is added
  # @param backdate [Integer, ActiveSupport::Duration, nil] the same
  # @param https [Boolean, nil] only by https
  # @param tls [Boolean, nil] only by TLS 1.2 or newer
  # @param network [String, Array<String>, nil] only from these, such as `"203.0.113.0/24"`
  # @param presigned [String, nil] `"only"` by presigned URLs, or `"never"` by them nor by forms
  # @param create_only [Boolean, nil] uploads overwrite nothing
  # @param no_acl [Boolean, nil] no access control lists
  # @param options [Hash] options that a newer library has, by name
  # @return [GuardPolicy]
  # @raise [Error] `InvalidBucketName`, `InvalidOption`, and `MissingOption` if nothing is to be bound
  # @example
  #   S3Presign.guard_policy(bucket: "photos", max_age: 600).text.include?("s3:signatureAge") # => true
  def self.guard_policy(bucket:, partition: nil, principal: nil, max_age: nil, stable_for: nil, backdate: nil,
                        https: nil, tls: nil, network: nil, presigned: nil, create_only: nil, no_acl: nil, **options)
    list = ParameterList.new(bucket: bucket, partition: partition, principal: principal, max_age: max_age)
    list.add_all(stable_for: stable_for, backdate: backdate, https: https, tls: tls, network: network)
    list.add_all(presigned: presigned, create_only: create_only, no_acl: no_acl, **options)
    answer = Answer.of(Native.answer { |*out| Native.guard_policy(*list.arguments, *out) })
    GuardPolicy.new(text: answer["policy"], notes: answer.all("note"))
  end
end
