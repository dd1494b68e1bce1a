package io.github.s3presign.ffi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Names and values that the library answered. Names that nobody asks for are skipped. */
public final class AnswerList {
  private final List<String> names;
  private final List<String> values;

  private AnswerList(List<String> names, List<String> values) {
    this.names = names;
    this.values = values;
  }

  /** Reads strings with a NUL between two. */
  static AnswerList parse(String joined) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int start = 0; start < joined.length(); ) {
      int nameEnd = joined.indexOf('\0', start);
      int valueEnd = joined.indexOf('\0', nameEnd + 1);
      if (valueEnd < 0) {
        valueEnd = joined.length();
      }
      names.add(joined.substring(start, nameEnd));
      values.add(joined.substring(nameEnd + 1, valueEnd));
      start = valueEnd + 1;
    }
    return new AnswerList(names, values);
  }

  /** The value of a name that is always there. */
  public String text(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalStateException("the library did not answer " + name);
    }
    return values.get(index);
  }

  public Optional<String> optional(String name) {
    int index = names.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(values.get(index));
  }

  public long number(String name) {
    return Long.parseLong(text(name));
  }

  public OptionalLong optionalNumber(String name) {
    return optional(name).map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /** The instant that Unix seconds say. */
  public Instant instant(String name) {
    return Instant.ofEpochSecond(number(name));
  }

  /** All values of a name, in their order. */
  public List<String> all(String name) {
    List<String> all = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      if (names.get(index).equals(name)) {
        all.add(values.get(index));
      }
    }
    return Collections.unmodifiableList(all);
  }

  /** What the names with this prefix say: the rest of the name, and the value. */
  public <T> List<T> prefixed(String prefix, BiFunction<String, String, T> made) {
    List<T> all = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      String name = names.get(index);
      if (name.startsWith(prefix)) {
        all.add(made.apply(name.substring(prefix.length()), values.get(index)));
      }
    }
    return Collections.unmodifiableList(all);
  }

  /** The same as a map in the order of the answer. */
  public Map<String, String> map(String prefix) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int index = 0; index < names.size(); index++) {
      String name = names.get(index);
      if (name.startsWith(prefix)) {
        map.put(name.substring(prefix.length()), values.get(index));
      }
    }
    return Collections.unmodifiableMap(map);
  }

  /** What each name and value say, without those for which that is null. */
  public <T> List<T> each(BiFunction<String, String, T> made) {
    return prefixed("", made).stream().filter(Objects::nonNull).toList();
  }

  /**
   * The lists that this one is a sequence of: each begins with the name, which begins nothing else.
   */
  public List<AnswerList> split(String name) {
    return split(name::equals);
  }

  /** The same where each begins with one of several names. */
  public List<AnswerList> split(Predicate<String> begins) {
    List<AnswerList> lists = new ArrayList<>();
    for (int start = 0, end; start < names.size(); start = end) {
      end = start + 1;
      while (end < names.size() && !begins.test(names.get(end))) {
        end++;
      }
      lists.add(new AnswerList(names.subList(start, end), values.subList(start, end)));
    }
    return lists;
  }
}
