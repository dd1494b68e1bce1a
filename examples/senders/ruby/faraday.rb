# frozen_string_literal: true

# Uploads a file by a presigned request: ruby faraday.rb upload.json FILE
require "faraday"
require "json"

upload = JSON.parse(File.read(ARGV[0]))

# Names that are repeated in the query all stay, though in alphabetical order, which S3 does not mind.
connection = Faraday.new(request: { params_encoder: Faraday::FlatParamsEncoder })
response = connection.put(upload["url"], File.binread(ARGV[1]), upload["headers"])
abort("#{response.status} #{response.body}") unless response.success?
