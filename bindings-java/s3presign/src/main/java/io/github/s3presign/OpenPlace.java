package io.github.s3presign;

import static java.util.Objects.requireNonNull;

/**
 * A {@code *} in a resource that stands for something that was not said.
 *
 * {@snippet file="DocumentationTest.java" region="policy"}
 *
 * @param option the option that says it, such as {@code kms-key}, which is {@code kmsKey} here
 * @param resource the ARN that has it
 */
public record OpenPlace(String option, String resource) {
  /** Nothing may be null. */
  public OpenPlace {
    requireNonNull(option, "option");
    requireNonNull(resource, "resource");
  }
}
