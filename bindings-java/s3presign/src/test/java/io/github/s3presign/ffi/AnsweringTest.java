package io.github.s3presign.ffi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.s3presign.S3PresignException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        memory -> {
          boolean fits = length < memory.length;
          write(memory, fits ? answer : "");
          return length;
        };
    assertEquals(answer, Answering.of(call));
    assertEquals(answer, Answering.wiped(call, AnsweringTest::text));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_187, 8_188, 8_191, 8_192, 16_379, 16_380, 16_384, 1_000_000})
  void messagesAreWhole(int length) {
    String message = "é".repeat(length / 2) + "a".repeat(length % 2);
    Answering.Call call =
        memory -> {
          write(memory, message);
          return INVALID_KEY;
        };
    var refused = assertThrows(S3PresignException.class, () -> Answering.of(call));
    assertEquals(message, refused.getMessage());
    assertEquals("InvalidKey", refused.code());
    refused =
        assertThrows(S3PresignException.class, () -> Answering.wiped(call, AnsweringTest::text));
    assertEquals(message, refused.getMessage());
  }

  /** What held a secret holds nothing when it is over: neither what was too small nor the rest. */
  @ParameterizedTest
  @ValueSource(ints = {10, 16_384, 50_000})
  void secretsAreWiped(int length) {
    List<byte[]> used = new ArrayList<>();
    Answering.wiped(
        memory -> {
          used.add(memory);
          Arrays.fill(memory, (byte) 's');
          return length;
        },
        AnsweringTest::text);
    for (byte[] memory : used) {
      assertArrayEquals(new byte[memory.length], memory);
    }
  }

  private static String text(byte[] answer, int length) {
    return new String(answer, 0, length, StandardCharsets.UTF_8);
  }

  /** Text and a NUL, cut at a character, as the library writes messages. */
  private static void write(byte[] memory, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(bytes.length, memory.length - 1);
    while (end < bytes.length && (bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    System.arraycopy(bytes, 0, memory, 0, end);
    memory[end] = 0;
  }
}
