package io.github.s3presign;

import io.github.s3presign.ffi.ParameterList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names and values that were set, in their order. Setting a name again replaces its value, and null
 * takes it back: it is then not given.
 *
 * @param <T> the class that extends this
 */
public abstract sealed class Options<T extends Options<T>>
    permits SignerBuilder,
        LifetimeOptions,
        ScopeOptions,
        VerifyOptions,
        ReceivedFormOptions,
        DiagnosisOptions,
        PermissionOptions,
        GuardOptions {
  private final Map<String, Object> values = new LinkedHashMap<>();

  Options() {}

  /** This, as what it is. */
  abstract T self();

  final T set(String name, Object value) {
    if (name == null) {
      throw ParameterList.wrongType("name", null, "a String");
    }
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
    return self();
  }

  /** Sets an entry of a map that has no name of its own, such as one of the headers. */
  final T setEntry(String map, String name, Object value) {
    if ("".equals(name) && "".equals(value)) {
      // It would be taken for a map without entries.
      return set("type:" + map, "a map; pass one whose entries have names");
    }
    return set(name == null ? null : map + ":" + name, value);
  }

  /** Whether a name is set, in any of its spellings. */
  final boolean has(String name) {
    return values.keySet().stream().anyMatch(known -> plain(known).equals(plain(name)));
  }

  final ParameterList parameters() {
    return addTo(new ParameterList());
  }

  final ParameterList addTo(ParameterList list) {
    return list.addAll(values);
  }

  private static String plain(String name) {
    return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
  }
}
