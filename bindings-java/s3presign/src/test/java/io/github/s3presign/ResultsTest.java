package io.github.s3presign;

import static io.github.s3presign.Fixture.NOW;
import static io.github.s3presign.Fixture.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a presigned request is: a plain value. */
class ResultsTest {
  private final Signer signer =
      Fixture.builder().accessKeyId("ASIAIOSFODNN7EXAMPLE").sessionToken("t0ken").build();

  @AfterEach
  void close() {
    signer.close();
  }

  private PresignedRequest put() {
    return signer.presign(
        "PutObject",
        r ->
            r.bucket("photos")
                .key("a b.png")
                .parameter("ContentType", "image/png")
                .parameter("SSECustomerAlgorithm", "AES256")
                .parameter("SSECustomerKey", new byte[32])
                .signingTime(NOW));
  }

  /** One that was not signed here. */
  private static PresignedRequest other(String url, Map<String, String> headers) {
    return new PresignedRequest(
        "GetObject", url, "GET", headers, null, NOW, NOW, "request", List.of());
  }

  @Test
  void itsParts() {
    PresignedRequest put = put();
    assertEquals("PutObject", put.operation());
    assertEquals("PUT", put.method());
    assertEquals(put.url(), put.uri().toString());
    assertEquals(NOW, put.signedAt());
    assertEquals(NOW.plusSeconds(900), put.expiresAt());
    assertEquals("request", put.limitedBy());
    List<String> names = List.copyOf(put.headers().keySet());
    assertEquals(names.stream().sorted().toList(), names);
    assertThrows(UnsupportedOperationException.class, () -> put.headers().clear());
    assertThrows(UnsupportedOperationException.class, () -> put.warnings().clear());
  }

  @Test
  void valuesAreEqual() {
    assertEquals(put(), put());
    assertEquals(put().hashCode(), put().hashCode());
    PresignedRequest other =
        signer.presign("PutObject", r -> r.bucket("photos").key("a").signingTime(NOW));
    assertNotEquals(put(), other);
  }

  @Test
  void aStoredOneIsAsGood() {
    PresignedRequest put = put();
    Map<String, String> headers = new LinkedHashMap<>(put.headers());
    List<Warning> warnings = new ArrayList<>(put.warnings());
    PresignedRequest stored =
        new PresignedRequest(
            put.operation(),
            put.url(),
            put.method(),
            headers,
            put.unsignedPathPrefix(),
            put.signedAt(),
            put.expiresAt(),
            put.limitedBy(),
            warnings);
    headers.clear();
    warnings.clear();
    assertEquals(put, stored);
    assertEquals(put.curl(), stored.curl());
    assertEquals(put.canonicalRequest(), stored.canonicalRequest());
    assertEquals(put.stringToSign(), stored.stringToSign());
    assertEquals(put.corsRule("*"), stored.corsRule("*"));
    assertThrows(
        NullPointerException.class,
        () ->
            new PresignedRequest(
                null, put.url(), "PUT", Map.of(), null, NOW, NOW, "request", List.of()));
  }

  @Test
  void noSecretShows() {
    PresignedRequest put = put();
    String key = put.headers().get("x-amz-server-side-encryption-customer-key");
    assertEquals(Base64.getEncoder().encodeToString(new byte[32]), key);
    String signature = put.url().substring(put.url().lastIndexOf('=') + 1);
    assertTrue(put.url().contains("t0ken"));
    String shown = put.toString();
    for (String secret : List.of(key, signature, "t0ken")) {
      assertFalse(shown.contains(secret), shown);
    }
    assertTrue(shown.startsWith("PresignedRequest[operation=PutObject, url=https://photos."));
    assertTrue(shown.contains("content-type=image/png"), shown);
    assertTrue(shown.contains("signedAt=2026-01-02T03:04:05Z, "), shown);
    assertTrue(shown.endsWith(", limitedBy=request, warnings=" + put.warnings() + "]"), shown);
    assertFalse(put.canonicalRequest().contains("t0ken"));
  }

