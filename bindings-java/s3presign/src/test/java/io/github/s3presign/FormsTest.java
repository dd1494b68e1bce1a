package io.github.s3presign;

import static io.github.s3presign.Fixture.NOW;
import static io.github.s3presign.Fixture.SECRET;
import static io.github.s3presign.Fixture.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Upload forms, signed and received. */
class FormsTest {
  private final Signer signer = Fixture.signer();

  @AfterEach
  void close() {
    signer.close();
  }

  private PresignedPost form(Consumer<PostOptions> more) {
    return signer.presignPost(
        f -> {
          f.bucket("photos").key("u/42/${filename}").maxContentLength(10).signingTime(NOW);
          more.accept(f);
        });
  }

  @Test
  void whatItsSenderMustSend() {
    PresignedPost post =
        form(f -> f.startsWith("Content-Type", "image/").field("Metadata", Map.of("owner", "ada")));
    assertEquals("https://photos.s3.eu-west-1.amazonaws.com/", post.url());
    assertEquals("POST", post.method());
    assertEquals(
        List.of("key", "x-amz-meta-owner"), List.copyOf(post.fields().keySet()).subList(0, 2));
    assertEquals(NOW, post.signedAt());
    assertEquals(NOW.plusSeconds(900), post.expiresAt());
    assertEquals("request", post.limitedBy());
    assertEquals(List.of(), post.warnings());
    assertTrue(post.policy().contains("[\"starts-with\",\"$key\",\"u/42/\"]"), post.policy());
    assertTrue(post.curl().startsWith("curl --form-string 'key=u/42/${filename}' "), post.curl());
    assertThrows(UnsupportedOperationException.class, () -> post.fields().put("key", "x"));
    assertEquals(
        post,
        form(
            f -> f.startsWith("Content-Type", "image/").field("Metadata", Map.of("owner", "ada"))));
  }

  @Test
  void noSecretShows() {
    try (Signer temporary =
        Fixture.builder().accessKeyId("ASIAIOSFODNN7EXAMPLE").sessionToken("t0ken").build()) {
      PresignedPost post =
          temporary.presignPost(f -> f.bucket("photos").key("k").maxContentLength(10));
      assertEquals("t0ken", post.fields().get("x-amz-security-token"));
      String shown = post.toString();
      for (String name : List.of("policy", "x-amz-signature", "x-amz-security-token")) {
        assertFalse(shown.contains(post.fields().get(name)), name);
        assertTrue(shown.contains(name + "=REDACTED"), shown);
      }
      assertFalse(shown.contains(post.policy()), shown);
      assertTrue(
          shown.startsWith(
              "PresignedPost[url=https://photos.s3.eu-west-1.amazonaws.com/, method=POST,"
                  + " fields={key=k, "),
          shown);
      assertTrue(shown.endsWith(", warnings=[]]"), shown);
    }
  }

  @Test
  void whatNoFormMayAskFor() {
    refused("InvalidContentLengthRange", () -> form(f -> f.minContentLength(11)));
    refused("UnknownFormField", () -> form(f -> f.field("contentTyp", "image/png")));
    refused("WrongType", () -> form(f -> f.field("acl", 1.5)));
  }

  @Test
  void itsCorsRule() {
    CorsRule rule = form(f -> {}).corsRule("https://app.example.com");
    assertEquals(List.of("POST"), rule.allowedMethods());
    assertEquals(List.of("https://app.example.com"), rule.allowedOrigins());
    refused("InvalidOrigin", () -> form(f -> {}).corsRule("app.example.com"));
  }

  @Test
  void aFormIsReadThenJudged() {
    ReceivedForm received =
        new ReceivedForm(
            "photos", form(f -> {}).fields(), f -> f.contentLength(10).fileName("cat.png"));
    assertEquals(Fixture.ACCESS_KEY_ID, received.accessKeyId());
    assertEquals("eu-west-1", received.region());
    assertEquals("s3", received.service());
    assertTrue(received.sessionToken().isEmpty());
    assertEquals("u/42/cat.png", received.key().orElseThrow());
    VerifiedForm verified = received.verify(SECRET, v -> v.now(NOW));
    assertEquals(NOW, verified.signedAt());
    assertEquals(NOW.plusSeconds(900), verified.expiresAt());
    assertEquals(0, verified.minContentLength().orElseThrow());
    assertEquals(10, verified.maxContentLength().orElseThrow());
    refused("SignatureMismatch", () -> received.verify("other", v -> v.now(NOW)));
    refused("UnknownAccessKey", () -> received.verify(null, v -> v.now(NOW)));
    refused("RequestExpired", () -> received.verify(SECRET));
    assertFalse(received.toString().contains(form(f -> {}).fields().get("x-amz-signature")));
  }

  @Test
  void aFormThatDoesNotKeepItsPolicy() {
    Map<String, String> fields = form(f -> {}).fields();
    ReceivedForm large = new ReceivedForm("photos", fields, f -> f.contentLength(11));
    refused("PolicyConditionFailed", () -> large.verify(SECRET, v -> v.now(NOW)));
    Map<String, String> more = new HashMap<>(fields);
    more.put("acl", "public-read");
    refused(
        "FieldWithoutCondition",
        () -> new ReceivedForm("photos", more).verify(SECRET, v -> v.now(NOW)));
    ReceivedForm climbing = new ReceivedForm("photos", fields, f -> f.fileName(".."));
    climbing.verify(SECRET, v -> v.now(NOW).requireSafeKey(false));
    refused("UnsafeKey", () -> climbing.verify(SECRET, v -> v.now(NOW).requireSafeKey(true)));
    refused("MalformedRequest", () -> new ReceivedForm("photos", Map.of("key", "k")));
  }
}
