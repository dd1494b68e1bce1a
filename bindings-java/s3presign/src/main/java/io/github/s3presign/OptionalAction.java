package io.github.s3presign;

import static java.util.Objects.requireNonNull;

/**
 * An action without which nothing is refused, but which changes the answer.
 *
 * {@snippet file="DocumentationTest.java" region="permissions"}
 *
 * @param action such as {@code s3:ListBucket}
 * @param resource its ARN
 * @param effect what it changes
 */
public record OptionalAction(String action, String resource, String effect) {
  /** Nothing may be null. */
  public OptionalAction {
    requireNonNull(action, "action");
    requireNonNull(resource, "resource");
    requireNonNull(effect, "effect");
  }
}
