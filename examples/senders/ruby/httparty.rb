# frozen_string_literal: true

# Uploads a file by a presigned request: ruby httparty.rb upload.json FILE
require "httparty"
require "json"

upload = JSON.parse(File.read(ARGV[0]))

response = HTTParty.put(
  upload["url"],
  headers: upload["headers"], body: File.binread(ARGV[1]), follow_redirects: false, format: :plain
)
abort("#{response.code} #{response.body}") unless response.success?
