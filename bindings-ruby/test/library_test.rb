# frozen_string_literal: true

# Which file is loaded, and what is said if none can be.

require_relative "fixture"
require "open3"
require "tmpdir"

class LibraryTest < Minitest::Test
  include Fixture

  LIBRARY = S3Presign.const_get(:Library)
  PRINT = 'print S3Presign::Signer.new(access_key_id: "a", secret_access_key: "s", region: "r").object_url("b-c", "k")'

  def test_an_explicit_path_comes_first_and_nothing_behind_it
    assert_equal "https://b-c.s3.r.amazonaws.com/k", run_with(LIBRARY.packaged)
    message = fails_with("/nowhere/libs3presign.so")
    assert_match(%r{tried .*\n  /nowhere/libs3presign\.so: no such file\nInstall the gem}, message)
    refute_includes message, "native/"
  end

  def test_an_explicit_path_may_be_relative
    Dir.chdir(File.dirname(LIBRARY.packaged)) do
      assert_equal "https://b-c.s3.r.amazonaws.com/k", run_with(File.basename(LIBRARY.packaged))
    end
  end

  def test_an_empty_variable_is_none
    assert_equal "https://b-c.s3.r.amazonaws.com/k", run_with("")
  end

  def test_a_file_that_is_no_library
    Dir.mktmpdir do |folder|
      path = File.join(folder, "libs3presign.so")
      File.write(path, "text")
      assert_match(/  #{path}: .*(short|header)/, fails_with(path))
    end
  end

  def test_a_library_that_is_another
    compiled("int something_else(void) { return 1; }") do |path|
      assert_includes fails_with(path), "  #{path}: not the s3presign library\n"
    end
  end

  def test_a_library_of_another_abi
    compiled("unsigned s3presign_abi(void) { return 2; }") do |path|
      assert_includes fails_with(path), "#{path} speaks ABI 2 and this gem (#{S3Presign::VERSION}) ABI 1"
    end
  end

  def test_a_library_that_lacks_a_function
    compiled("unsigned s3presign_abi(void) { return 1; }") do |path|
      _out, error, status = ruby("#{ROOT}/lib", { "S3PRESIGN_LIBRARY" => path })
      refute_predicate status, :success?
      assert_match(/'s3presign_status_name' not found in \[#{path}\] \(FFI::NotFoundError\)/, error)
      assert_operator FFI::NotFoundError, :<, LoadError
    end
  end

  def test_without_its_own_file_the_gem_loads_the_systems
    copied do |lib|
      message = fails(lib, {})
      assert_match(%r{tried .*\n  #{File.dirname(lib)}/native/[^\n]*: no such file\n  libs3presign\.so\.1: .*\n},
                   message)
      Dir.mktmpdir do |folder|
        File.symlink(LIBRARY.packaged, File.join(folder, "libs3presign.so.1"))
        assert_equal "https://b-c.s3.r.amazonaws.com/k", run_in(lib, { "LD_LIBRARY_PATH" => folder })
      end
    end
  end

  def test_a_broken_file_in_the_gem_is_not_passed_over
    copied do |lib|
      path = LIBRARY.packaged.sub(ROOT, File.dirname(lib))
      FileUtils.mkdir_p(File.dirname(path))
      File.write(path, "text")
      message = fails(lib, { "LD_LIBRARY_PATH" => File.dirname(LIBRARY.packaged) })
      assert_includes message, "  #{path}: "
      refute_includes message, "libs3presign.so.1"
    end
  end

  def test_the_library_is_of_the_gems_version
    assert_equal S3Presign::VERSION, S3Presign.const_get(:Native).version
  end

  def test_platforms_are_named_as_the_folders_are
    assert_match(/\A(linux|macos|windows)-(x86_64|aarch64)(-musl)?\z/, LIBRARY.platform)
  end

  private

  def run_with(path) = run_in("#{ROOT}/lib", { "S3PRESIGN_LIBRARY" => path })

  def fails_with(path) = fails("#{ROOT}/lib", { "S3PRESIGN_LIBRARY" => path })

  def run_in(lib, environment)
    out, error, status = ruby(lib, environment)
    assert_predicate status, :success?, error
    out
  end

  def fails(lib, environment)
    _out, error, status = ruby(lib, environment)
    refute_predicate status, :success?
    assert_includes error, "(LoadError)"
    error.gsub(/^\t.*\n/, "")
  end

  def ruby(lib, environment)
    clean = { "RUBYOPT" => nil, "S3PRESIGN_LIBRARY" => nil }.merge(environment)
    Open3.capture3(clean, RbConfig.ruby, "-I#{lib}", "-rs3presign", "-e", PRINT)
  end

  def compiled(source)
    Dir.mktmpdir do |folder|
      path = File.join(folder, "libs3presign.so")
      out, status = Open3.capture2e("cc", "-shared", "-fPIC", "-x", "c", "-", "-o", path, stdin_data: source)
      assert_predicate status, :success?, out
      yield path
    end
  end

  # The gem's sources without a native file.
  def copied
    Dir.mktmpdir do |folder|
      folder = File.realpath(folder)
      FileUtils.cp_r("#{ROOT}/lib", folder)
      yield File.join(folder, "lib")
    end
  end
end
