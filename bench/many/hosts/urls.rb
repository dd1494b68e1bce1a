# frozen_string_literal: true

# `ruby urls.rb OURS ROUNDS`: as urls.py beside it says. OURS is the folder into which our gem is installed.

require "json"
require_relative "../../ruby/installed"

Installed.use(File.expand_path(ARGV.fetch(0)))
require "s3presign"

KEYS = Array.new(20_000) do |number|
  mixed = number * 2_654_435_761 % (1 << 32)
  format("%<a>08x-%<b>04x-4%<c>03x-8%<d>03x-%<a>08x%<e>04x",
         a: mixed, b: mixed >> 16, c: mixed & 0xFFF, d: (mixed >> 8) & 0xFFF, e: number & 0xFFFF)
end

# CPU time of each URL. Nobody pays for the garbage of the one before.
def timed
  GC.start
  start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID, :nanosecond)
  urls = yield
  (Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID, :nanosecond) - start).fdiv(urls.size)
end

signer = S3Presign::Signer.new(access_key_id: "AKIAIOSFODNN7EXAMPLE", secret_access_key: "secret", region: "eu-west-1")
template = signer.template("GetObject", bucket: "photos")
taken = { one: [], many: [] }
(Integer(ARGV.fetch(1)) + 1).times do
  taken[:one] << timed { KEYS.map { |key| template.url(key) } }
  taken[:many] << timed { template.urls(KEYS) }
end
# The first round warms up.
puts JSON.generate(taken.transform_values { |rounds| rounds.drop(1) })
