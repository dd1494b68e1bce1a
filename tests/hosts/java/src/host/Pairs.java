package host;

import io.github.s3presign.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Names and values in the order in which they are answered. */
final class Pairs {
  private final List<List<String>> pairs = new ArrayList<>();

  List<List<String>> list() {
    return pairs;
  }

  Pairs add(String name, Object value) {
    pairs.add(List.of(name, value.toString()));
    return this;
  }

  Pairs addAll(String prefix, Map<String, String> entries) {
    entries.forEach((name, value) -> add(prefix + name, value));
    return this;
  }

  Pairs addEach(String name, List<String> values) {
    values.forEach(value -> add(name, value));
    return this;
  }

  Pairs addWarnings(String prefix, List<Warning> warnings) {
    warnings.forEach(warning -> add(prefix + warning.code(), warning.message()));
    return this;
  }
}
