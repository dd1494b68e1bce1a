package io.github.s3presign.ffi;

/** The native library of this process, loaded when it is first used. */
final class Native {
  static final Backend LIBRARY = Library.load();

  private Native() {}
}
