package io.github.s3presign.ffi;

import java.util.Arrays;

/**
 * What a function is passed: strings joined by NULs and how many they are, or one text, or none.
 * Wiped when it is no longer needed, since it may hold secrets.
 */
final class Input implements AutoCloseable {
  /** Nothing is passed. */
  static final Input NONE = new Input(null, 0);

  /** Null, where there is none. */
  final byte[] bytes;

  /** The number of strings of a list. */
  final int count;

  Input(byte[] bytes, int count) {
    this.bytes = bytes;
    this.count = count;
  }

  static Input list(ParameterList parameters) {
    return new Input(parameters.joined(), parameters.count());
  }

  /** Text that must be there. */
  static Input required(String what, String text) {
    if (text == null) {
      throw ParameterList.wrongType(what, null, "a String");
    }
    return text(what, text);
  }

  /** Text, or none where there is none. */
  static Input text(String what, String text) {
    return text == null ? NONE : new Input(Utf8.bytes(what, text), 0);
  }

  int length() {
    return bytes == null ? 0 : bytes.length;
  }

  @Override
  public void close() {
    if (bytes != null) {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
