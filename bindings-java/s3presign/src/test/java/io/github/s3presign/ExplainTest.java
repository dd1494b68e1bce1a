package io.github.s3presign;

import static io.github.s3presign.Fixture.NOW;
import static io.github.s3presign.Fixture.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a URL, an answer and a browser tell. */
class ExplainTest {
  private final Signer signer = Fixture.signer();

  @AfterEach
  void close() {
    signer.close();
  }

  private PresignedRequest put() {
    return signer.presign(
        "PutObject",
        r -> r.bucket("photos").key("a b").parameter("ContentType", "image/png").signingTime(NOW));
  }

  @Test
  void aUrlIsExplained() {
    String url = put().url();
    Explanation told = S3Presign.explain(url, null, NOW);
    assertEquals("4", told.signatureVersion());
    assertEquals(Optional.of("PutObject"), told.operation());
    assertEquals(List.of("PutObject"), told.possibleOperations());
    assertEquals("photos.s3.eu-west-1.amazonaws.com", told.host());
    assertEquals(Optional.of("photos"), told.bucket());
    assertEquals(Optional.of("a b"), told.key());
    assertEquals("virtual", told.addressing());
    assertEquals(Fixture.ACCESS_KEY_ID, told.accessKeyId());
    assertEquals(Optional.of("eu-west-1"), told.region());
    assertEquals(Optional.of("s3"), told.service());
    assertEquals(Optional.of(NOW), told.signedAt());
    assertEquals(NOW.plusSeconds(900), told.expiresAt());
    assertEquals("valid", told.state());
    assertEquals(List.of("content-type"), told.headers());
    assertTrue(
        told.aspects().stream().anyMatch(b -> b.aspect().equals("content-length") && !b.bound()));
    assertEquals(List.of("UnboundedUpload"), told.warnings().stream().map(Warning::code).toList());
    assertFalse(told.text().contains(url.substring(url.lastIndexOf('=') + 1)));
    assertEquals("expired", S3Presign.explain(url).state());
    assertEquals(Optional.of("GetObject"), S3Presign.explain(url, "GET", NOW).operation());
    refused("NotPresigned", () -> S3Presign.explain("https://h/"));
  }

  @Test
  void aUrlOfTheLegacyVersion() {
    Explanation told =
        S3Presign.explain(
            "https://photos.s3.amazonaws.com/a?AWSAccessKeyId=AKIA&Expires=1&Signature=x");
    assertEquals("2", told.signatureVersion());
    assertEquals(Optional.empty(), told.region());
    assertEquals(Optional.empty(), told.signedAt());
    assertTrue(told.possibleOperations().size() > 1);
    assertEquals(Optional.empty(), told.operation());
  }

  @Test
  void aRefusalIsDiagnosed() {
    PresignedRequest put = put();
    String seen = put.canonicalRequest().replace("image/png", "text/html").replace("&", "&amp;");
    String answer =
        "<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>"
            + seen
            + "</CanonicalRequest></Error>";
    for (Diagnosis diagnosis :
        List.of(
            S3Presign.diagnose(answer, put),
            S3Presign.diagnose(answer, known -> known.signed(put)))) {
      assertEquals("SignatureDoesNotMatch", diagnosis.code());
      assertEquals(
          List.of("HeaderChanged"), diagnosis.findings().stream().map(Finding::code).toList());
      assertTrue(diagnosis.text().contains("\"text/html\""), diagnosis.text());
    }
    String slow = "<Error><Code>SlowDown</Code><Message>wait</Message></Error>";
    assertEquals("TryAgain", S3Presign.diagnose(slow).findings().get(0).code());
    assertEquals("wait", S3Presign.diagnose(slow).message());
    refused("NotAnErrorResponse", () -> S3Presign.diagnose("x".repeat(262_145)));
    Finding unsigned =
        S3Presign.diagnose(slow, known -> known.signed("PUT", "https://h/", Map.of()))
            .findings()
            .get(0);
    assertEquals("MalformedAuthorization shown", unsigned.code() + " " + unsigned.certainty());
    Diagnosis two =
        S3Presign.diagnose(slow, known -> known.signed(put).sent("POST", put.url(), put.headers()));
    assertEquals("MethodChanged", two.findings().get(0).code());
  }

  @Test
  void aRuleForABrowser() {
    CorsRule rule = put().corsRule("https://app.example.com");
    assertEquals(List.of("https://app.example.com"), rule.allowedOrigins());
    assertEquals(List.of("PUT"), rule.allowedMethods());
    assertEquals(List.of("content-type"), rule.allowedHeaders());
    assertEquals(List.of("ETag"), rule.exposeHeaders());
    assertTrue(rule.xml().startsWith("<CORSConfiguration "));
    assertTrue(rule.json().startsWith("{\"CORSRules\":[{"));
    refused("InvalidOrigin", () -> put().corsRule("app.example.com"));
  }

  @Test
  void aUrlForLogs() {
    assertTrue(S3Presign.redact(put().url()).endsWith("&X-Amz-Signature=REDACTED"));
    assertEquals("no URL", S3Presign.redact("no URL"));
    assertEquals("", S3Presign.redact(""));
  }

  @Test
  void theVersionIsThePackages() {
    assertTrue(S3Presign.version().matches("\\d+\\.\\d+\\.\\d+"), S3Presign.version());
    assertEquals(System.getProperty("project.version"), S3Presign.version());
  }
}
