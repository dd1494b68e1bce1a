# frozen_string_literal: true

# What is asked about permissions and policies, answered as the other calls are.
module PermissionCalls
  def permissions(question)
    told = asked(question["params"])
    [
      *told.permissions.flat_map { |one| one.to_h.compact.map { |name, text| [name.to_s.tr("_", "-"), text] } },
      *prefixed("condition:", told.conditions),
      *told.optional.flat_map { |one| one.to_h.map { |name, text| [name == :action ? "optional" : name.to_s, text] } },
      *prefixed("unknown:", told.doubts),
      *open_places(told)
    ]
  end

  # Several questions, with `and` between two; `only-needed` stands behind them.
  def policy(question)
    options, params = question["params"].partition { |name, _value| name == "only-needed" }
    questions = params.slice_before { |name, _value| name == "and" }.map { |pairs| pairs - [["and", ""]] }
    made = S3Presign.policy(*questions.map { |one| asked(one) }, only_needed: options.to_h["only-needed"] == "true")
    [
      ["policy", made.text],
      ["size", made.size.to_s],
      *prefixed("too-large-for:", made.too_large_for.transform_values(&:to_s)),
      *open_places(made)
    ]
  end

  def guard_policy(question)
    made = S3Presign.guard_policy(**arguments(question["params"]))
    [["policy", made.text], *made.notes.map { |note| ["note", note] }]
  end

  def open_places(made) = made.open_places.map { |place| ["open:#{place.option}", place.resource] }

  def asked(params)
    given = arguments(params)
    S3Presign.permissions(given.delete(:operation), headers: given.delete(:header), **given)
  end
end
