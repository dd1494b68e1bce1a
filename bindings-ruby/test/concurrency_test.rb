# frozen_string_literal: true

# Threads, fibers, forks, Ractors, signal handlers and the garbage collector: whoever
# calls, each gets the answer to its own question.

require_relative "fixture"
require "open3"
require "timeout"

class ConcurrencyTest < Minitest::Test
  include Fixture

  def setup
    @template = SIGNER.template("GetObject", bucket: "photos")
  end

  def test_threads_share_signers_and_templates
    expected = (0...8).map { |thread| work(thread) }
    answers = (0...8).map { |thread| Thread.new { work(thread) } }.map(&:value)
    assert_equal expected, answers
  end

  def test_fibers_have_buffers_of_their_own
    fibers = (0...50).map do |number|
      Fiber.new { 3.times.map { @template.url("key-#{number}", signing_time: NOW).tap { Fiber.yield } } }
    end
    4.times { fibers.each { |fiber| fiber.resume if fiber.alive? } }
    fibers = (0...50).map { |number| Fiber.new { @template.url("key-#{number}", signing_time: NOW) }.resume }
    assert_equal (0...50).map { |number| @template.url("key-#{number}", signing_time: NOW) }, fibers
  end

  # Between the call and the reading of its answer, whatever Ruby runs may ask for itself.
  def test_a_call_within_a_call_has_another_buffer
    native = S3Presign.const_get(:Native)
    inner = nil
    answer = native.answer do |buffer, capacity|
      length = native.redact("outer", 5, buffer, capacity)
      inner = @template.url("inner", signing_time: NOW)
      length
    end
    assert_equal "outer", answer
    assert_equal @template.url("inner", signing_time: NOW), inner
  end

  def test_a_signal_handler_may_sign
    handled = []
    before = trap("USR1") { handled << @template.url("handler", signing_time: NOW) }
    expected = @template.url("main", signing_time: NOW)
    parent = Process.pid
    sender = fork { 500.times { Process.kill("USR1", parent) && sleep(0.0002) } && exit!(0) }
    answers = []
    answers |= [@template.url("main", signing_time: NOW)] until Process.wait(sender, Process::WNOHANG)
    assert_equal [expected], answers
    assert_operator handled.size, :>, 0
    assert_equal [@template.url("handler", signing_time: NOW)], handled.uniq
  ensure
    trap("USR1", before)
  end

  def test_timeouts_leave_nothing_behind
    expected = @template.url("k", signing_time: NOW)
    5.times do
      Timeout.timeout(0.002) { loop { @template.url("other") } }
    rescue Timeout::Error
      assert_equal expected, @template.url("k", signing_time: NOW)
    end
  end

  def test_a_forked_process_goes_on_with_what_it_inherits
    expected = @template.url("k", signing_time: NOW)
    answers = 3.times.map { in_child { "#{@template.url("k", signing_time: NOW)} #{GC.start}" } }
    assert_equal ["#{expected} "] * 3, answers
    assert_equal expected, @template.url("k", signing_time: NOW)
  end

  def test_a_fork_from_within_many_threads
    stop = false
    threads = 2.times.map { Thread.new { @template.url("busy") until stop } }
    expected = @template.url("k", signing_time: NOW)
    3.times do
      assert_equal expected, in_child {
                               SIGNER.template("GetObject", bucket: "photos").url("k", signing_time: NOW)
                             }
    end
  ensure
    stop = true
    threads&.each(&:join)
  end

  def test_the_collector_frees_and_moves_what_it_will
    expected = @template.url("k", signing_time: NOW)
    GC.stress = 1 # At every allocation, of what is young.
    answers = 2.times.map { signer.template("GetObject", bucket: "photos").url("k", signing_time: NOW) }
    answers << signer.presign("GetObject", bucket: "photos", key: "k", signing_time: NOW).url
    GC.stress = false
    GC.compact if GC.respond_to?(:compact)
    assert_equal [expected] * 4, [*answers, @template.url("k", signing_time: NOW)]
  ensure
    GC.stress = false
  end

  def test_templates_outlive_their_signer
    templates = 100.times.map { signer.template("GetObject", bucket: "photos") }
    GC.start
    assert_equal 1, templates.map { |template| template.url("k", signing_time: NOW) }.uniq.size
  end

  # In a process of its own, where nothing else comes and goes.
  GROWTH = <<~RUBY
    grow = lambda do
      4_000.times do
        signer = S3Presign::Signer.new(access_key_id: "AKIA", secret_access_key: "s", region: "eu-west-1")
        signer.template("GetObject", bucket: "photos").urls(["k"] * 10)
      end
      GC.start
      File.read("/proc/self/status")[/^VmRSS:\\s*(\\d+)/, 1].to_i
    end
    3.times { grow.call }
    before = grow.call
    3.times { grow.call }
    print grow.call - before
  RUBY

  def test_memory_does_not_grow
    out, status = Open3.capture2(RbConfig.ruby, "-I#{ROOT}/lib", "-rs3presign", "-e", GROWTH)
    assert_predicate status, :success?
    assert_operator Integer(out), :<, 8_000, "KiB"
  end

  def test_signers_and_templates_are_shareable
    assert Ractor.shareable?(SIGNER)
    assert Ractor.shareable?(@template)
  end

  def test_results_are_read_in_other_ractors
    request = upload(content_type: "image/png")
    told = in_ractor(request) { |it| [it.url, it.headers, it.expires_at, it.to_h.size, it == it.dup] }
    assert_equal [request.url, request.headers, request.expires_at, 9, true], told
  end

  # What other Ractors may call is up to the ffi gem.
  def test_other_ractors_call_where_ffi_lets_them
    if Gem::Version.new(FFI::VERSION) >= Gem::Version.new("1.16")
      expected = @template.url("k", signing_time: NOW)
      assert_equal expected, in_ractor(@template, NOW) { |it, at| it.url("k", signing_time: at) }
      assert_equal expected, in_ractor(SIGNER, NOW) { |it, at|
                               it.template("GetObject", bucket: "photos").url("k", signing_time: at)
                             }
      assert_equal upload.curl, in_ractor(upload, &:curl)
    else
      error = assert_raises(Ractor::RemoteError) do
        in_ractor(upload) do |it|
          Thread.current.report_on_exception = false
          it.curl
        end
      end
      assert_kind_of Ractor::UnsafeError, error.cause
    end
  end

  private

  def signer
    S3Presign::Signer.new(access_key_id: "AKIAIOSFODNN7EXAMPLE", secret_access_key: SECRET, region: "eu-west-1")
  end

  def work(thread)
    (0...500).map do |number|
      key = "#{thread}/#{number}"
      result = @template.presign(key, signing_time: NOW)
      raise "mixed up" unless result.url == @template.url(key, signing_time: NOW) && result.url.include?("/#{key}?")

      result.url
    end
  end

  def in_child
    reader, writer = IO.pipe
    pid = fork do
      writer.write(yield)
      writer.close
      exit!(0)
    end
    writer.close
    reader.read.tap { assert_predicate Process.wait2(pid).last, :success? }
  end

  def in_ractor(*arguments, &)
    experimental = Warning[:experimental]
    Warning[:experimental] = false
    ractor = Ractor.new(*arguments, &)
    ractor.respond_to?(:value) ? ractor.value : ractor.take
  ensure
    Warning[:experimental] = experimental
  end
end
