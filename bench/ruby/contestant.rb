# frozen_string_literal: true

# What a contestant is: a name, the gem that it comes from, and a function that presigns
# one key.
Contestant = Struct.new(:series, :name, :package, :url, :run, keyword_init: true) do
  # One that is called once for each key.
  def self.one_after_another(**given, &url)
    new(**given, url: url, run: ->(keys) { keys.each(&url) })
  end

  def version = Gem::Specification.find_by_name(package).version.to_s

  def sample = { series: series, name: name, version: version, url: url.call(Work::KEYS.first) }
end
