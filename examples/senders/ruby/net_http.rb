# frozen_string_literal: true

# Uploads a file by a presigned request: ruby net_http.rb upload.json FILE
require "json"
require "net/http"

upload = JSON.parse(File.read(ARGV[0]))

uri = URI(upload["url"])
File.open(ARGV[1], "rb") do |file|
  request = Net::HTTP::Put.new(uri, upload["headers"])
  request.content_length = file.size
  request.body_stream = file
  response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") do |http|
    http.max_retries = 0 # it would send the rest of the stream
    http.request(request)
  end
  abort("#{response.code} #{response.body}") unless response.is_a?(Net::HTTPSuccess)
end
