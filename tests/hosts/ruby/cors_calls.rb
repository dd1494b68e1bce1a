# frozen_string_literal: true

# What is asked about CORS rules, answered as the other calls are.
module CorsCalls
  def cors_rule(question)
    parts = question["params"].slice_before { |name, _| name == "result" }
    results = parts.map { |(_, kind), *params| made(kind, question, arguments(params)) }
    origin = question["key"]
    listed_rule(results.size == 1 ? results.first.cors_rule(origin) : S3Presign.cors_rule(results, origin))
  end

  def listed_rule(rule)
    [
      *rule.allowed_origins.map { |allowed| ["allowed-origin", allowed] },
      *rule.allowed_methods.map { |method| ["allowed-method", method] },
      *rule.allowed_headers.map { |name| ["allowed-header", name] },
      *rule.expose_headers.map { |name| ["expose-header", name] },
      ["xml", rule.to_xml],
      ["json", rule.to_json]
    ]
  end

  # A result of its kind: a request, a form or an upload in parts.
  def made(kind, question, given)
    given[:signing_time] = now(question)
    case kind
    when "form" then signer(question).presign_post(**given)
    when "upload" then signer(question).presign_multipart(key: "k", **given)
    else signer(question).presign(given.delete(:operation), key: "k", **given)
    end
  end
end
