package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A form whose signature is right and that keeps its policy.
 *
 * {@snippet file="DocumentationTest.java" region="verifyForm"}
 *
 * @param accessKeyId who allowed it
 * @param signedAt when it was signed, in whole seconds
 * @param expiresAt when its policy stops working, in whole seconds
 * @param minContentLength the fewest bytes that the file may have, if the policy says so; the
 *     server checks them unless it passed the file's size
 * @param maxContentLength the most bytes that the file may have, likewise
 */
public record VerifiedForm(
    String accessKeyId,
    Instant signedAt,
    Instant expiresAt,
    OptionalLong minContentLength,
    OptionalLong maxContentLength) {

  /** Nothing may be null. */
  public VerifiedForm {
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(signedAt, "signedAt");
    requireNonNull(expiresAt, "expiresAt");
    requireNonNull(minContentLength, "minContentLength");
    requireNonNull(maxContentLength, "maxContentLength");
  }

  static VerifiedForm of(AnswerList answer) {
    return new VerifiedForm(
        answer.text("access-key-id"),
        answer.instant("signed-at"),
        answer.instant("expires-at"),
        answer.optionalNumber("min-content-length"),
        answer.optionalNumber("max-content-length"));
  }
}
