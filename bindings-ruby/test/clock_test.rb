# frozen_string_literal: true

# What freezes the clock for tests freezes URLs too. ActiveSupport's time travel is in rails_test.rb.

require_relative "fixture"
require "timecop"

class ClockTest < Minitest::Test
  include Fixture

  def test_timecop
    Timecop.freeze(NOW) do
      template = SIGNER.template("GetObject", bucket: "b")
      assert_equal NOW, SIGNER.presign("GetObject", bucket: "b", key: "k").signed_at
      [template.url("k"), *template.urls(["k"])].each { |url| assert_includes url, "X-Amz-Date=20260102T030405Z" }
      Timecop.travel(NOW + 60) { assert_includes template.url("k"), "X-Amz-Date=20260102T0305" }
    end
  end
end
