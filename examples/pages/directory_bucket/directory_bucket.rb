# frozen_string_literal: true

# A download from a directory bucket: the request for a session, and what is signed with its answer.

require "s3presign"

own = S3Presign::Signer.from_env

session = own.presign("CreateSession", bucket: "logs--usw2-az1--x-s3")
puts session.url # GET it

# What its XML answer says, which is good for five minutes.
signer = S3Presign::Signer.new(
  access_key_id: "ASIASESSION", secret_access_key: "session secret", session_token: "session token",
  region: "us-west-2"
)
puts signer.presign("GetObject", bucket: "logs--usw2-az1--x-s3", key: "today.log").url
