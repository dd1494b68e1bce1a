# frozen_string_literal: true

# What is asked beyond one request, through the public Ruby API, answered as a list of
# names and values in the order of the C ABI.

require "time"
require_relative "cors_calls"
require_relative "permission_calls"

# The calls by their names.
module Calls
  extend CorsCalls
  extend PermissionCalls

  KNOWN = %w[presign_post read_request verify_request read_form verify_form refusal multipart_plan presign_multipart
             completed_parts explain diagnose permissions policy guard_policy cors_rule presign_scoped presign_from_env
             json_of_request json_of_form json_of_upload json_of_plan upload_id].freeze
  KEY = %w[access-key-id secret-access-key].freeze

  class << self
    # The answer to a call; nil where it is none.
    def answer(question)
      return unless question["params"] && KNOWN.include?(question["do"])

      __send__(question["do"], question)
    end

    private

    def presign_post(question)
      post = signer(question).presign_post(signing_time: now(question), **arguments(question["params"]))
      [
        ["url", post.url],
        ["method", post.method],
        *prefixed("field:", post.fields),
        ["policy", post.policy],
        *validity(post),
        ["limited-by", post.limited_by],
        *prefixed("warning:", post.warnings.map(&:deconstruct)),
        ["curl", post.curl]
      ]
    end

    def read_request(question) = claim(request(question))

    def verify_request(question)
      verified = request(question).verify(secret(question), now: now(question), **rules(question))
      [
        ["access-key-id", verified.access_key_id],
        *validity(verified),
        *prefixed("signed-header:", verified.signed_headers),
        ["payload-hash", verified.payload_hash],
        *known("operation", verified.operation),
        *known("bucket", verified.bucket),
        *known("key", verified.key),
        *prefixed("parameter:", verified.parameters),
        *prefixed("check:", verified.checks)
      ]
    end

    def refusal(question)
      error = S3Presign::Error.new("", code: question["params"].to_h["code"])
      [["http-status", error.http_status.to_s], ["s3-code", error.s3_code]]
    end

    def read_form(question)
      received = form(question)
      [*claim(received), *known("key", received.key)]
    end

    def verify_form(question)
      verified = form(question).verify(secret(question), now: now(question), **rules(question))
      range = verified.content_length_range
      [
        ["access-key-id", verified.access_key_id],
        *validity(verified),
        *known("min-content-length", range&.begin&.to_s),
        *known("max-content-length", range&.end&.to_s)
      ]
    end

    def multipart_plan(question)
      given = question["params"].to_h
      plan = S3Presign.multipart_plan(given["object-size"].to_i, part_size: given["part-size"]&.to_i)
      [
        ["part-count", plan.part_count.to_s],
        ["part-size", plan.part_size.to_s],
        *plan.parts.map { |part| ["part:#{part.number}", "#{part.first_byte} #{part.size}"] }
      ]
    end

    def presign_multipart(question)
      upload = signer(question).presign_multipart(key: question["key"], signing_time: now(question),
                                                  **arguments(question["params"]))
      [
        *upload.parts.flat_map { |part| listed_part(part) },
        *listed("complete", upload.complete),
        *listed("abort", upload.abort),
        *listed("list-parts", upload.list_parts)
      ]
    end

    def listed_part(part)
      sizes = [*known("first-byte", part.first_byte&.to_s), *known("size", part.size&.to_s)]
      listed("part:#{part.number}", part.request, sizes)
    end

    def listed(name, request, sizes = [])
      [
        ["request", name],
        *sizes,
        ["url", request.url],
        ["method", request.method],
        ["operation", request.operation],
        *prefixed("header:", request.headers),
        *validity(request),
        ["limited-by", request.limited_by],
        *prefixed("warning:", request.warnings.map(&:deconstruct))
      ]
    end

    def completed_parts(question)
      given = arguments(question["params"])
      name = given.keys.find { |known| known.to_s.casecmp?("part") }
      [["xml", S3Presign.completed_parts(given[name] || {}, **given.except(name))]]
    end

    def explain(question)
      given = question["params"].to_h
      url, method, bucket, prefix, at = given.values_at("url", "method", "bucket", "unsigned-path-prefix", "now")
      told = S3Presign.explain(url, method: method, bucket: bucket, unsigned_path_prefix: prefix, host: given["host"],
                                    now: at ? Time.iso8601(at) : now(question))
      [
        ["signature-version", told.signature_version],
        *operations(told),
        *claims(told),
        *told.headers.map { |name| ["header", name] },
        *told.aspects.map { |binding| ["#{binding.bound? ? "bound" : "unbound"}:#{binding.aspect}", binding.detail] },
        *prefixed("warning:", told.warnings.map(&:deconstruct)),
        ["text", told.to_s]
      ]
    end

    def operations(told)
      return [["operation", told.operation]] if told.operation

      told.possible_operations.map { |name| ["possible-operation", name] }
    end

    # What is one text each, in its order; what is not known is left out.
    def claims(told)
      {
        "host" => told.host, "bucket" => told.bucket, "key" => told.key, "addressing" => told.addressing,
        "access-key-id" => told.access_key_id, "region" => told.region, "service" => told.service,
        "signed-at" => told.signed_at&.to_i&.to_s, "expires-at" => told.expires_at.to_i.to_s, "state" => told.state
      }.compact.to_a
    end

    def diagnose(question)
      given = question["params"].to_h
      told = S3Presign.diagnose(given["answer"], method: given["method"], url: given["url"],
                                                 headers: unprefixed("header:", question["params"]),
                                                 unsigned_path_prefix: given["unsigned-path-prefix"],
                                                 sent_method: given["sent-method"], sent_url: given["sent-url"],
                                                 sent_headers: unprefixed("sent-header:", question["params"]),
                                                 access_key_id: given["access-key-id"],
                                                 secret_access_key: given["secret-access-key"],
                                                 session_token: given["session-token"])
      [
        ["code", told.code],
        ["message", told.message],
        *found_in(told),
        ["text", told.to_s]
      ]
    end

    def found_in(diagnosis)
      diagnosis.findings.flat_map do |found|
        [["finding:#{found.code}", found.sentence], ["certainty:#{found.code}", found.certainty]]
      end
    end

    def json_of_request(question)
      given = arguments(question["params"])
      made = signer(question).presign(given.delete(:operation), key: question["key"], signing_time: now(question),
                                                                **given)
      [["json", made.to_json]]
    end

    def json_of_form(question)
      made = signer(question).presign_post(signing_time: now(question), **arguments(question["params"]))
      [["json", made.to_json]]
    end

    def json_of_upload(question)
      made = signer(question).presign_multipart(key: question["key"], signing_time: now(question),
                                                **arguments(question["params"]))
      [["json", made.to_json]]
    end

    def json_of_plan(question)
      sizes = question["params"].to_h.transform_values(&:to_i)
      [["json", S3Presign.multipart_plan(sizes["object-size"], part_size: sizes["part-size"]).to_json]]
    end

    def upload_id(question)
      [["upload-id", S3Presign.upload_id(question["params"].to_h["response"])]]
    end

    def presign_scoped(question)
      given = arguments(question["params"])
      headers = given.delete(:header)
      [["url", signer(question).presign(given.delete(:operation), key: question["key"], headers: headers,
                                                                  signing_time: now(question), **given).url]]
    end

    # The signer, confined if the question has a scope.
    def signer(question)
      signer = S3Presign::Signer.new(**question["signer"].transform_keys(&:to_sym))
      return signer if question["scope"].empty?

      scope = question["scope"].group_by(&:first).to_h do |name, pairs|
        values = pairs.map(&:last)
        [name.tr("-", "_").to_sym, %w[operations allow].include?(name) ? values : values.first]
      end
      signer.scoped(bucket: nil, operations: [], **scope)
    end

    def presign_from_env(question)
      signer = S3Presign::Signer.from_env(question["params"].to_h, **question["signer"].transform_keys(&:to_sym))
      result = signer.presign("GetObject", bucket: "harbour-logs", key: question["key"], signing_time: now(question))
      [["url", result.url], ["expires-at", result.expires_at.to_i.to_s], ["limited-by", result.limited_by]]
    end

    def request(question)
      given = question["params"].to_h
      S3Presign::ReceivedRequest.new(given["method"], given["url"], unprefixed("header:", question["params"]))
    end

    def form(question)
      given = question["params"].to_h
      S3Presign::ReceivedForm.new(given["bucket"], unprefixed("field:", question["params"]),
                                  content_length: given["content-length"]&.to_i, file_name: given["file-name"])
    end

    def secret(question) = question["rules"].to_h["secret-access-key"]

    # The rules as keyword arguments; the id of the key is known from the request.
    def rules(question)
      arguments(question["rules"].reject { |pair| KEY.include?(pair.first) })
    end

    # Pairs as keyword arguments: `name:entry` as a hash, an empty one for `name:` with nothing,
    # a repeated name as an array.
    def arguments(params)
      params.each_with_object({}) do |(name, value), named|
        kind, colon, entry = name.partition(":")
        kind = kind.to_sym
        if colon.empty?
          named[kind] = named.key?(kind) ? [*named[kind], value] : value
        else
          named[kind] ||= {}
          named[kind][entry] = value unless entry.empty? && value.empty?
        end
      end
    end

    def claim(received)
      [
        ["access-key-id", received.access_key_id],
        *known("session-token", received.session_token),
        ["region", received.region],
        ["service", received.service]
      ]
    end

    def validity(result)
      [["signed-at", result.signed_at.to_i.to_s], ["expires-at", result.expires_at.to_i.to_s]]
    end

    def known(name, value) = value.nil? ? [] : [[name, value]]

    def prefixed(prefix, pairs) = pairs.map { |name, value| [prefix + name, value] }

    def unprefixed(prefix, params)
      params.filter_map { |name, value| [name.delete_prefix(prefix), value] if name.start_with?(prefix) }
    end

    def now(question) = Time.at(question["signing_time"])
  end
end
