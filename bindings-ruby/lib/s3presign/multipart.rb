# frozen_string_literal: true

# Uploads in parts: how an object is cut, the requests that upload and complete it, and
# the body that completes it.

require_relative "cors_rule"
require_relative "parameter_list"
require_relative "presigned_request"

module S3Presign
  # One part of a plan.
  class PlannedPart
    include Value
    include AsJson

    # The names of the members.
    MEMBERS = %i[number first_byte size].freeze

    # From 1 on.
    #
    # @return [Integer]
    attr_reader :number

    # Where the part begins in the object, in bytes.
    #
    # @return [Integer]
    attr_reader :first_byte

    # In bytes.
    #
    # @return [Integer]
    attr_reader :size

    # @param number [Integer]
    # @param first_byte [Integer]
    # @param size [Integer]
    def initialize(number:, first_byte:, size:)
      @number = number
      @first_byte = first_byte
      @size = size
      freeze
    end
  end

  # How an object is cut into parts, within S3's limits. Made by {S3Presign.multipart_plan}.
  class MultipartPlan
    include Value
    include AsJson

    # The names of the members.
    MEMBERS = %i[object_size part_size parts].freeze

    # The object's size in bytes.
    #
    # @return [Integer]
    attr_reader :object_size

    # The size of every part but the last, in bytes.
    #
    # @return [Integer]
    attr_reader :part_size

    # The parts in their order.
    #
    # @return [Array<PlannedPart>]
    attr_reader :parts

    # Takes all that {#to_h} answers.
    def initialize(object_size:, part_size:, parts:)
      @object_size = object_size
      @part_size = part_size
      @parts = parts
      freeze
    end

    # How many parts there are: 1 to 10,000.
    #
    # @return [Integer]
    def part_count = parts.size
  end

  # The request that uploads one part.
  class PresignedPart
    include Value
    include AsJson

    # The names of the members.
    MEMBERS = %i[number first_byte size request].freeze

    # From 1 on.
    #
    # @return [Integer]
    attr_reader :number

    # Where the part begins in the object, in bytes, if the sizes are known.
    #
    # @return [Integer, nil]
    attr_reader :first_byte

    # In bytes, if the sizes are known.
    #
    # @return [Integer, nil]
    attr_reader :size

    # What uploads it. The answer's `ETag` is needed to complete the upload.
    #
    # @return [PresignedRequest]
    attr_reader :request

    # Takes all that {#to_h} answers.
    def initialize(number:, first_byte:, size:, request:)
      @number = number
      @first_byte = first_byte
      @size = size
      @request = request
      freeze
    end
  end

  # All requests of one upload, signed at one instant. Made by {Signer#presign_multipart}.
  class PresignedMultipart
    include Value
    include AsJson

    # The names of the members.
    MEMBERS = %i[parts complete abort list_parts].freeze

    # The parts in their order. They may be sent in any order, and at once.
    #
    # @return [Array<PresignedPart>]
    attr_reader :parts

    # Makes an object of the parts; its body is what {S3Presign.completed_parts} answers.
    #
    # @return [PresignedRequest]
    attr_reader :complete

    # Drops the upload and what was stored of it.
    #
    # @return [PresignedRequest]
    attr_reader :abort

    # Lists the parts that have arrived, with their ETags.
    #
    # @return [PresignedRequest]
    attr_reader :list_parts

    # Takes all that {#to_h} answers.
    def initialize(parts:, complete:, abort:, list_parts:)
      @parts = parts
      @complete = complete
      @abort = abort
      @list_parts = list_parts
      freeze
    end

    # The smallest CORS rule of the bucket that lets pages of an origin send every request of the
    # upload and read the `ETag` of each part. The request that creates the upload has a rule of its
    # own; {S3Presign.cors_rule} makes one of both.
    #
    # @param origin [String] such as `"https://app.example.com"`, with one `*` in it if wanted, or
    #   several with a space between each
    # @return [CorsRule]
    # @raise [Error] `InvalidOrigin`
    def cors_rule(origin) = CorsRule.for([self], origin)

    # Adds every request behind other results.
    #
    # @api private
    # @param list [ParameterList]
    # @return [ParameterList]
    def add_to(list)
      [*parts.map(&:request), complete, abort, list_parts].each { |request| request.add_to(list) }
      list
    end

    # @api private
    # @param answers [Array<Answer>] each begins with the name of its request
    # @return [PresignedMultipart]
    def self.of(answers)
      parts, others = answers.partition { |answer| answer["request"].start_with?("part:") }
      named = others.to_h { |answer| [answer["request"], PresignedRequest.of(answer.strings)] }
      new(parts: parts.map { |answer| part(answer) }.freeze, complete: named["complete"], abort: named["abort"],
          list_parts: named["list-parts"])
    end

    # @api private
    # @param answer [Answer]
    # @return [PresignedPart]
    def self.part(answer)
      number = answer["request"].delete_prefix("part:").to_i
      PresignedPart.new(number: number, first_byte: answer.integer("first-byte"), size: answer.integer("size"),
                        request: PresignedRequest.of(answer.strings))
    end
  end

  class << self
    # Plans how an object is cut into parts.
    #
    # @param object_size [Integer] bytes
    # @param part_size [Integer, nil] bytes; without one it is 8 MiB, or the smallest whole
    #   MiB size that needs at most 10,000 parts
    # @return [MultipartPlan]
    # @raise [Error] `ObjectTooLarge`, `InvalidPartSize`, `TooManyParts`, `WrongType`
    # @example
    #   plan = S3Presign.multipart_plan(20_000_000)
    #   plan.part_count            # => 3
    #   plan.part_size             # => 8388608
    #   plan.parts.last.first_byte # => 16777216
    #   plan.parts.last.size       # => 3222784
    def multipart_plan(object_size, part_size: nil)
      list = ParameterList.new.add("object-size", object_size).add("part-size", part_size)
      answer = Answer.of(Native.answer { |*out| Native.multipart_plan(*list.arguments, *out) })
      parts = answer.entries("part:").map do |number, place|
        first_byte, size = place.split
        PlannedPart.new(number: number.to_i, first_byte: first_byte.to_i, size: size.to_i)
      end
      MultipartPlan.new(object_size: parts.last.first_byte + parts.last.size, part_size: answer.integer("part-size"),
                        parts: parts.freeze)
    end

    # Reads the id of an upload out of the response to CreateMultipartUpload.
    #
    # @param response [String] its body
    # @return [String]
    # @raise [Error] `NoUploadId` for another text, `WrongType`
    # @example
    #   S3Presign.upload_id("<InitiateMultipartUploadResult><UploadId>VXBs</UploadId></InitiateMultipartUploadResult>")
    #   # => "VXBs"
    def upload_id(response)
      response = Text.string("response", response)
      Native.answer { |*out| Native.upload_id(response, response.bytesize, *out) }
    end

    # The body of the request that completes an upload in parts, as XML.
    #
    # @param etags [Hash{Integer => String}] the `ETag` of each part's answer, with the header's
    #   quotes or without, by the part's number; pairs will do
    # @param checksums [Hash{Symbol => Hash}] of parts that were uploaded with one:
    #   `checksum_sha256: { 1 => "..." }`
    # @return [String]
    # @raise [Error] `NoParts`, `InvalidPartNumber`, `DuplicatePart`, `InvalidEtag`,
    #   `PartOutsidePlan`, `InvalidChecksum`
    # @example
    #   S3Presign.completed_parts({ 1 => '"9b2c"' })
    #   # => "<CompleteMultipartUpload xmlns=...><Part><ETag>&quot;9b2c&quot;</ETag><PartNumber>1</PartNumber>..."
    def completed_parts(etags, **checksums)
      list = ParameterList.new.add_pairs("part", etags).add_all(checksums)
      Native.answer { |*out| Native.completed_parts(*list.arguments, *out) }
    end
  end
end
