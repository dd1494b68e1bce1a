# frozen_string_literal: true

# `ruby startup.rb NAME OURS`: from a fresh process to the first URL of a package, in CPU
# time. OURS is the folder into which our gem is installed.

require_relative "installed"

NAME, OURS = ARGV
KEY = { access_key_id: "AKIAIOSFODNN7EXAMPLE", secret_access_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" }.freeze

# Import, client, first URL: each step is given what the one before answered.
STEPS = {
  "nothing" => [->(_) {}, ->(_) {}, ->(_) {}],
  "s3presign" => [
    ->(_) { require "s3presign" },
    ->(_) { S3Presign::Signer.new(**KEY, region: "eu-west-1") },
    ->(signer) { signer.presign("GetObject", bucket: "photos", key: "1.jpg").url }
  ],
  "aws-sdk" => [
    ->(_) { require "aws-sdk-s3" },
    ->(_) { Aws::S3::Presigner.new(client: Aws::S3::Client.new(**KEY, region: "eu-west-1")) },
    ->(presigner) { presigner.presigned_url(:get_object, bucket: "photos", key: "1.jpg", expires_in: 900) }
  ]
}.fetch(NAME)

def cpu_ms = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID, :float_millisecond)

Installed.use(File.expand_path(OURS))
start = cpu_ms
value = nil
import, ready, first_url = STEPS.map do |step|
  value = step.call(value)
  (cpu_ms - start).round(3)
end
# The largest resident size of this process since it started to run this program.
peak = File.read("/proc/self/status")[/^VmHWM:\s*(\d+)/, 1]
puts %({"import_ms": #{import}, "ready_ms": #{ready}, "first_url_ms": #{first_url}, "peak_kib": #{peak}})
