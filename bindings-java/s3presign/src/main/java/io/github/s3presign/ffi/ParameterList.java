package io.github.s3presign.ffi;

import io.github.s3presign.S3PresignException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Names and values for the library. What a value is decides how it is written, never which
 * parameter it belongs to: names go through as they are, since only the library knows them.
 */
public final class ParameterList {
  private final List<String> strings = new ArrayList<>();

  /** Adds a name with the text of a value; nothing for null. Several values repeat the name. */
  public ParameterList add(String name, Object value) {
    if (value instanceof String) { // As most are, without a list made of it.
      addText(name, value);
    } else if (value instanceof Map<?, ?> map) {
      addMap(name, map);
    } else if (value != null) {
      List<?> values = listed(value);
      if (values.isEmpty()) {
        addNothing(name);
      }
      values.forEach(each -> addText(name, each));
    }
    return this;
  }

  /**
   * Adds the entries of a map that is an argument of its own, such as headers; nothing for null.
   */
  public ParameterList addEntries(String name, Map<?, ?> entries) {
    if (entries != null) {
      entries.forEach((entry, value) -> addEntry(name, entry, value));
    }
    return this;
  }

  /** Adds all of a map of names and values. */
  public ParameterList addAll(Map<String, ?> values) {
    values.forEach(this::add);
    return this;
  }

  /**
   * Adds environment variables. What no text can hold, a lone surrogate, becomes the replacement
   * character, as in what Java itself could not decode: the library refuses it where it is read.
   *
   * @throws S3PresignException {@code WrongType}
   */
  public ParameterList addVariables(Map<?, ?> variables) {
    if (variables == null) {
      throw wrongType("environment", null, "a map of names and values");
    }
    variables.forEach(
        (name, value) -> {
          if (!(name instanceof String known)) {
            throw wrongType("environment", name, "a map from Strings");
          }
          if (value != null) {
            strings.add(Utf8.wellFormed(known));
            strings.add(Utf8.wellFormed(variable(known, value)));
          }
        });
    return this;
  }

  /** How many strings there are, names and values. */
  public int count() {
    return strings.size();
  }

  /** All strings with a NUL between two. */
  byte[] joined() {
    byte[] bytes = new byte[size()];
    int at = 0;
    for (String text : strings) {
      at = Utf8.put(text, bytes, at) + 1; // The array is made of NULs.
    }
    return bytes;
  }

  /** The refusal of an argument for its type. What is in the value is not shown. */
  public static S3PresignException wrongType(String name, Object value, String expected) {
    return new S3PresignException(
        "WrongType", shown(name) + " is " + kind(value) + "; pass " + expected, name);
  }

  private static String kind(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map) {
      return "a map";
    }
    boolean isList = value instanceof Iterable || value.getClass().isArray();
    return isList ? "a list" : "of type " + value.getClass().getSimpleName();
  }

  private static String variable(String name, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw wrongType(name, value, "a String");
  }

  private int size() {
    long size = Math.max(0, strings.size() - 1);
    for (int index = 0; index < strings.size(); index++) {
      long length = Utf8.length(strings.get(index));
      if (length == Utf8.MALFORMED) {
        throw Utf8.loneSurrogate(index % 2 == 0 ? "a name" : shown(strings.get(index - 1)));
      }
      size += length;
    }
    if (size > Utf8.LONGEST) {
      throw new S3PresignException("MalformedParameters", "the parameters are longer than 2 GiB");
    }
    return (int) size;
  }

  /** A name as a message shows it: without an entry's, and only if it cannot forge a log's line. */
  private static String shown(String name) {
    String own = name.startsWith("bytes:") ? name.substring("bytes:".length()) : name;
    own = own.split(":", 2)[0];
    return own.matches("[\\w.-]{1,64}") ? '"' + Answering.camelCase(own) + '"' : "a parameter";
  }

  /** Whether that is a map without entries or a value that is missing, the library knows. */
  private void addNothing(String name) {
    strings.add(name + ":");
    strings.add("");
  }

  private void addMap(String name, Map<?, ?> map) {
    if (map.isEmpty()) {
      addNothing(name);
    } else if (map.entrySet().stream().anyMatch(Map.entry("", "")::equals)) {
      // It would be an empty map.
      addOther(name, map, "one whose entries have names");
    } else {
      addEntries(name, map);
    }
  }

  private void addEntry(String name, Object entry, Object value) {
    String written = entry instanceof CharSequence || entry instanceof Number ? text(entry) : null;
    if (written == null) {
      addOther(name, entry, "a map from Strings or numbers");
      return;
    }
    List<?> values = listed(value);
    // An entry that is an empty list is no list of values: it would not be there at all.
    (values.isEmpty() ? Collections.singletonList(value) : values)
        .forEach(each -> addText(name + ":" + written, each));
  }

  private void addText(String name, Object value) {
    String text = text(value);
    if (value instanceof byte[] bytes) {
      strings.add("bytes:" + name); // The library knows which names take bytes.
      strings.add(Base64.getEncoder().encodeToString(bytes));
    } else if (text != null) {
      strings.add(name);
      strings.add(text);
    } else {
      addOther(
          name,
          value,
          "a String, whole number, boolean, Instant, Duration, byte[], URI,"
              + " or a list or map of these");
    }
  }

  /**
   * Adds a value that no text says. The library refuses it, and knows what there is to say of the
   * name besides.
   */
  private void addOther(String name, Object value, String expected) {
    strings.add("type:" + name);
    strings.add(kind(value) + "; pass " + expected);
  }

  /** The values of a list, or the one value that it is. */
  private static List<?> listed(Object value) {
    if (value instanceof Path path) {
      return List.of(path); // Which is a list of its own parts, without an end.
    }
    if (value instanceof Iterable<?> values) {
      List<Object> list = new ArrayList<>();
      values.forEach(list::add);
      return list;
    }
    return value instanceof Object[] values
        ? Arrays.asList(values)
        : Collections.singletonList(value);
  }

  /** Null for a value that no text says. */
  private static String text(Object value) {
    if (value instanceof Instant instant) {
      return Long.toString(instant.getEpochSecond());
    }
    if (value instanceof Duration duration) {
      return Long.toString(duration.toSeconds());
    }
    if (value instanceof CharSequence
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger
        || value instanceof URI) {
      return value.toString();
    }
    return null;
  }
}
