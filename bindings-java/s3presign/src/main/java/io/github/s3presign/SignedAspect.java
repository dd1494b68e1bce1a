package io.github.s3presign;

import static java.util.Objects.requireNonNull;

/**
 * One aspect of a request that a signature can fix.
 *
 * {@snippet file="DocumentationTest.java" region="explain"}
 *
 * @param aspect {@code content-type}, {@code content-length}, {@code checksum}, {@code overwrite},
 *     ...
 * @param bound whether the signature fixes it
 * @param detail how, or what the sender may do
 */
public record SignedAspect(String aspect, boolean bound, String detail) {
  private static final String BOUND = "bound:";
  private static final String UNBOUND = "unbound:";

  /** Nothing may be null. */
  public SignedAspect {
    requireNonNull(aspect, "aspect");
    requireNonNull(detail, "detail");
  }

  /** What a name and a value of an explanation say; null, if that is something else. */
  static SignedAspect of(String name, String detail) {
    if (name.startsWith(BOUND)) {
      return new SignedAspect(name.substring(BOUND.length()), true, detail);
    }
    if (name.startsWith(UNBOUND)) {
      return new SignedAspect(name.substring(UNBOUND.length()), false, detail);
    }
    return null;
  }
}
