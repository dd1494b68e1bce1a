# frozen_string_literal: true

# Results as they are written down: the names, the nesting and the values that they have in every
# language, so that a page reads the same whatever its server is written in.

module S3Presign
  # The JSON of a {Value}: its members by name, instants in ISO 8601, nil where nothing is known.
  #
  # What is written holds a live URL or a form: a password while it lives.
  #
  # @example
  #   upload = signer.presign("PutObject", bucket: "photos", key: "a.png", signing_time: Time.utc(2026, 1, 2))
  #   upload.as_json["expires_at"] # => "2026-01-02T00:15:00Z"
  #   upload.to_json[0, 24]        # => "{\"operation\":\"PutObject\""
  module AsJson
    # The members as plain values, for other writers of JSON than Ruby's own.
    #
    # @return [Hash{String => Object}]
    def as_json(*) = to_h.to_h { |name, member| [name.to_s, AsJson.plain(member)] }

    # @param state [Array] what a generator of JSON passes on
    # @return [String]
    def to_json(*state)
      require "json"
      JSON.generate(as_json, *state)
    end

    # @api private
    # @param member [Object]
    # @return [Object] what JSON has a form for
    def self.plain(member)
      case member
      when AsJson then member.as_json
      when Array then member.map { |item| plain(item) }
      when Time then member.strftime("%Y-%m-%dT%H:%M:%SZ")
      else member
      end
    end
  end
end
