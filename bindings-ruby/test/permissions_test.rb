# frozen_string_literal: true

# What must be allowed, and the policies: what is the gem's own, since the vectors judge what is answered.

require_relative "fixture"
require "json"

class PermissionsTest < Minitest::Test
  include Fixture

  PLACE = { region: "eu-west-1", bucket: "photos" }.freeze

  def test_a_presigned_request_is_asked_about
    request = SIGNER.presign("PutObject", bucket: "photos", key: "1.jpg", acl: "private")
    told = S3Presign.permissions(request, account: "111122223333")
    assert_equal %w[s3:PutObject s3:PutObjectAcl], told.permissions.map(&:action)
    assert_equal "ACL", told.permissions.last.because
    assert_equal "needed", told.permissions.last.certainty
  end

  def test_what_is_not_known_is_told
    told = S3Presign.permissions(:PutObject, **PLACE, server_side_encryption: "aws:kms", ssekms_key_id: "alias/a")
    assert_equal %w[key account kms-key], told.open_places.map(&:option)
    assert_equal "kms:ResourceAliases=alias/a", told.permissions[1].only_where
    assert_includes S3Presign.permissions("PutObject", **PLACE).conditions, "bucket-default-encryption"
    assert_equal "s3:ListBucket", S3Presign.permissions("GetObject", **PLACE).optional.first.action
    assert_includes S3Presign.permissions("PutObject", **PLACE, if_match: "x").doubts, "IfMatch"
  end

  def test_policies_are_joined
    both = %w[PutObject GetObject].map { |name| S3Presign.permissions(name, **PLACE) }
    made = S3Presign.policy(*both)
    assert_equal %w[s3:GetObject s3:PutObject], JSON.parse(made.text)["Statement"].first["Action"]
    assert_operator made.size, :<, made.to_s.size
    assert_equal made, S3Presign.policy(*both, only_needed: true)
    guard = S3Presign.guard_policy(bucket: "photos", https: true, network: ["203.0.113.0/24"])
    assert_equal 2, JSON.parse(guard.to_s)["Statement"].size
    refute_empty guard.notes
  end

  def test_what_has_no_answer_is_refused
    refused("MissingOption") { S3Presign.policy }
    refused("InvalidOption") { S3Presign.permissions("GetObject", **PLACE, account: "1") }
    refused("MissingOption") { S3Presign.guard_policy(bucket: "photos") }
  end
end
