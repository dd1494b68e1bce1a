# frozen_string_literal: true

# Beside ActiveSupport: its durations, its times, its strings, and the time travel of its
# tests.

require_relative "fixture"
require "active_support/all"
require "active_support/testing/time_helpers"

class RailsTest < Minitest::Test
  include Fixture
  include ActiveSupport::Testing::TimeHelpers

  def test_durations_are_whole_seconds
    assert_equal upload(expires_in: 900).url, upload(expires_in: 15.minutes).url
    assert_equal upload(expires_in: 5400).url, upload(expires_in: 1.5.hours).url
    assert_equal upload(expires_in: 1).url, upload(expires_in: 1.9.seconds).url
    window = { bucket: "b", key: "k", signing_time: NOW }
    assert_equal SIGNER.presign("GetObject", stable_for: 3600, **window).url,
                 SIGNER.presign("GetObject", stable_for: 1.hour, **window).url
  end

  def test_times_with_a_zone_are_instants
    zoned = NOW.in_time_zone("Tokyo")
    assert_equal upload.url, upload(signing_time: zoned).url
    assert_equal upload(expires_at: NOW + 60).url, upload(expires_at: zoned + 60).url
    assert_equal upload(expires: NOW).url, upload(expires: zoned).url
  end

  def test_safe_buffers_are_strings
    assert_equal upload(content_type: "image/png"), upload(content_type: "image/png".html_safe)
    assert_equal SIGNER.object_url("photos", "a b"), SIGNER.object_url("photos".html_safe, "a b".html_safe)
  end

  def test_indifferent_hashes_are_hashes
    metadata = { owner: "ada" }
    assert_equal upload(metadata: metadata), upload(metadata: metadata.with_indifferent_access)
  end

  def test_travelling_in_time
    travel_to(NOW) do
      assert_equal NOW, SIGNER.presign("GetObject", bucket: "b", key: "k").signed_at
      assert_includes SIGNER.template("GetObject", bucket: "b").url("k"), "X-Amz-Date=20260102T030405Z"
    end
  end

  def test_what_is_rendered_as_json
    shown = JSON.parse({ upload: upload.to_h.slice(:url, :method, :headers) }.to_json)
    assert_equal %w[url method headers], shown["upload"].keys
    [SIGNER, SIGNER.template("GetObject", bucket: "b")].each do |secret|
      assert_raises(TypeError) { { signer: secret }.to_json }
      assert_raises(TypeError) { secret.as_json }
    end
  end
end
