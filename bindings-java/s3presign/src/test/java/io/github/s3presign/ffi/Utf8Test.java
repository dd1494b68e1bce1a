package io.github.s3presign.ffi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.s3presign.S3PresignException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The encoder beside Java's own. */
class Utf8Test {
  @Test
  void everyCharacter() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
        String text = "a" + Character.toString(character) + "z";
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), Utf8.bytes("it", text));
      }
    }
  }

  @Test
  void anySequenceOfUnits() {
    Random random = new Random(1);
    char[] units = {'a', 'é', '€', '\ud800', '\udbff', '\udc00', '\udfff', '\0', '\uffff'};
    for (int round = 0; round < 100_000; round++) {
      StringBuilder builder = new StringBuilder();
      for (int length = random.nextInt(6); length > 0; length--) {
        builder.append(units[random.nextInt(units.length)]);
      }
      String text = builder.toString();
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (new String(bytes, StandardCharsets.UTF_8).equals(text)) {
        assertArrayEquals(bytes, Utf8.bytes("it", text));
      } else {
        assertEquals(Utf8.MALFORMED, Utf8.put(text, new byte[32], 0));
        var refused = assertThrows(S3PresignException.class, () -> Utf8.bytes("it", text));
        assertEquals("InvalidUtf8", refused.code());
        assertEquals(
            "it has a lone surrogate, which is not a character; remove it", refused.getMessage());
      }
    }
  }
}
