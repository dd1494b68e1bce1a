package io.github.s3presign.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Text in native memory; none, where there is no text. */
record NativeText(Arena arena, MemorySegment text, long length) implements AutoCloseable {
  /** Text that must be there. */
  @SuppressWarnings("MustBeClosedChecker") // Closed by the caller.
  static NativeText required(String what, String text) {
    if (text == null) {
      throw ParameterList.wrongType(what, null, "a String");
    }
    return of(what, text);
  }

  @SuppressWarnings("MustBeClosedChecker") // Closed with this.
  static NativeText of(String what, String text) {
    byte[] bytes = text == null ? new byte[0] : Utf8.bytes(what, text);
    Arena arena = Arena.ofConfined();
    MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
    return new NativeText(arena, text == null ? MemorySegment.NULL : copy, bytes.length);
  }

  @Override
  public void close() {
    arena.close();
  }
}
