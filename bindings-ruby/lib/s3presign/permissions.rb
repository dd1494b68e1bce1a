# frozen_string_literal: true

# What whoever signs must be allowed to do.

require_relative "answer"
require_relative "parameter_list"

module S3Presign
  # One action on one resource.
  class Permission
    include Value

    # The names of the members.
    MEMBERS = %i[action resource because certainty source only_where].freeze

    # Such as `"s3:PutObject"`.
    #
    # @return [String]
    attr_reader :action

    # The ARN, with what a key has of wildcards escaped.
    #
    # @return [String]
    attr_reader :resource

    # What asks for it: the operation, a parameter by S3's name, a condition, or the kind of bucket.
    #
    # @return [String]
    attr_reader :because

    # `"needed"` where it is documented, `"likely"` where it is inferred.
    #
    # @return [String]
    attr_reader :certainty

    # Where it is said, or what it is inferred from.
    #
    # @return [String]
    attr_reader :source

    # What narrows it beside its resource: a condition key of IAM and what that must be, such as
    # `"kms:ResourceAliases=alias/photos"`, since an alias of a key is no resource.
    #
    # @return [String, nil]
    attr_reader :only_where

    # Takes all that {#to_h} answers.
    def initialize(action:, resource:, because:, certainty:, source:, only_where:)
      @action = action
      @resource = resource
      @because = because
      @certainty = certainty
      @source = source
      @only_where = only_where
      freeze
    end
  end

  # An action without which nothing is refused, but which changes the answer.
  class OptionalAction
    include Value

    # The names of the members.
    MEMBERS = %i[action resource effect].freeze

    # Such as `"s3:ListBucket"`.
    #
    # @return [String]
    attr_reader :action

    # Its ARN.
    #
    # @return [String]
    attr_reader :resource

    # What it changes.
    #
    # @return [String]
    attr_reader :effect

    # Takes all that {#to_h} answers.
    def initialize(action:, resource:, effect:)
      @action = action
      @resource = resource
      @effect = effect
      freeze
    end
  end

  # A `*` in a resource that stands for something that was not said.
  class OpenPlace
    include Value

    # The names of the members.
    MEMBERS = %i[option resource].freeze

    # The option that says it, such as `"kms-key"`, which is `kms_key` here.
    #
    # @return [String]
    attr_reader :option

    # The ARN that has it.
    #
    # @return [String]
    attr_reader :resource

    # Takes all that {#to_h} answers.
    def initialize(option:, resource:)
      @option = option
      @resource = resource
      freeze
    end

    # @api private
    # @param answer [Answer]
    # @return [Array<OpenPlace>] frozen
    def self.all(answer)
      answer.entries("open:").map { |option, resource| new(option: option, resource: resource) }.freeze
    end
  end

  # Which actions of IAM whoever signs needs, so that S3 does as a URL says, and on which
  # resources. Made by {S3Presign.permissions}.
  class Permissions
    include Value

    # The names of the members.
    MEMBERS = %i[permissions conditions optional doubts open_places].freeze

    # What is needed or likely to be: the operation's own actions first.
    #
    # @return [Array<Permission>]
    attr_reader :permissions

    # What the request does not show and what would need more, in words, by names for `assume`.
    #
    # @return [Hash{String => String}]
    attr_reader :conditions

    # What is refused by nothing, but changes the answer.
    #
    # @return [Array<OptionalAction>]
    attr_reader :optional

    # What nobody documents, and so is never granted, by what raises the question.
    #
    # @return [Hash{String => String}]
    attr_reader :doubts

    # Each `*` in a resource that stands for something that was not said.
    #
    # @return [Array<OpenPlace>]
    attr_reader :open_places

    # Takes all that {#to_h} answers.
    def initialize(permissions:, conditions:, optional:, doubts:, open_places:)
      @permissions = permissions
      @conditions = conditions
      @optional = optional
      @doubts = doubts
      @open_places = open_places
      freeze
    end

    # What each permission begins with, and each optional action.
    FIRST = %i[action optional].freeze
    private_constant :FIRST

    class << self
      # @api private
      # @param text [String] an answer
      # @return [Permissions]
      def of(text)
        answer = Answer.of(text)
        optional, permissions = begun(text).partition { |members| members.key?(:optional) }
        new(permissions: permissions.map { |members| Permission.new(only_where: nil, **members) }.freeze,
            conditions: answer.hash_of("condition:"),
            optional: optional.map { |members| OptionalAction.new(action: members.delete(:optional), **members) }
                              .freeze,
            doubts: answer.hash_of("unknown:"),
            open_places: OpenPlace.all(answer))
      end

      private

      # The members of each permission and each optional action.
      def begun(text)
        told = Answer.pairs_of(text).filter_map do |name, value|
          [name.tr("-", "_").to_sym, value] unless name.include?(":")
        end
        told.slice_before { |name, _value| FIRST.include?(name) }.map(&:to_h)
      end
    end

    # @api private
    # @param list [ParameterList]
    # @return [ParameterList] with what a policy is to grant
    def add_to(list)
      permissions.each do |permission|
        list.add_all(permission.to_h.transform_keys { |name| name.name.tr("_", "-") })
      end
      open_places.each { |place| list.add("open:#{place.option}", place.resource) }
      list
    end
  end

  # Says what whoever signs must be allowed to do: without a signer and without a network.
  #
  # @param operation [String, Symbol, PresignedRequest, nil] any of S3's, with the arguments of {Signer#presign};
  #   `"PostObject"` with those of {Signer#presign_post}; `"Multipart"` for all steps of an upload in parts; what
  #   was presigned, which says its region itself; or nothing, for a scope's whole reach by the arguments of
  #   {Signer#scoped}
  # @param region [String, nil] the bucket's
  # @param account [String, nil] 12 digits: that of the bucket, of KMS keys and of roles
  # @param partition [String, nil] if it is not the region's
  # @param kms_key [String, nil] id or ARN, where the request names none
  # @param source_kms_key [String, nil] the same of what is copied
  # @param access_point [String, nil] the ARN, where the bucket is the alias of one
  # @param supporting_access_point [String, nil] the name, where the bucket is one of Object Lambda
  # @param outpost_bucket [String, nil] the name, where the bucket is an access point of an Outpost
  # @param role [String, nil] the ARN of the role that the body passes to S3
  # @param function [String, nil] the ARN of the Lambda function that transforms an object
  # @param table_bucket [String, nil] the name of the table bucket that the body configures
  # @param assume [String, Array<String>, nil] which of the conditions hold
  # @param headers [Hash{String => String}, nil]
  # @param query [Hash{String => String}, nil]
  # @param parameters [Hash] those of the operation; without a `key` they are a template's, of any key
  # @return [Permissions]
  # @raise [Error] `UnknownOperation`, `MissingBucket`, `MissingRegion`, `InvalidOption`, `InvalidArn`,
  #   `MissingOption` for an alias without its `access_point`, and what is wrong with a parameter
  # @example
  #   needed = S3Presign.permissions("PutObject", region: "eu-west-1", bucket: "photos", key: "1.jpg", acl: "private")
  #   needed.permissions.map(&:action) # => ["s3:PutObject", "s3:PutObjectAcl"]
  def self.permissions(operation = nil, region: nil, account: nil, partition: nil, kms_key: nil, source_kms_key: nil,
                       access_point: nil, supporting_access_point: nil, outpost_bucket: nil, role: nil, function: nil,
                       table_bucket: nil, assume: nil, headers: nil, query: nil, **parameters)
    list = operation.is_a?(PresignedRequest) ? operation.list : ParameterList.new
    unless operation.nil? || operation.is_a?(PresignedRequest)
      list.add("operation", operation.is_a?(Symbol) ? operation : Text.string("operation", operation))
    end
    list.add_all(region: region, account: account, partition: partition, kms_key: kms_key, assume: assume)
    list.add_all(source_kms_key: source_kms_key, access_point: access_point, outpost_bucket: outpost_bucket)
    list.add_all(supporting_access_point: supporting_access_point, role: role, function: function)
    list.add_all(table_bucket: table_bucket, **parameters).add_pairs("header", headers).add_pairs("query", query)
    Permissions.of(Native.answer { |*out| Native.permissions(*list.arguments, *out) })
  end
end
