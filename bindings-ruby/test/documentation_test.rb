# frozen_string_literal: true

# What readers and editors are shown: complete, and true.

require_relative "fixture"
require_relative "documented_code"
require "aws-sdk-s3"
require "digest"
require "yard"

class DocumentationTest < Minitest::Test
  include Fixture

  ENVIRONMENT = { "AWS_ACCESS_KEY_ID" => "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY" => "secret",
                  "AWS_REGION" => "eu-west-1" }.freeze

  def setup
    @before = ENV.to_h
    ENV.update(ENVIRONMENT)
    YARD::Logger.instance.level = YARD::Logger::ERROR
    YARD::Registry.clear
    YARD.parse(Dir["#{ROOT}/lib/**/*.rb"])
  end

  def teardown = ENV.replace(@before)

  def test_the_examples_of_the_reference_are_true
    documented = YARD::Registry.all.select { |object| object.has_tag?(:example) }
    documented.each do |object|
      code = DocumentedCode.new(self, context)
      met = object.tags(:example).sum { |example| code.run(example.text) }
      assert_operator met, :>, 0, "#{object.path} has an example that shows nothing"
    end
    names = documented.map(&:path)
    %w[S3Presign S3Presign.redact S3Presign.explain S3Presign.diagnose S3Presign.multipart_plan
       S3Presign.completed_parts S3Presign::Error S3Presign::Warning S3Presign::Signer S3Presign::Signer.from_env
       S3Presign::Signer.from_aws S3Presign::Signer#presign S3Presign::Signer#template S3Presign::Signer#scoped
       S3Presign::Signer#presign_post S3Presign::Signer#presign_multipart S3Presign::Signer#object_url
       S3Presign::Template S3Presign::PresignedRequest S3Presign::PresignedPost S3Presign::ReceivedRequest
       S3Presign::ReceivedForm S3Presign::Explanation S3Presign::CorsRule].each { |name| assert_includes names, name }
  end

  def test_the_readme_is_true
    code = DocumentedCode.new(self, Object.new.instance_eval { binding })
    blocks = File.read("#{ROOT}/README.md").scan(/^```ruby\n(.*?)^```$/m).flatten
    met = blocks.sum { |block| code.run(block) }
    assert_operator met, :>=, 25
  end

  def test_everything_is_documented
    YARD::Registry.all(:module, :class, :method, :constant).each do |object|
      next if object.is_a?(YARD::CodeObjects::MethodObject) && object.visibility == :private

      refute_predicate object.docstring, :blank?, object.path
    end
  end

  def test_methods_say_what_they_answer
    YARD::Registry.all(:method).each do |method|
      next if method.visibility == :private || method.name == :initialize || method.has_tag?(:raise)

      assert method.has_tag?(:return), method.path
    end
  end

  def test_the_expectations_can_fail
    code = DocumentedCode.new(self, context)
    assert_raises(Minitest::Assertion) { code.run("1 + 1 # => 3") }
    assert_raises(Minitest::Assertion) { code.run("1 + 1 # raises ArgumentError") }
    assert_raises(Minitest::Assertion) { code.run("if false\n  1 # => 1\nend") }
    assert_equal 2, code.run("[\n  1,\n  2\n]\n# => [1, 2]\n\"abc\" # => \"a...\"")
  end

  private

  # Where the examples' signer is that of the reader.
  def context
    signer = S3Presign::Signer.from_env(ENVIRONMENT)
    Object.new.instance_eval { binding }.tap { |names| names.local_variable_set(:signer, signer) }
  end
end
