package io.github.s3presign;

import static java.util.Objects.requireNonNull;

/**
 * Warnings: what is valid, but likely to fail or to be misused.
 *
 * {@snippet file="DocumentationTest.java" region="warnings"}
 *
 * @param code stable, and the same in every language, such as {@code UnboundedUpload}
 * @param message the same for people: what is at stake, and what to do
 */
public record Warning(String code, String message) {
  /** Makes one; neither may be null. */
  public Warning {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }
}
