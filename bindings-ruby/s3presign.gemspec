# frozen_string_literal: true

# The gem of one platform, with the native library of that platform inside; without one,
# the gem of all platforms, which loads the system's library.

require_relative "lib/s3presign/version"

Gem::Specification.new do |spec|
  native = Dir.chdir(__dir__) { Dir["native/*/*"] }

  spec.name = "s3presign"
  spec.version = S3Presign::VERSION
  spec.platform = native.empty? ? Gem::Platform::RUBY : Gem::Platform.local
  spec.authors = ["The s3presign authors"]
  spec.summary = "Presigned S3 URLs: any operation, any store, about two microseconds a URL"
  spec.description = "Presigned URLs, upload forms and uploads in parts for Amazon S3 and every store that speaks " \
                     "its protocol, from one signer without I/O that all languages share. Verifies, explains and " \
                     "diagnoses them too."
  spec.license = "Apache-2.0"
  spec.homepage = "https://github.com/s3presign/s3presign"
  spec.metadata = {
    "source_code_uri" => "#{spec.homepage}/tree/main/bindings-ruby",
    "changelog_uri" => "#{spec.homepage}/blob/main/CHANGELOG.md",
    "rubygems_mfa_required" => "true"
  }
  spec.required_ruby_version = ">= 3.1"
  spec.files = Dir.chdir(__dir__) do
    Dir["lib/**/*.rb", "sig/**/*.{rbs,yaml}", "LICENSE", "README.md", ".yardopts"]
  end + native
  spec.add_dependency "ffi", ">= 1.15.5", "< 2"
end
