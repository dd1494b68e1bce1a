package io.github.s3presign.ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.s3presign.S3PresignException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers and messages of every length around those of the memory that is tried first. */
class AnsweringTest {
  private static final int INVALID_KEY = -56;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_191, 8_192, 8_193, 16_383, 16_384, 16_385, 1_000_000})
  void answersAreWhole(int length) {
    String answer = "é".repeat(length / 2) + "a".repeat(length % 2);
    Answering.Call call =
        (memory, capacity) -> {
          boolean fits = length < capacity;
          write(memory, fits ? answer : "", capacity);
          return length;
        };
    assertEquals(answer, Answering.of(call));
    assertEquals(answer, Answering.inArrays(call));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_187, 8_188, 8_191, 8_192, 16_379, 16_380, 16_384, 1_000_000})
  void messagesAreWhole(int length) {
    String message = "é".repeat(length / 2) + "a".repeat(length % 2);
    Answering.Call call =
        (memory, capacity) -> {
          write(memory, message, capacity);
          return INVALID_KEY;
        };
    var refused = assertThrows(S3PresignException.class, () -> Answering.of(call));
    assertEquals(message, refused.getMessage());
    assertEquals("InvalidKey", refused.code());
    refused = assertThrows(S3PresignException.class, () -> Answering.inArrays(call));
    assertEquals(message, refused.getMessage());
  }

  /** Text and a NUL, cut at a character, as the library writes messages. */
  private static void write(MemorySegment memory, String text, long capacity) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = (int) Math.min(bytes.length, capacity - 1);
    while (end < bytes.length && (bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, end);
    memory.set(ValueLayout.JAVA_BYTE, end, (byte) 0);
  }
}
