package io.github.s3presign.ffi;

import io.github.s3presign.S3PresignException;

/**
 * Text as the library takes it. Java's own encoder allocates, and replaces a lone surrogate by
 * another character, which would sign for another key; here it is an error.
 */
final class Utf8 {
  /** What {@link #length} and {@link #put} answer for text that has a lone surrogate. */
  static final int MALFORMED = -1;

  /** As many bytes as an array of Java's can have. */
  static final int LONGEST = Integer.MAX_VALUE - 8;

  private Utf8() {}

  /** The number of bytes of a text, or {@link #MALFORMED}. */
  static long length(String text) {
    long length = text.length();
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (Character.isHighSurrogate(unit)
          && index + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(index + 1))) {
        length += 2; // Two units, four bytes.
        index++;
      } else if (Character.isSurrogate(unit)) {
        return MALFORMED;
      } else if (unit >= 0x800) {
        length += 2;
      } else if (unit >= 0x80) {
        length += 1;
      }
    }
    return length;
  }

  /** Writes text to bytes, which are enough, and answers where it ends. */
  static int put(String text, byte[] bytes, int start) {
    // Most texts are ASCII. The loop for all others has so many variables that Java's compiler
    // keeps them in memory where it is part of a larger method; this one has its counter.
    int length = text.length();
    for (int index = 0; index < length; index++) {
      char unit = text.charAt(index);
      if (unit >= 0x80) {
        return putRest(text, index, bytes, start + index);
      }
      bytes[start + index] = (byte) unit;
    }
    return start + length;
  }

  /** Writes what follows the text's first units, which are ASCII and written. */
  private static int putRest(String text, int written, byte[] bytes, int start) {
    int at = start;
    for (int index = written; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (unit < 0x80) {
        bytes[at++] = (byte) unit;
      } else if (unit < 0x800) {
        bytes[at++] = (byte) (0xc0 | (unit >> 6));
        bytes[at++] = continuation(unit);
      } else if (!Character.isSurrogate(unit)) {
        bytes[at++] = (byte) (0xe0 | (unit >> 12));
        bytes[at++] = continuation(unit >> 6);
        bytes[at++] = continuation(unit);
      } else {
        int character = text.codePointAt(index++);
        if (!Character.isSupplementaryCodePoint(character)) {
          return MALFORMED;
        }
        bytes[at++] = (byte) (0xf0 | (character >> 18));
        bytes[at++] = continuation(character >> 12);
        bytes[at++] = continuation(character >> 6);
        bytes[at++] = continuation(character);
      }
    }
    return at;
  }

  /**
   * A text's bytes.
   *
   * @throws S3PresignException {@code InvalidUtf8} for a lone surrogate
   */
  static byte[] bytes(String what, String text) {
    long length = length(text);
    if (length == MALFORMED) {
      throw loneSurrogate(what);
    }
    if (length > LONGEST) {
      throw new S3PresignException("MalformedParameters", what + " is longer than 2 GiB");
    }
    byte[] bytes = new byte[(int) length];
    put(text, bytes, 0);
    return bytes;
  }

  /** Text with the replacement character in place of each lone surrogate. */
  static String wellFormed(String text) {
    StringBuilder built = new StringBuilder(text.length());
    text.codePoints()
        .map(one -> one <= Character.MAX_VALUE && Character.isSurrogate((char) one) ? 0xfffd : one)
        .forEach(built::appendCodePoint);
    return built.toString();
  }

  static S3PresignException loneSurrogate(String what) {
    return new S3PresignException(
        "InvalidUtf8", what + " has a lone surrogate, which is not a character; remove it");
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3f));
  }
}
