package io.github.s3presign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The constants of operations and parameters, which the signer takes as the texts that they are.
 */
class NamesTest {
  @Test
  void aConstantIsItsText() {
    try (Signer signer = Fixture.signer()) {
      Map<String, String> headers =
          signer
              .presign(
                  OperationNames.PUT_OBJECT,
                  r ->
                      r.bucket("photos")
                          .key("k")
                          .parameter(ParameterNames.CONTENT_TYPE, "image/png"))
              .headers();
      assertEquals(Map.of("content-type", "image/png"), headers);
    }
  }

  @Test
  void theSignerKnowsEveryOperation() throws IllegalAccessException {
    int known = 0;
    try (Signer signer = Fixture.signer()) {
      for (Field field : OperationNames.class.getFields()) {
        assertTrue(Modifier.isStatic(field.getModifiers()));
        String operation = (String) field.get(null);
        try {
          signer.presign(operation, r -> r.bucket("photos").key("k"));
        } catch (S3PresignException refused) {
          assertNotEquals("UnknownOperation", refused.code(), operation);
        }
        known++;
      }
    }
    assertTrue(known > 100);
  }
}
