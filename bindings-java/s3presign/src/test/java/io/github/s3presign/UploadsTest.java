package io.github.s3presign;

import static io.github.s3presign.Fixture.NOW;
import static io.github.s3presign.Fixture.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uploads in parts, and signers that are confined. */
class UploadsTest {
  private static final String SHA256 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  private final Signer signer = Fixture.signer();

  @AfterEach
  void close() {
    signer.close();
  }

  private PresignedMultipart upload(Consumer<MultipartOptions> more) {
    return signer.presignMultipart(
        m -> {
          m.bucket("videos").key("film.mp4").uploadId("id").signingTime(NOW);
          more.accept(m);
        });
  }

  @Test
  void aPlanSaysWhichBytesAreWhichPart() {
    MultipartPlan plan = S3Presign.multipartPlan(20_000_000);
    assertEquals(20_000_000, plan.objectSize());
    assertEquals(8_388_608, plan.partSize());
    assertEquals(3, plan.parts().size());
    assertEquals(new PlannedPart(3, 16_777_216, 3_222_784), plan.parts().get(2));
    assertEquals(1, S3Presign.multipartPlan(1, 5_242_880).parts().size());
    assertEquals(9_537, S3Presign.multipartPlan(50_000_000_000L, 5_242_880).parts().size());
    refused("InvalidPartSize", () -> S3Presign.multipartPlan(1, 1));
    refused("TooManyParts", () -> S3Presign.multipartPlan(1_000_000_000_000L, 5_242_880));
    refused("ObjectTooLarge", () -> S3Presign.multipartPlan(Long.MAX_VALUE));
    refused("InvalidOption", () -> S3Presign.multipartPlan(-1));
  }

  @Test
  void anUploadIsSignedAsAWhole() {
    PresignedMultipart upload =
        upload(m -> m.objectSize(9_000_000).parameter("ChecksumSHA256", Map.of(2, SHA256)));
    PresignedPart second = upload.parts().get(1);
    assertEquals(2, second.number());
    assertEquals(8_388_608L, second.firstByte());
    assertEquals(611_392L, second.size());
    assertEquals("UploadPart", second.request().operation());
    assertEquals(NOW.plusSeconds(900), second.request().expiresAt());
    assertEquals(
        List.of("content-length", "x-amz-checksum-sha256"),
        List.copyOf(second.request().headers().keySet()));
    assertTrue(second.request().curl().startsWith("curl --request PUT"));
    assertEquals("CompleteMultipartUpload", upload.complete().operation());
    assertEquals("DELETE", upload.abort().method());
    assertEquals("GET", upload.listParts().method());
    assertThrows(UnsupportedOperationException.class, () -> upload.parts().clear());
  }

  @Test
  void noSecretOfAnyRequestShows() {
    PresignedMultipart upload =
        upload(
            m ->
                m.partCount(2)
                    .parameter("SSECustomerAlgorithm", "AES256")
                    .parameter("SSECustomerKey", new byte[32]));
    List<PresignedRequest> requests =
        List.of(
            upload.parts().get(0).request(),
            upload.parts().get(upload.parts().size() - 1).request(),
            upload.complete(),
            upload.abort(),
            upload.listParts());
    String shown = upload.toString();
    for (PresignedRequest request : requests) {
      String signature = request.url().substring(request.url().lastIndexOf('=') + 1);
      assertEquals(64, signature.length());
      assertFalse(shown.contains(signature), shown);
      assertTrue(shown.contains("operation=" + request.operation() + ", "), shown);
    }
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    assertTrue(requests.get(0).headers().containsValue(key));
    assertFalse(shown.contains(key), shown);
  }

  @Test
  void anUploadNeedsAKey() {
    refused("MissingKey", () -> upload(m -> m.partCount(2).key(null)));
    refused("InvalidKey", () -> upload(m -> m.partCount(2).key("")));
  }

  @Test
  void sizesThatAreNotKnown() {
    PresignedMultipart upload =
        upload(m -> m.partCount(10_000).expiresIn(Duration.ofHours(1)).signContentLength(true));
    assertEquals(10_000, upload.parts().size());
    assertNull(upload.parts().get(0).size());
    assertNull(upload.parts().get(0).firstByte());
    assertEquals(10_000, upload.parts().get(upload.parts().size() - 1).number());
    refused(
        "PartOutsidePlan",
        () -> upload(m -> m.partCount(2).parameter("ChecksumSHA256", Map.of(3, SHA256))));
    refused("ConflictingOptions", () -> upload(m -> m.partCount(2).objectSize(5)));
  }

