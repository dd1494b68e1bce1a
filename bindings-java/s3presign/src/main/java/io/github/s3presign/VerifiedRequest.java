package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import io.github.s3presign.ffi.ParameterList;
import java.time.Instant;
import java.util.Map;

/**
 * A request whose signature is right: what its signer allowed, and no more.
 *
 * {@snippet file="DocumentationTest.java" region="verify"}
 *
 * @param accessKeyId who allowed it
 * @param signedAt when it was signed, in whole seconds
 * @param expiresAt when it stops working, in whole seconds
 * @param signedHeaders the headers that the signature covers; names in lower case. Others are the
 *     sender's own
 * @param payloadHash {@code UNSIGNED-PAYLOAD}, or the hex SHA-256 that the body must have, which
 *     the server checks
 */
public record VerifiedRequest(
    String accessKeyId,
    Instant signedAt,
    Instant expiresAt,
    Map<String, String> signedHeaders,
    String payloadHash) {

  /** Copies the map; nothing may be null. */
  public VerifiedRequest {
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(signedAt, "signedAt");
    requireNonNull(expiresAt, "expiresAt");
    signedHeaders = Ordered.copyOf(signedHeaders);
    requireNonNull(payloadHash, "payloadHash");
  }

  static VerifiedRequest of(AnswerList answer) {
    return new VerifiedRequest(
        answer.text("access-key-id"),
        answer.instant("signed-at"),
        answer.instant("expires-at"),
        answer.map("signed-header:"),
        answer.text("payload-hash"));
  }

  /**
   * Shows everything but secrets, such as encryption keys; those are masked.
   *
   * @return a text that can be logged
   */
  @Override
  public String toString() {
    return Masked.show(
        "VerifiedRequest",
        new ParameterList()
            .add("access-key-id", accessKeyId)
            .addEntries("signed-header", signedHeaders)
            .add("payload-hash", payloadHash),
        masked ->
            "accessKeyId="
                + masked.text("access-key-id")
                + ", signedAt="
                + signedAt
                + ", expiresAt="
                + expiresAt
                + ", signedHeaders="
                + masked.map("signed-header:")
                + ", payloadHash="
                + masked.text("payload-hash"));
  }
}
