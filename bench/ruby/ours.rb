# frozen_string_literal: true

# s3presign: a template for one key after another, many keys at once, and one-shot calls.

require_relative "contestant"
require_relative "work"

module Ours
  REQUESTS = { "GET" => ["GetObject", {}], "PUT" => ["PutObject", { content_type: Work::CONTENT_TYPE }] }.freeze
  # How many URLs a page with many links asks for at once.
  BATCH = 100

  class << self
    # 900 seconds is the default.
    def contestants(series)
      require "s3presign"
      signer = S3Presign::Signer.new(access_key_id: Work::ACCESS_KEY_ID, secret_access_key: Work::SECRET_ACCESS_KEY,
                                     region: Work::REGION)
      operation, parameters = REQUESTS.fetch(series)
      template = signer.template(operation, bucket: Work::BUCKET, **parameters)
      [by_url(series, template), by_urls(series, template), by_presign(series, signer, operation, parameters)]
    end

    private

    def by_url(series, template)
      Contestant.one_after_another(series: series, name: "s3presign template.url", package: "s3presign") do |key|
        template.url(key)
      end
    end

    def by_urls(series, template)
      Contestant.new(series: series, name: "s3presign template.urls", package: "s3presign",
                     url: ->(key) { template.urls([key]).first },
                     run: ->(keys) { keys.each_slice(BATCH) { |some| template.urls(some) } })
    end

    def by_presign(series, signer, operation, parameters)
      Contestant.one_after_another(series: series, name: "s3presign signer.presign", package: "s3presign") do |key|
        signer.presign(operation, bucket: Work::BUCKET, key: key, **parameters).url
      end
    end
  end
end
