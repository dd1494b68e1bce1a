package io.github.s3presign.ffi;

import io.github.s3presign.S3PresignException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * How functions answer: into memory that the caller brings, and once more into larger memory if the
 * answer does not fit.
 */
final class Answering {
  /** What the end of a message may lack: less than a character of UTF-8, and the NUL. */
  private static final int CUT = 4;

  private Answering() {}

  /** One function with all its arguments but the memory for the answer. */
  @FunctionalInterface
  interface Call {
    /** What the function returns: the length of the answer, or a status. */
    long into(byte[] answer);
  }

  /** What is made of the bytes of an answer. */
  @FunctionalInterface
  interface Made<T> {
    T of(byte[] answer, int length);
  }

  /** The answer as text, with the array of a buffer for a start. */
  static String of(Call call) {
    int stripe = Stripe.current();
    Buffer buffer = Buffer.take(stripe);
    try {
      return answered(
          call,
          Buffer.ANSWER,
          size -> size == Buffer.ANSWER ? buffer.answer : new byte[size],
          (answer, length) -> new String(answer, 0, length, StandardCharsets.UTF_8));
    } finally {
      buffer.giveBack(stripe);
    }
  }

  /** What is made of an answer that holds a secret key: all its memory is wiped. */
  static <T> T wiped(Call call, Made<T> made) {
    return answered(
        answer -> {
          long returned = call.into(answer);
          if (returned >= answer.length) {
            Arrays.fill(answer, (byte) 0);
          }
          return returned;
        },
        Buffer.ANSWER,
        byte[]::new,
        (answer, length) -> {
          try {
            return made.of(answer, length);
          } finally {
            Arrays.fill(answer, (byte) 0);
          }
        });
  }

  /**
   * What is made of the answer in memory of this capacity, or if it does not fit, in memory that is
   * large enough.
   *
   * @throws S3PresignException if the function refuses
   */
  static <T> T answered(Call call, int capacity, IntFunction<byte[]> memory, Made<T> made) {
    byte[] answer = memory.apply(capacity);
    long returned = call.into(answer);
    if (returned >= capacity) {
      return answered(call, Math.toIntExact(returned + 1), memory, made);
    }
    if (returned >= 0) {
      return made.of(answer, (int) returned);
    }
    int length = textLength(answer, 0);
    if (length + CUT >= capacity) {
      return answered(call, Math.multiplyExact(4, capacity), memory, made);
    }
    // The message is whole, so that there is room behind it for one NUL at least.
    String parameter = text(answer, length + 1);
    String options = text(answer, length + 1 + textLength(answer, length + 1) + 1);
    throw new S3PresignException(
        statusName((int) returned),
        spelled(text(answer, 0), options),
        parameter.isEmpty() ? null : parameter);
  }

  /** A message with the names of options in it as Java's methods are written. */
  private static String spelled(String message, String options) {
    String spelled = message;
    for (String name : options.isEmpty() ? new String[0] : options.split(" ")) {
      spelled = spelled.replace('"' + name + '"', '"' + camelCase(name) + '"');
    }
    return spelled;
  }

  /** {@code expires-in} is {@code expiresIn}. */
  static String camelCase(String name) {
    return Pattern.compile("-(.)")
        .matcher(name)
        .replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
  }

  static String statusName(int status) {
    return Calls.plain(Function.STATUS_NAME, status);
  }

  /** The text there, or nothing where the answer has ended. */
  private static String text(byte[] answer, int start) {
    return start < answer.length
        ? new String(answer, start, textLength(answer, start), StandardCharsets.UTF_8)
        : "";
  }

  /** Up to the NUL behind it, or to the end. */
  private static int textLength(byte[] answer, int start) {
    int length = 0;
    while (start + length < answer.length && answer[start + length] != 0) {
      length++;
    }
    return length;
  }
}
