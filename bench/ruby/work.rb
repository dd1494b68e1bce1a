# frozen_string_literal: true

# The work: one key after another of one bucket, the same for every contestant of every host.

module Work
  ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE"
  SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
  REGION = "eu-west-1"
  BUCKET = "photos"
  EXPIRES_IN = 900
  CONTENT_TYPE = "image/jpeg"

  SERIES = %w[GET PUT].freeze

  # Distinct keys, in the order in which they are signed.
  KEYS = Array.new(1000) { |number| format("2026/holiday/img-%05d.jpg", number).freeze }.freeze
end