  @Test
  void secretsDoNotShowHoweverAHeaderIsSpelled() {
    String name = "X-Amz-Server-Side-Encryption-Customer-Key";
    String shown = other("https://h/?x-amz-signature=5d67", Map.of(name, "s3cret")).toString();
    assertEquals(
        "PresignedRequest[operation=GetObject, url=https://h/?x-amz-signature=REDACTED, method=GET,"
            + " headers={X-Amz-Server-Side-Encryption-Customer-Key=REDACTED},"
            + " signedAt=2026-01-02T03:04:05Z, expiresAt=2026-01-02T03:04:05Z,"
            + " limitedBy=request, warnings=[]]",
        shown);
  }

  @Test
  void showingNeverThrows() {
    for (String bad : List.of("a\0url\0b", "\ud800")) {
      assertEquals("PresignedRequest[unreadable]", other(bad, Map.of()).toString());
      assertEquals("PresignedRequest[unreadable]", other("u", Map.of(bad, "")).toString());
      assertEquals("PresignedRequest[unreadable]", other("u", Map.of("a", bad)).toString());
    }
    assertTrue(other("", Map.of("", "")).toString().contains("url=, method=GET, headers={=}"));
    String huge = "x".repeat(1_000_000);
    assertTrue(other(huge, Map.of("a", huge)).toString().contains("headers={a=" + huge + "}"));
    assertThrows(NullPointerException.class, () -> other("u", Collections.singletonMap("a", null)));
    assertThrows(NullPointerException.class, () -> other("u", Collections.singletonMap(null, "a")));
  }

  @Test
  void whatIsNoPresignedUrlHasNoDetails() {
    PresignedRequest other = other("https://h/?X-Amz-Signature=x", Map.of());
    refused("NotPresigned", other::curl);
    refused("NotPresigned", other::canonicalRequest);
    refused("NotPresigned", other::stringToSign);
  }

  @Test
  void templatesAnswerTheSame() {
    try (Template template =
        signer.template(
            "PutObject", t -> t.bucket("photos").parameter("ContentType", "image/png"))) {
      PresignedRequest one =
          signer.presign(
              "PutObject",
              r ->
                  r.bucket("photos")
                      .key("k")
                      .parameter("ContentType", "image/png")
                      .signingTime(NOW));
      assertEquals(one, template.presign("k", NOW));
      assertEquals(one.url(), template.url("k", NOW));
      assertEquals(List.of(one.url(), one.url()), template.urls(List.of("k", "k"), NOW));
      assertThrows(
          UnsupportedOperationException.class, () -> template.urls(List.of("k"), NOW).add(""));
      refused("InvalidKey", () -> template.urls(List.of("k", "")));
    }
  }

  @Test
  void anOperationWithoutAKey() {
    try (Template list =
        signer.template("ListObjectsV2", t -> t.bucket("photos").parameter("Prefix", "a/"))) {
      assertTrue(list.url(null).startsWith("https://photos.s3.eu-west-1.amazonaws.com/?"));
      assertTrue(list.url(null).contains("prefix=a%2F&"), list.url(null));
      assertEquals(list.url(null, NOW), list.presign(null, NOW).url());
      refused("UnexpectedKey", () -> list.url("k"));
    }
  }

  @Test
  void longTokensMakeLongUrls() {
    String token = "t".repeat(20_000);
    try (Signer temporary =
            Fixture.builder().accessKeyId("ASIAIOSFODNN7EXAMPLE").sessionToken(token).build();
        Template template = temporary.template("GetObject", t -> t.bucket("photos"))) {
      String url = template.url("k", NOW);
      assertTrue(url.contains(token));
      assertEquals(url, template.presign("k", NOW).url());
      assertEquals(
          url,
          temporary.presign("GetObject", r -> r.bucket("photos").key("k").signingTime(NOW)).url());
    }
  }
}
