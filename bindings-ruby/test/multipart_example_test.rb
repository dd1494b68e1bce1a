# frozen_string_literal: true

# The example that uploads in parts, against a server that takes them only as they were
# signed: it verifies each request with this gem, as any server could.

require_relative "fixture"
require "open3"
require "socket"
require "tempfile"

class MultipartExampleTest < Minitest::Test
  include Fixture

  ENVIRONMENT = { "AWS_ACCESS_KEY_ID" => "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY" => SECRET,
                  "AWS_REGION" => "eu-west-1", "RUBYOPT" => nil, "AWS_SESSION_TOKEN" => nil,
                  "AWS_CREDENTIAL_EXPIRATION" => nil }.freeze

  def test_a_file_arrives_in_parts
    content = Random.bytes(9_000_000)
    requests = serve { |endpoint| assert_equal "2 parts\n", run_example(endpoint, content) }
    assert_equal %w[POST PUT PUT POST], requests.map { |request| request[:method] }
    assert_equal content, requests[1][:body] + requests[2][:body]
    assert_equal S3Presign.completed_parts({ 1 => '"etag-1"', 2 => '"etag-2"' }), requests[3][:body]
  end

  private

  def run_example(endpoint, content)
    Tempfile.create("film", binmode: true) do |file|
      file.write(content)
      file.close
      environment = ENVIRONMENT.merge("AWS_ENDPOINT_URL_S3" => endpoint)
      out, error, status = Open3.capture3(environment, RbConfig.ruby, "-I#{ROOT}/lib",
                                          "#{ROOT}/examples/upload_in_parts.rb", "videos", "film.mp4", file.path)
      assert_predicate status, :success?, error
      out
    end
  end

  # Answers requests while the block runs; what came is the answer.
  def serve
    server = TCPServer.new("127.0.0.1", 0)
    requests = []
    thread = Thread.new { loop { answer(server.accept, requests) } }
    yield "http://127.0.0.1:#{server.addr[1]}"
    requests
  ensure
    thread&.kill
    server&.close
  end

  def answer(socket, requests)
    method, target = socket.gets.split
    headers = socket.each_line(chomp: true).take_while { |line| !line.empty? }.map { |line| line.split(": ", 2) }
    length = headers.find { |name, _value| name.casecmp?("content-length") }&.last.to_i
    requests << { method: method, body: socket.read(length) }
    S3Presign::ReceivedRequest.new(method, target, headers).verify(SECRET)
    reply(socket, "200 OK", target[/partNumber=(\d+)/, 1], "<X><UploadId>an id</UploadId></X>")
  rescue S3Presign::Error => e
    reply(socket, "403 Forbidden", nil, e.message)
  ensure
    socket.close
  end

  def reply(socket, status, part, body)
    etag = part && "ETag: \"etag-#{part}\"\r\n"
    socket.write("HTTP/1.1 #{status}\r\n#{etag}Content-Length: #{body.bytesize}\r\nConnection: close\r\n\r\n#{body}")
  end
end
