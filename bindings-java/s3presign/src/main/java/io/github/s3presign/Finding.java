package io.github.s3presign;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a request that a server refused.
 *
 * {@snippet file="DocumentationTest.java" region="diagnose"}
 *
 * @param code stable, and the same in every language, such as {@code HeaderChanged}
 * @param certainty {@code shown} by the answer or the request, {@code likely} or {@code possible}
 * @param sentence what differed, and what to change
 */
public record Finding(String code, String certainty, String sentence) {
  /** Nothing may be null. */
  public Finding {
    requireNonNull(code, "code");
    requireNonNull(certainty, "certainty");
    requireNonNull(sentence, "sentence");
  }
}
