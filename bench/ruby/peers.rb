# frozen_string_literal: true

# The peers, each with one client that is made once and asked for one key after another.

require_relative "contestant"
require_relative "work"

module Peers
  OPERATIONS = { "GET" => [:get_object, {}], "PUT" => [:put_object, { content_type: Work::CONTENT_TYPE }] }.freeze

  class << self
    def contestants(series)
      require "aws-sdk-s3"
      [presigner(series), object(series)]
    end

    private

    # `Presigner#presigned_url`, as its documentation shows it.
    def presigner(series)
      presigner = Aws::S3::Presigner.new(client: client)
      operation, parameters = OPERATIONS.fetch(series)
      Contestant.one_after_another(series: series, name: "aws-sdk-s3", package: "aws-sdk-s3") do |key|
        presigner.presigned_url(operation, bucket: Work::BUCKET, key: key, expires_in: Work::EXPIRES_IN, **parameters)
      end
    end

    # `Object#presigned_url`, which ActiveStorage calls.
    def object(series)
      bucket = Aws::S3::Resource.new(client: client).bucket(Work::BUCKET)
      parameters = OPERATIONS.fetch(series).last
      method = series.downcase.to_sym
      Contestant.one_after_another(series: series, name: "aws-sdk-s3 Object", package: "aws-sdk-s3") do |key|
        bucket.object(key).presigned_url(method, expires_in: Work::EXPIRES_IN, **parameters)
      end
    end

    def client
      Aws::S3::Client.new(region: Work::REGION, access_key_id: Work::ACCESS_KEY_ID,
                          secret_access_key: Work::SECRET_ACCESS_KEY)
    end
  end
end
