# frozen_string_literal: true

# A signed upload form as a server receives it, and what it is once it is verified.

require_relative "received"

module S3Presign
  # A signed upload form as a server received it: whatever it says is a claim.
  #
  # @example
  #   post = signer.presign_post(bucket: "photos", key: "u/42/${filename}", max_content_length: 1000)
  #   form = S3Presign::ReceivedForm.new("photos", post.fields, file_name: "cat.png")
  #   form.key                                   # => "u/42/cat.png"
  #   form.verify("secret").content_length_range # => 0..1000
  class ReceivedForm
    include Received

    # @param bucket [String] that it was sent to
    # @param fields [Hash{String => String}, Enumerable] names and values before the file
    # @param content_length [Integer, nil] the file's bytes, once they are known
    # @param file_name [String, nil] takes the place of `${filename}` in every field
    # @raise [Error] `MalformedRequest` for what is not a signed form, `WrongType` for a value that is not text
    def initialize(bucket, fields, content_length: nil, file_name: nil)
      list = ParameterList.new.add("bucket", bucket).add_pairs("field", fields)
                          .add("content-length", content_length).add("file-name", file_name)
      claim(list, :read_form)
    end

    # The key that the file will have.
    #
    # @return [String, nil]
    def key = claimed["key"]

    # Judges the form by the secret of its access key: its signature, its policy's end, and that
    # it meets every condition.
    #
    # @param secret_access_key [String, nil] `nil` for an access key that nobody knows
    # @param now [Time, nil] the server's clock; by default read once
    # @param rules [Hash] those of {ReceivedRequest#verify}
    # @return [VerifiedForm] only of a form whose signature is right and that keeps its policy
    # @raise [Error] that says exactly why not: as {ReceivedRequest#verify}, and
    #   `PolicyConditionFailed`, `FieldWithoutCondition`
    def verify(secret_access_key, now: nil, **rules)
      answer = judged(:verify_form, secret_access_key, now, rules)
      least = answer.integer("min-content-length")
      VerifiedForm.new(access_key_id: answer["access-key-id"], signed_at: answer.time("signed-at"),
                       expires_at: answer.time("expires-at"),
                       content_length_range: least && (least..answer.integer("max-content-length")))
    end
  end

  # A form whose signature is right and that keeps its policy.
  class VerifiedForm
    include Value

    # The names of the members.
    MEMBERS = %i[access_key_id signed_at expires_at content_length_range].freeze

    # Who allowed it.
    #
    # @return [String]
    attr_reader :access_key_id

    # When it was signed.
    #
    # @return [Time] whole seconds, in UTC
    attr_reader :signed_at

    # When its policy stops working.
    #
    # @return [Time] whole seconds, in UTC
    attr_reader :expires_at

    # How many bytes the file may have, which the server checks unless `content_length` was
    # passed; `nil` if the policy does not say.
    #
    # @return [Range<Integer>, nil]
    attr_reader :content_length_range

    # Made by {ReceivedForm#verify}.
    # Takes all that {#to_h} answers.
    def initialize(access_key_id:, signed_at:, expires_at:, content_length_range:)
      @access_key_id = access_key_id
      @signed_at = signed_at
      @expires_at = expires_at
      @content_length_range = content_length_range
      freeze
    end
  end
end
