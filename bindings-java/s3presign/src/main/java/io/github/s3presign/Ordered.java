package io.github.s3presign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Maps that keep the order of their entries, and that nobody can change: {@code Map.of} has none.
 */
final class Ordered {
  private Ordered() {}

  static Map<String, String> copyOf(Map<String, String> entries) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }
}
