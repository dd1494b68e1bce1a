package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A policy that grants permissions, and nothing else.
 *
 * {@snippet file="DocumentationTest.java" region="policy"}
 *
 * @param text JSON, in ASCII, with a line end
 * @param size as AWS counts it: in characters, without white space
 * @param tooLargeFor what it is too large for, with the most characters that AWS takes there
 * @param openPlaces each {@code *} in a resource of it that stands for something that was not said
 */
public record PermissionPolicy(
    String text, int size, Map<String, Integer> tooLargeFor, List<OpenPlace> openPlaces) {
  /** Copies the map and the list; nothing may be null. */
  public PermissionPolicy {
    requireNonNull(text, "text");
    tooLargeFor = Ordered.copyOf(tooLargeFor);
    openPlaces = List.copyOf(openPlaces);
  }

  static PermissionPolicy of(AnswerList answer) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    answer.map("too-large-for:").forEach((what, most) -> limits.put(what, Integer.valueOf(most)));
    return new PermissionPolicy(
        answer.text("policy"),
        Math.toIntExact(answer.number("size")),
        limits,
        answer.prefixed("open:", OpenPlace::new));
  }
}
