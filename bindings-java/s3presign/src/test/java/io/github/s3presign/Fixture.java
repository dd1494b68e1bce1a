package io.github.s3presign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.function.Executable;

/** What most tests start from. */
final class Fixture {
  static final String ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private Fixture() {}

  static SignerBuilder builder() {
    return Signer.builder().accessKeyId(ACCESS_KEY_ID).secretAccessKey(SECRET).region("eu-west-1");
  }

  static Signer signer() {
    return builder().build();
  }

  static S3PresignException refused(String code, Executable call) {
    S3PresignException refused = assertThrows(S3PresignException.class, call);
    assertEquals(code, refused.code(), refused.getMessage());
    assertFalse(refused.getMessage().isBlank());
    return refused;
  }
}