  @Test
  void theNamedOptions() {
    PresignedMultipart upload =
        upload(
            m ->
                m.objectSize(12_000_000)
                    .partSize(6_000_000)
                    .signContentLength(false)
                    .createOnly(true));
    assertEquals(2, upload.parts().size());
    assertEquals(Map.of(), upload.parts().get(0).request().headers());
    assertEquals("*", upload.complete().headers().get("if-none-match"));
  }

  @Test
  void partsAreCompletedInTheirOrder() {
    Map<Integer, String> etags = Map.of(2, "\"b\"", 1, "\"a\"");
    String xml = S3Presign.completedParts(etags, Map.of("ChecksumSHA256", Map.of(1, SHA256)));
    assertTrue(xml.indexOf("&quot;a&quot;") < xml.indexOf("&quot;b&quot;"), xml);
    assertTrue(xml.contains("<ChecksumSHA256>" + SHA256 + "</ChecksumSHA256>"), xml);
    refused("NoParts", () -> S3Presign.completedParts(Map.of()));
    refused("InvalidPartNumber", () -> S3Presign.completedParts(Map.of("x", "\"a\"")));
  }

  @Test
  void aScopeConfinesASigner() {
    try (Signer scoped =
        signer.scoped(
            s ->
                s.bucket("photos")
                    .operations("GetObject", "HeadObject")
                    .keyPrefix("u/42/")
                    .maxExpiresIn(Duration.ofMinutes(15)))) {
      assertTrue(
          scoped
              .presign("HeadObject", r -> r.bucket("photos").key("u/42/a"))
              .url()
              .contains("/a?"));
      refused(
          "KeyOutsideScope",
          () -> scoped.presign("GetObject", r -> r.bucket("photos").key("u/43/a")));
      refused(
          "BucketOutsideScope",
          () -> scoped.presign("GetObject", r -> r.bucket("videos").key("u/42/a")));
      refused(
          "ExpiryOutsideScope",
          () ->
              scoped.presign(
                  "GetObject",
                  r -> r.bucket("photos").key("u/42/a").expiresIn(Duration.ofMinutes(16))));
      refused(
          "OperationOutsideScope", () -> scoped.presignPost(f -> f.bucket("photos").key("u/42/a")));
      try (Template template = scoped.template("GetObject", t -> t.bucket("photos"))) {
        refused("UnsafeKey", () -> template.url("u/42/../a"));
      }
    }
    refused("MissingOption", () -> signer.scoped(s -> s.bucket("photos")));
    refused("UnknownOption", () -> signer.scoped(s -> s.option("buckets", "photos")));
  }

  @Test
  void aScopeCountsFromTheClockOfTheHost() {
    Instant ahead = Instant.now().plusSeconds(3600);
    try (Signer scoped =
            signer.scoped(
                s ->
                    s.bucket("photos")
                        .operations("GetObject", "PutObject", "UploadPart")
                        .allow("query:a"));
        Template template = scoped.template("GetObject", t -> t.bucket("photos"));
        Template clocked =
            scoped.template("GetObject", t -> t.bucket("photos").clock(ahead).query("a", "1"));
        Template unscoped = signer.template("GetObject", t -> t.bucket("photos"))) {
      List<Function<Instant, String>> calls =
          List.of(
              at -> template.url("k", at),
              at -> template.urls(List.of("k"), at).get(0),
              at -> template.presign("k", at).url(),
              at ->
                  scoped
                      .presign("GetObject", r -> r.bucket("photos").key("k").signingTime(at))
                      .url(),
              at -> scoped.presignPost(f -> f.bucket("photos").key("k").signingTime(at)).url());
      for (Function<Instant, String> call : calls) {
        assertTrue(call.apply(Instant.now()).contains("photos"));
        refused("SigningTimeOutsideScope", () -> call.apply(ahead));
      }
      assertTrue(template.url("k").contains("/k?"));
      scoped.presign("GetObject", r -> r.bucket("photos").key("k").signingTime(ahead).clock(ahead));
      scoped.presignPost(f -> f.bucket("photos").key("k").signingTime(ahead).clock(ahead));
      refused(
          "SigningTimeOutsideScope",
          () ->
              scoped.presignMultipart(
                  m -> m.bucket("photos").key("k").uploadId("i").partCount(1).signingTime(ahead)));
      assertTrue(clocked.url("k", ahead).contains("/k?"));
      assertTrue(unscoped.url("k", ahead).contains("/k?"));
    }
  }
}
