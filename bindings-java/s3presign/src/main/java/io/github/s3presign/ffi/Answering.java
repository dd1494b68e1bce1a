package io.github.s3presign.ffi;

import io.github.s3presign.S3PresignException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * How functions answer: into memory that the caller brings, and once more into larger memory if the
 * answer does not fit.
 */
final class Answering {
  /** Enough for most answers. */
  private static final long FIRST_CAPACITY = 16 * 1024;

  /** What the end of a message may lack: less than a character of UTF-8, and the NUL. */
  private static final long CUT = 4;

  private Answering() {}

  /** One function with all its arguments but the memory for the answer. */
  @FunctionalInterface
  interface Call {
    /** What the function returns: the length of the answer, or a status. */
    long into(MemorySegment answer, long capacity) throws Throwable;
  }

  /** The answer of a function that takes native memory. */
  static String of(Call call) {
    try (Arena arena = Arena.ofConfined()) {
      return of(call, FIRST_CAPACITY, arena::allocate);
    }
  }

  /** What is made of an answer that holds a secret key: its memory is wiped. */
  static <T> T wiped(Call call, Function<MemorySegment, T> made) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment answer = answer(call, FIRST_CAPACITY, arena::allocate);
      try {
        return made.apply(answer);
      } finally {
        answer.fill((byte) 0);
      }
    }
  }

  /** The answer of a function that takes arrays: at first that of a buffer. */
  static String inArrays(Call call) {
    Buffer buffer = Buffer.take();
    try {
      return of(
          call,
          Buffer.ANSWER,
          size ->
              size == Buffer.ANSWER
                  ? buffer.answerSegment
                  : MemorySegment.ofArray(new byte[Math.toIntExact(size)]));
    } finally {
      buffer.giveBack();
    }
  }

  private static String of(Call call, long capacity, LongFunction<MemorySegment> memory) {
    MemorySegment answer = answer(call, capacity, memory);
    return text(answer, answer.byteSize());
  }

  /**
   * The answer in memory of this capacity, or if it does not fit, in memory that is large enough.
   *
   * @throws S3PresignException if the function refuses
   */
  private static MemorySegment answer(
      Call call, long capacity, LongFunction<MemorySegment> memory) {
    MemorySegment answer = memory.apply(capacity);
    long returned = returned(call, answer, capacity);
    if (returned >= capacity) {
      return answer(call, returned + 1, memory);
    }
    if (returned >= 0) {
      return answer.asSlice(0, returned);
    }
    long length = messageLength(answer);
    if (length + CUT >= capacity) {
      return answer(call, 4 * capacity, memory);
    }
    throw new S3PresignException(statusName((int) returned), text(answer, length));
  }

  static String statusName(int status) {
    try {
      return staticText((MemorySegment) Functions.STATUS_NAME.invokeExact(status));
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  @SuppressWarnings("restricted") // The library promises a NUL at the end.
  static String staticText(MemorySegment address) {
    return address.reinterpret(Long.MAX_VALUE).getString(0);
  }

  private static long returned(Call call, MemorySegment answer, long capacity) {
    try {
      return call.into(answer, capacity);
    } catch (RuntimeException | Error unchecked) {
      throw unchecked;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static long messageLength(MemorySegment answer) {
    long length = 0;
    while (answer.get(ValueLayout.JAVA_BYTE, length) != 0) {
      length++;
    }
    return length;
  }

  private static String text(MemorySegment answer, long length) {
    byte[] bytes = answer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
