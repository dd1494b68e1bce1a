# frozen_string_literal: true

# Answers conformance cases, one JSON line each, through the public Ruby API.

require "json"

# As installed from the gem, and not from its sources.
INSTALLED = File.expand_path("../../../build/ruby", __dir__)
Gem.paths = { "GEM_HOME" => INSTALLED, "GEM_PATH" => [INSTALLED, *Gem.path].join(File::PATH_SEPARATOR) }
gem "s3presign"
require "s3presign"
require_relative "calls"

# One question, one answer.
module Host
  class << self
    def answer_of(question)
      listed = Calls.answer(question)
      return { answer: listed } if listed
      return { url: S3Presign.redact(question["url"]) } if question["do"] == "redact"

      signer = S3Presign::Signer.new(**question["signer"].transform_keys(&:to_sym))
      request = question["request"]
      return { url: signer.object_url(request["bucket"], request["key"]) } if question["do"] == "object_url"

      presigned(question, signer, request)
    end

    # What a question says of values that JSON cannot write, put in Ruby's words.
    def spoken(value)
      case value
      when Array then value.map { |item| spoken(item) }
      when Hash then spoken_hash(value)
      else value
      end
    end

    private

    def spoken_hash(value)
      case value.keys
      when ["$float"] then value["$float"]
      when ["$null"] then nil
      when ["$object"] then Object.new
      when ["$not-unicode"] then "#{value["$not-unicode"]}\xff"
      else value.transform_values { |entry| spoken(entry) }
      end
    end

    def presigned(question, signer, request)
      time = Time.at(question["signing_time"])
      parameters = request.except("operation", "key", "parameters").merge(request["parameters"] || {})
                          .transform_keys(&:to_sym)
      operation, key = request.values_at("operation", "key")
      return by_template(signer.template(operation, **parameters), key, time) if question["form"] == "template"

      result = signer.presign(operation, key: key, signing_time: time, **parameters)
      question["form"] == "details" ? described(result).merge(details(result)) : described(result)
    end

    def by_template(template, key, time)
      result = template.presign(key, signing_time: time)
      raise "the bare URL is another" if template.url(key, signing_time: time) != result.url
      if key && template.urls([key, key], signing_time: time) != [result.url, result.url]
        raise "the URL of many is another"
      end

      described(result)
    end

    def described(result)
      {
        url: result.url,
        method: result.method,
        headers: result.headers.to_a,
        signed_at: result.signed_at.to_i,
        expires_at: result.expires_at.to_i,
        limited_by: result.limited_by,
        warnings: result.warnings.map(&:deconstruct)
      }
    end

    def details(result)
      { canonical_request: result.canonical_request, string_to_sign: result.string_to_sign, curl: result.curl }
    end
  end
end

$stdin.each_line do |line|
  question = JSON.parse(line)
  %w[signer request].each { |part| question[part] &&= Host.spoken(question[part]) }
  begin
    answer = Host.answer_of(question)
  rescue S3Presign::Error => e
    answer = { error: { code: e.code, message: e.message, parameter: e.parameter } }
  end
  $stdout.puts(JSON.generate({ id: question["id"], **answer }))
  $stdout.flush
end
