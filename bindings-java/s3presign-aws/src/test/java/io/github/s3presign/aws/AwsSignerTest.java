package io.github.s3presign.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.s3presign.PresignedRequest;
import io.github.s3presign.S3PresignException;
import io.github.s3presign.Signer;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** Signers from the SDK's own classes. */
class AwsSignerTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void fromLastingCredentials() {
    // @start region="credentials"
    AwsCredentials credentials = AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret");
    try (Signer signer = AwsSigner.fromCredentials(credentials, s -> s.region("eu-west-1"))) {
      String url = signer.presign("GetObject", r -> r.bucket("photos").key("a.png")).url();
      assertTrue(url.startsWith("https://photos.s3.eu-west-1.amazonaws.com/a.png?"));
    }
    // @end
  }

  @Test
  void fromTemporaryCredentials() {
    AwsCredentials credentials =
        AwsSessionCredentials.builder()
            .accessKeyId("ASIAIOSFODNN7EXAMPLE")
            .secretAccessKey("secret")
            .sessionToken("token")
            .expirationTime(NOW.plusSeconds(300))
            .build();
    // @start region="provider"
    AwsCredentialsProvider provider = StaticCredentialsProvider.create(credentials);
    try (Signer signer = AwsSigner.fromProvider(provider, s -> s.region("eu-west-1"))) {
      PresignedRequest download =
          signer.presign("GetObject", r -> r.bucket("photos").key("a.png").signingTime(NOW));
      assertEquals("credentials", download.limitedBy());
      assertEquals(NOW.plusSeconds(300), download.expiresAt());
    }
    // @end
    try (Signer signer = AwsSigner.fromProvider(provider, s -> s.region("eu-west-1"))) {
      String url = signer.presign("GetObject", r -> r.bucket("b").key("k").signingTime(NOW)).url();
      assertTrue(url.contains("X-Amz-Security-Token=token&"));
    }
  }

  @Test
  void theSignerCarriesTheOptions() {
    AwsCredentials credentials = AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret");
    var noRegion =
        assertThrows(
            S3PresignException.class, () -> AwsSigner.fromCredentials(credentials, s -> {}));
    assertEquals("MissingRegion", noRegion.code());
    assertFalse(noRegion.getMessage().contains("secret\""));
  }

  @Test
  void aProviderThatFails() {
    IdentityProvider<AwsCredentialsIdentity> failing =
        new IdentityProvider<>() {
          @Override
          public Class<AwsCredentialsIdentity> identityType() {
            return AwsCredentialsIdentity.class;
          }

          @Override
          public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(
              ResolveIdentityRequest request) {
            return CompletableFuture.failedFuture(new IllegalStateException("none"));
          }
        };
    var failed =
        assertThrows(
            CompletionException.class,
            () -> AwsSigner.fromProvider(failing, s -> s.region("eu-west-1")));
    assertEquals("none", failed.getCause().getMessage());
  }
}
