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

  static <V> Map<String, V> copyOf(Map<String, V> entries) {
    Map<String, V> copy = new LinkedHashMap<>();
    entries.forEach((name, value) -> copy.put(requireNonNull(name), requireNonNull(value, name)));
    return Collections.unmodifiableMap(copy);
  }
}
