package io.github.s3presign.ffi;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
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
    switch (value) {
      case null -> {}
      case Map<?, ?> map -> map.forEach((entry, each) -> addEntry(name, entry, each));
      case Iterable<?> values -> values.forEach(each -> addEach(name, each));
      case Object[] values -> Arrays.asList(values).forEach(each -> addEach(name, each));
      default -> {
        strings.add(name);
        strings.add(text(name, value));
      }
    }
    return this;
  }

  /** Adds all of a map of names and values. */
  public ParameterList addAll(Map<String, ?> values) {
    values.forEach(this::add);
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

  private int size() {
    long size = Math.max(0, strings.size() - 1);
    for (int index = 0; index < strings.size(); index++) {
      String what = index % 2 == 0 ? "the name of a parameter" : strings.get(index - 1);
      size += Utf8.length(what, strings.get(index));
    }
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("the parameters are longer than 2 GiB");
    }
    return (int) size;
  }

  private void addEntry(String name, Object entry, Object value) {
    if (!(entry instanceof CharSequence || entry instanceof Number)) {
      throw new IllegalArgumentException(
          name + " has an entry that is named by " + kind(entry) + "; pass a String or a number");
    }
    addEach(name + ":" + text(name, entry), value);
  }

  private void addEach(String name, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is null; leave it out");
    }
    add(name, value);
  }

  private static String text(String name, Object value) {
    return switch (value) {
      case CharSequence text -> text.toString();
      case Boolean truth -> truth.toString();
      case Long number -> number.toString();
      case Integer number -> number.toString();
      case Short number -> number.toString();
      case Byte number -> number.toString();
      case BigInteger number -> number.toString();
      case Instant instant -> Long.toString(instant.getEpochSecond());
      case Duration duration -> Long.toString(duration.toSeconds());
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      case URI uri -> uri.toString();
      default ->
          throw new IllegalArgumentException(
              name
                  + " is of "
                  + kind(value)
                  + "; pass a String, whole number, boolean, Instant, Duration, byte[], URI,"
                  + " or a list or map of these");
    };
  }

  private static String kind(Object value) {
    return value == null ? "null" : "type " + value.getClass().getSimpleName();
  }
}
