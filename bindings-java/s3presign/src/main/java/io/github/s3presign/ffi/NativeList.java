package io.github.s3presign.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** A parameter list in native memory, wiped when it is no longer needed: it may hold secrets. */
record NativeList(Arena arena, MemorySegment text, long count) implements AutoCloseable {
  @SuppressWarnings("MustBeClosedChecker") // Closed with this.
  static NativeList of(ParameterList parameters) {
    byte[] joined = parameters.joined();
    Arena arena = Arena.ofConfined();
    MemorySegment text =
        joined.length == 0 ? MemorySegment.NULL : arena.allocateFrom(ValueLayout.JAVA_BYTE, joined);
    Arrays.fill(joined, (byte) 0);
    return new NativeList(arena, text, parameters.count());
  }

  long length() {
    return text.byteSize();
  }

  @Override
  public void close() {
    text.fill((byte) 0);
    arena.close();
  }
}
