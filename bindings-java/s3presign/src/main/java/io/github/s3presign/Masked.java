package io.github.s3presign;

import io.github.s3presign.ffi.Calls;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What {@code toString} shows of secrets: that they are there. */
final class Masked {
  private static final String MASK = "[redacted]";

  private Masked() {}

  static String url(String url) {
    return Calls.redact(url);
  }

  /** Headers without the keys that customers encrypt with. */
  static Map<String, String> headers(Map<String, String> headers) {
    return without(headers, name -> name.endsWith("-customer-key"));
  }

  /** A form's fields without those that make it a password. */
  static Map<String, String> fields(Map<String, String> fields) {
    return without(
        fields,
        name ->
            switch (name) {
              case "policy", "x-amz-security-token", "x-amz-signature" -> true;
              default -> name.endsWith("-customer-key");
            });
  }

  private static Map<String, String> without(
      Map<String, String> entries, Predicate<String> isSecret) {
    Map<String, String> shown = new LinkedHashMap<>(entries);
    shown.replaceAll((name, value) -> isSecret.test(name) ? MASK : value);
    return shown;
  }
}
