package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Maps that keep the order of their entries, hold no null, and that nobody can change: {@code
 * Map.of} has no order.
 */
final class Ordered {
  private Ordered() {}

  static Map<String, String> copyOf(Map<String, String> entries) {
    Map<String, String> copy = new LinkedHashMap<>();
    entries.forEach((name, value) -> copy.put(requireNonNull(name), requireNonNull(value, name)));
    return Collections.unmodifiableMap(copy);
  }
}
