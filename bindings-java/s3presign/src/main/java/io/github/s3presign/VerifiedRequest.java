package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import io.github.s3presign.ffi.ParameterList;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

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
 * @param operation what is asked for, by S3's name, such as {@code GetObject}; nothing where the
 *     request fits several operations alike, or none: refuse it
 * @param bucket from the host or the path, as {@link VerifyOptions#baseHost} says; nothing without
 *     that, and for an operation without a bucket
 * @param key the object's key, decoded: the one that was signed, dot segments included
 * @param parameters the operation's parameters that were signed, by S3's names: {@code
 *     ContentType}, {@code Metadata:note}
 * @param checks what was signed and only the server can check: headers with the values that the
 *     body ({@code content-length}), the object ({@code if-none-match}) or an account must meet
 */
public record VerifiedRequest(
    String accessKeyId,
    Instant signedAt,
    Instant expiresAt,
    Map<String, String> signedHeaders,
    String payloadHash,
    Optional<String> operation,
    Optional<String> bucket,
    Optional<String> key,
    Map<String, String> parameters,
    Map<String, String> checks) {

  /** Copies the maps; nothing may be null. */
  public VerifiedRequest {
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(signedAt, "signedAt");
    requireNonNull(expiresAt, "expiresAt");
    signedHeaders = Ordered.copyOf(signedHeaders);
    requireNonNull(payloadHash, "payloadHash");
    requireNonNull(operation, "operation");
    requireNonNull(bucket, "bucket");
    requireNonNull(key, "key");
    parameters = Ordered.copyOf(parameters);
    checks = Ordered.copyOf(checks);
  }

  static VerifiedRequest of(AnswerList answer) {
    return new VerifiedRequest(
        answer.text("access-key-id"),
        answer.instant("signed-at"),
        answer.instant("expires-at"),
        answer.map("signed-header:"),
        answer.text("payload-hash"),
        answer.optional("operation"),
        answer.optional("bucket"),
        answer.optional("key"),
        answer.map("parameter:"),
        answer.map("check:"));
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
            .addEntries("parameter", parameters)
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
                + masked.text("payload-hash")
                + ", operation="
                + operation
                + ", bucket="
                + bucket
                + ", key="
                + key
                + ", parameters="
                + masked.map("parameter:")
                + ", checks="
                + checks);
  }
}
