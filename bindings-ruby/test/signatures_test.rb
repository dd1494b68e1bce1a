# frozen_string_literal: true

# The signatures in sig/: every public method has one, and none is left over.

require_relative "fixture"
require "pathname"
require "rbs"
require "rbs/test"

class SignaturesTest < Minitest::Test
  include Fixture

  ENVIRONMENT = RBS::Environment.from_loader(
    RBS::EnvironmentLoader.new.tap do |loader|
      loader.add(path: Pathname("#{ROOT}/sig"))
      loader.add(library: "date", version: nil)
    end
  ).resolve_type_names
  BUILDER = RBS::DefinitionBuilder.new(env: ENVIRONMENT)
  PUBLIC = S3Presign.constants.map { |name| S3Presign.const_get(name) }.grep(Module)

  def test_every_class_is_signed
    signed = ENVIRONMENT.class_decls.keys.map(&:to_s).grep(/\A::S3Presign::/)
    assert_equal PUBLIC.map { |known| "::#{known.name}" }.sort, signed.sort
  end

  def test_every_public_method_is_signed
    PUBLIC.each do |known|
      definition = BUILDER.build_instance(type_name(known))
      own = known.public_instance_methods(false) + inherited_from_private(known)
      own.each { |name| assert definition.methods.key?(name), "#{known}##{name}" }
      definition = BUILDER.build_singleton(type_name(known))
      known.singleton_class.public_instance_methods(false).each do |name|
        assert definition.methods.key?(name), "#{known}.#{name}" unless name == :inherited
      end
    end
    module_functions = BUILDER.build_singleton(type_name(S3Presign)).methods
    S3Presign.singleton_methods(false).each { |name| assert module_functions.key?(name), name }
  end

  def test_every_signature_has_a_method
    PUBLIC.each do |known|
      declared(known, :build_instance).each do |name|
        assert known.method_defined?(name) || known.private_method_defined?(name), "#{known}##{name}"
      end
      declared(known, :build_singleton).each { |name| assert known.respond_to?(name), "#{known}.#{name}" }
    end
  end

  def test_members_are_keywords_and_readers
    values = PUBLIC.select { |known| known.is_a?(Class) && known.include?(S3Presign::Value) }
    assert_operator values.size, :>=, 14
    (values - [S3Presign::Explanation]).each do |value|
      keywords = BUILDER.build_instance(type_name(value)).methods[:initialize].method_types.first.type.required_keywords
      assert_equal value::MEMBERS, keywords.keys, value.name
    end
  end

  # What a checker of types makes of a call, by the signature of the method.
  def test_misspelt_names_are_refused_and_good_ones_are_not
    assert accepts?(:presign, "PutObject", content_type: "image/png", key: "k", expires_in: 300)
    assert accepts?(:template, :get_object, version_id: "7")
    refute accepts?(:presign, "PutObjct", key: "k")
    refute accepts?(:presign, "PutObject", content_typ: "image/png")
    refute accepts?(:template, :get_objct)
    refute accepts?(:template, :get_object, content_length: true)
    assert accepts?(:initialize, addressing: "path", region: "eu-west-1")
    refute accepts?(:initialize, addressing: "pth", region: "eu-west-1")
    refute accepts?(:scoped, bucket: "photos", operations: ["GetObjct"])
  end

  private

  def accepts?(name, *positional, **named)
    check = RBS::Test::TypeCheck.new(self_class: S3Presign::Signer, builder: BUILDER, sample_size: nil,
                                     unchecked_classes: [])
    call = RBS::Test::ArgumentsReturn.return(arguments: [*positional, named], value: nil)
    BUILDER.build_instance(type_name(S3Presign::Signer)).methods.fetch(name).method_types.any? do |type|
      problems = []
      check.args(name, type, type.type, call, problems, type_error: RBS::Test::Errors::ArgumentTypeError,
                                                        argument_error: RBS::Test::Errors::ArgumentError)
      problems.empty?
    end
  end

  def type_name(known) = RBS::TypeName.new(name: known.name.split("::").last.to_sym, namespace: namespace(known))

  def namespace(known)
    RBS::Namespace.new(path: known.name.split("::")[0...-1].map(&:to_sym), absolute: true)
  end

  # Methods of modules that users do not see, which the class has for them.
  def inherited_from_private(known)
    modules = known.ancestors.select { |it| it.name&.start_with?("S3Presign::") } - PUBLIC - [known]
    modules.flat_map { |it| it.public_instance_methods(false) }
  end

  # The methods that the signatures of this gem declare on a class itself.
  def declared(known, kind)
    BUILDER.public_send(kind, type_name(known)).methods.select do |_name, method|
      method.defs.any? { |defined| defined.implemented_in == type_name(known) }
    end.keys
  end
end
