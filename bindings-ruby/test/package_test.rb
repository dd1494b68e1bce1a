# frozen_string_literal: true

# The gem as users get it: what is in it, that it works as installed, and its examples.

require_relative "fixture"
require "open3"
require "rubygems/package"
require "tmpdir"

class PackageTest < Minitest::Test
  include Fixture

  ENVIRONMENT = { "AWS_ACCESS_KEY_ID" => "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY" => "secret",
                  "AWS_REGION" => "eu-west-1", "RUBYOPT" => nil, "AWS_ENDPOINT_URL" => nil,
                  "AWS_ENDPOINT_URL_S3" => nil, "AWS_SESSION_TOKEN" => nil, "AWS_CREDENTIAL_EXPIRATION" => nil }.freeze

  # Built and installed once, for all tests of this file.
  INSTALLED = Dir.mktmpdir
  Minitest.after_run { FileUtils.rm_rf(INSTALLED) }
  BUILT = Open3.capture2e({ "RUBYOPT" => nil }, "make", "-C", ROOT, "--silent", "installed", "DESTINATION=#{INSTALLED}")

  def setup = assert_predicate(BUILT.last, :success?, BUILT.first)

  def test_the_gem_holds_what_it_needs_and_no_more
    package = Gem::Package.new("#{INSTALLED}/s3presign.gem")
    code, others = package.contents.partition { |name| name.start_with?("lib/", "sig/") }
    native = others.grep(%r{\Anative/[a-z0-9_-]+/libs3presign\.so\z})
    assert_equal 1, native.size
    assert_equal %w[.yardopts LICENSE README.md], (others - native).sort
    assert_equal Dir.chdir(ROOT) { Dir["{lib,sig}/**/*.{rb,rbs,yaml}"] }.sort, code.sort
    assert_operator File.size("#{INSTALLED}/s3presign.gem"), :<, 1_500_000
  end

  def test_the_specification_is_of_this_platform
    spec = Gem::Package.new("#{INSTALLED}/s3presign.gem").spec
    assert_equal [Gem::Platform.local, "Apache-2.0", S3Presign::VERSION],
                 [spec.platform, spec.license, spec.version.to_s]
    assert_equal [["ffi", ">= 1.15.5, < 2"]], spec.runtime_dependencies.map { |it| [it.name, it.requirement.to_s] }
    assert spec.required_ruby_version.satisfied_by?(Gem::Version.new("3.1.0"))
    refute spec.required_ruby_version.satisfied_by?(Gem::Version.new("3.0.9"))
  end

  def test_the_gem_says_what_the_repository_does
    manifest = File.join(ROOT, "../Cargo.toml")
    assert_equal File.read(manifest)[/^version = "(.+)"/, 1], S3Presign::VERSION
    assert_equal File.read(manifest)[/^repository = "(.+)"/, 1],
                 Gem::Package.new("#{INSTALLED}/s3presign.gem").spec.homepage
    assert_equal File.read(File.join(ROOT, "../LICENSE")), File.read("#{ROOT}/LICENSE")
    assert_equal File.read(File.join(ROOT, "../include/s3presign.h"))[/S3PRESIGN_ABI (\d+)/, 1],
                 S3Presign.const_get(:Library)::ABI.to_s
  end

  def test_the_installed_gem_loads_its_own_files
    out = installed("-e", 'require "s3presign"; puts $LOADED_FEATURES.grep(/s3presign/), File.read("/proc/self/maps")')
    loaded = out.scan(%r{/\S*s3presign\S*\.(?:rb|so)}).uniq
    assert_operator loaded.size, :>, 10
    assert_empty loaded.reject { |path| path.start_with?(File.realpath(INSTALLED)) }
  end

  def test_it_loads_nothing_that_it_does_not_need
    out = installed("-e", 'before = $LOADED_FEATURES.dup; require "s3presign"; puts $LOADED_FEATURES - before')
    others = out.lines(chomp: true).grep_v(%r{/s3presign|/ffi|\Affi})
    assert_empty others
  end

  def test_it_is_silent_under_warnings
    _out, error, status = Open3.capture3(environment, RbConfig.ruby, "-W:no-experimental", "-w", "-e",
                                         'require "s3presign"')
    assert_predicate status, :success?
    assert_empty error.lines.grep(/s3presign/)
  end

  EXAMPLES = {
    "upload_link.rb" => [%w[photos logo.png image/png], /\Acurl --request PUT .*'if-none-match: \*'/],
    "download_link.rb" => [%w[photos 2026/r.pdf Übersicht.pdf 3600],
                           %r{\Ahttps://photos\.s3\.eu-west-1\.amazonaws\.com/2026/r\.pdf\?.*&X-Amz-Expires=3600&}],
    "many_links.rb" => [%w[photos], %r{\Ahttps://photos\.[^\n]*/1\.jpg\?[^\n]*\nhttps://photos\.[^\n]*/2%203\.jpg\?}],
    "with_aws_sdk.rb" => [%w[photos k Übersicht.pdf], /filename%2A%3DUTF-8%27%27%25C3%259Cbersicht\.pdf/]
  }.freeze

  EXAMPLES.each do |name, (arguments, expected)|
    define_method("test_the_example_#{name}") do
      assert_match expected, installed("#{ROOT}/examples/#{name}", *arguments, input: "1.jpg\n2 3.jpg\n")
    end
  end

  def test_an_example_says_what_is_wrong
    _out, error, status = Open3.capture3(environment, RbConfig.ruby, "#{ROOT}/examples/upload_link.rb", "a b", "k", "t")
    refute_predicate status, :success?
    assert_match(/\AInvalidBucketName: /, error)
  end

  def test_no_example_is_left_out
    tested = [*EXAMPLES.keys, "upload_in_parts.rb"]
    assert_equal tested.sort, Dir.children("#{ROOT}/examples").sort
  end

  private

  def environment = { **ENVIRONMENT, "GEM_PATH" => [INSTALLED, *Gem.path].join(File::PATH_SEPARATOR) }

  def installed(*arguments, input: "")
    out, error, status = Open3.capture3(environment, RbConfig.ruby, *arguments, stdin_data: input)
    assert_predicate status, :success?, error
    out
  end
end
