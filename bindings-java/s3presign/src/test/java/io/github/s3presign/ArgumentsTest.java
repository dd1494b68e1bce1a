package io.github.s3presign;

import static io.github.s3presign.Fixture.NOW;
import static io.github.s3presign.Fixture.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URI;
import java.nio.CharBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes in: every type of value, and everything that is refused. */
class ArgumentsTest {
  private final Signer signer = Fixture.signer();

  @AfterEach
  void close() {
    signer.close();
  }

  private Map<String, String> headers(String name, Object value) {
    return signer
        .presign("PutObject", r -> r.bucket("photos").key("k").parameter(name, value))
        .headers();
  }

  private PresignedRequest get(Consumer<RequestOptions> more) {
    return signer.presign(
        "GetObject",
        r -> {
          r.bucket("photos").key("k").signingTime(NOW);
          more.accept(r);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"ContentType", "contentType", "content_type", "content-type"})
  void aNameIsSpelledInAnyWay(String name) {
    assertEquals(Map.of("content-type", "image/png"), headers(name, "image/png"));
  }

  @Test
  void valuesAreWrittenByTheirType() {
    for (Object five : List.of(5, 5L, (short) 5, (byte) 5, BigInteger.valueOf(5), "5")) {
      assertEquals(Map.of("content-length", "5"), headers("ContentLength", five));
    }
    assertEquals(
        Map.of("x-amz-server-side-encryption-bucket-key-enabled", "true"),
        headers("BucketKeyEnabled", true));
    assertEquals(
        Map.of("expires", "Wed, 04 Mar 2026 05:06:07 GMT"),
        headers("Expires", Instant.parse("2026-03-04T05:06:07.999Z")));
    assertEquals(
        Map.of("x-amz-checksum-sha256", "A".repeat(43) + "="),
        headers("ChecksumSHA256", new byte[32]));
    assertEquals(
        Map.of("x-amz-website-redirect-location", "https://example.com/"),
        headers("WebsiteRedirectLocation", URI.create("https://example.com/")));
    assertEquals(Map.of("content-type", "a/b"), headers("ContentType", CharBuffer.wrap("a/b")));
    assertEquals(Map.of(), headers("ContentType", null));
    assertEquals(
        Map.of("x-amz-meta-owner", "ada", "x-amz-meta-page", "3"),
        headers("Metadata", Map.of("Owner", "ada", "page", 3)));
  }

  @Test
  void listsAndArraysRepeatAName() {
    for (Object both :
        List.of(List.of("ETag", "StorageClass"), new String[] {"ETag", "StorageClass"})) {
      PresignedRequest attributes =
          signer.presign(
              "GetObjectAttributes",
              r -> r.bucket("b").key("k").parameter("ObjectAttributes", both));
      assertEquals(Map.of("x-amz-object-attributes", "ETag,StorageClass"), attributes.headers());
    }
  }

  @Test
  void durationsAndInstantsAreWholeSeconds() {
    assertTrue(get(r -> r.expiresIn(Duration.ofMillis(60_999))).url().contains("Expires=60&"));
    assertEquals(NOW, get(r -> r.signingTime(NOW.plusMillis(999))).signedAt());
    assertEquals(
        Instant.ofEpochSecond(-1), get(r -> r.signingTime(Instant.ofEpochMilli(-1))).signedAt());
    assertEquals(NOW.plusSeconds(60), get(r -> r.expiresAt(NOW.plusMillis(60_500))).expiresAt());
  }

  @Test
  void whatIsSetAgainIsReplacedAndNullTakesItBack() {
    Consumer<RequestOptions> defaults = r -> r.parameter("VersionId", "1").downloadAs("a");
    String url = get(defaults.andThen(r -> r.parameter("VersionId", "2").downloadAs(null))).url();
    assertTrue(url.contains("versionId=2&"), url);
    assertFalse(url.contains("disposition"), url);
    refused(
        "DuplicateParameter",
        () -> get(r -> r.parameter("VersionId", "1").parameter("version_id", "2")));
  }

  @Test
  void otherTypesAreRefusedByName() {
    List<Object> others =
        List.of(
            1.5,
            1f,
            'c',
            new Object(),
            LocalDate.EPOCH,
            Optional.of("a"),
            new int[] {1},
            Arrays.asList("a", null),
            Collections.singletonMap("a", null),
            Map.of(Optional.empty(), "a"),
            Map.of("a", 1.5));
    for (Object value : others) {
      var refused = refused("WrongType", () -> headers("contentLength", value));
      assertTrue(refused.getMessage().startsWith("\"ContentLength\" is "), refused.getMessage());
    }
  }

  @Test
  void aLoneSurrogateIsNoCharacter() {
    try (Template template = signer.template("GetObject", t -> t.bucket("b"))) {
      String lone = "a\ud800";
      List<Executable> calls =
          List.of(
              () -> template.url(lone),
              () -> template.url("\udfffa"),
              () -> template.url("\ud800\ud800"),
              () -> template.url(lone.repeat(2000)),
              () -> template.presign(lone),
              () -> template.urls(List.of("a", lone)),
              () -> get(r -> r.key(lone)),
              () -> get(r -> r.parameter("VersionId", lone)),
              () -> get(r -> r.parameter(lone, "1")),
              () -> signer.objectUrl("b", lone),
              () -> signer.objectUrl(lone, "k"),
              () ->
                  signer.presignMultipart(m -> m.bucket("b").key(lone).uploadId("i").partCount(1)),
              () -> get(r -> {}).corsRule(lone),
              () -> S3Presign.redact(lone),
              () -> new ReceivedRequest("GET", lone, Map.of()));
      for (Executable call : calls) {
        var refused = refused("InvalidUtf8", call);
        assertTrue(refused.getMessage().contains("lone surrogate"), refused.getMessage());
      }
    }
  }

  @Test
  void charactersOfAllPlanes() {
    try (Template template = signer.template("GetObject", t -> t.bucket("photos"))) {
      String key = "aé€\ufffd😀";
      String path = "/a%C3%A9%E2%82%AC%EF%BF%BD%F0%9F%98%80?";
      assertTrue(template.url(key).contains(path));
      assertTrue(template.presign(key).url().contains(path));
      assertTrue(get(r -> r.key(key)).url().contains(path));
      assertTrue(signer.objectUrl("photos", key).endsWith(path.replace("?", "")));
    }
  }

  @Test
  void aNulIsNoSeparator() {
    List<Executable> smuggled =
        List.of(
            () -> get(r -> r.bucket("photos\0key\0other")),
            () -> get(r -> r.parameter("VersionId\0expires-in", "1")),
            () -> get(r -> r.parameter("VersionId", "1\0expires-in\0604800")),
            () -> signer.template("GetObject", t -> t.bucket("a\0")),
            () -> signer.presignPost(f -> f.bucket("photos").key("k\0acl\0public-read")),
            () -> signer.scoped(s -> s.bucket("b\0bucket\0c").operations("GetObject")),
            () -> Fixture.builder().option("a\0b", "c").build(),
            () -> S3Presign.diagnose("<Error>\0url\0x</Error>"));
    for (Executable call : smuggled) {
      refused("MalformedParameters", call);
    }
    assertTrue(get(r -> r.key("a\0expires-in\0001")).url().contains("/a%00expires-in%001?"));
  }

  @Test
  void hugeInputsAreRefusedAndNotCut() {
    String huge = "x".repeat(3_000_000);
    try (Template template = signer.template("GetObject", t -> t.bucket("photos"))) {
      refused("InvalidKey", () -> template.url(huge));
      refused("InvalidKey", () -> template.presign(huge));
      refused("InvalidKey", () -> template.url("é".repeat(513)));
      assertTrue(template.url("k".repeat(1024)).contains("/" + "k".repeat(1024) + "?"));
      assertTrue(template.url("😀".repeat(256)).contains("%F0%9F%98%80".repeat(256)));
    }
    refused("InvalidKey", () -> get(r -> r.key(huge)));
    String url = get(r -> r.parameter("VersionId", huge)).url();
    assertTrue(url.contains("versionId=" + huge + "&"));
    refused("NotPresigned", () -> S3Presign.explain(url)); // Longer than it reads.
    assertEquals(huge, S3Presign.redact(huge));
  }

  @Test
  void refusalsHaveACode() {
    refused("UnknownOperation", () -> signer.presign("GetObjects", r -> {}));
    refused("UnknownParameter", () -> get(r -> r.parameter("version", "v")));
    refused("InvalidOption", () -> get(r -> r.parameter("expiresIn", true)));
    refused("ExpiryOutOfRange", () -> get(r -> r.expiresIn(Duration.ofDays(7).plusSeconds(1))));
    refused("ExpiryOutOfRange", () -> get(r -> r.expiresIn(Duration.ZERO)));
    refused("InvalidKey", () -> get(r -> r.key("")));
    refused("MissingKey", () -> get(r -> r.key(null)));
    refused("MissingBucket", () -> get(r -> r.bucket(null)));
    refused("InvalidBucketName", () -> get(r -> r.bucket("a b")));
    refused("InvalidHeader", () -> get(r -> r.parameter("Range", "bytes=0-1\r\nx: y")));
    refused("InvalidHeader", () -> get(r -> r.header("host", "elsewhere")));
    refused("InvalidSigningTime", () -> get(r -> r.signingTime(Instant.MAX)));
    refused("UnexpectedKey", () -> signer.presign("ListBuckets", r -> r.key("k")));
  }

  @Test
  void aSignerIsCheckedWhenItIsMade() {
    refused("MissingOption", () -> Signer.builder().build());
    refused("MissingRegion", () -> Fixture.builder().region(null).build());
    refused("UnknownOption", () -> Fixture.builder().option("accesKeyId", "a").build());
    refused(
        "ConflictingOptions", () -> Fixture.builder().useFips(true).endpoint("https://h").build());
    var refused =
        refused("InvalidCredentials", () -> Fixture.builder().secretAccessKey("s3cret\n").build());
    assertFalse(refused.getMessage().contains("s3cret"));
  }

  @Test
  void everyNamedOptionReachesTheLibrary() {
    try (Signer all =
        Fixture.builder()
            .accessKeyId("ASIAIOSFODNN7EXAMPLE")
            .sessionToken("token")
            .credentialsExpiration(NOW.plusSeconds(60))
            .useDualStack(true)
            .useFips(false)
            .useAccelerate(false)
            .useGlobalEndpoint(false)
            .useArnRegion(true)
            .disableAccessPoints(false)
            .disableMultiRegionAccessPoints(false)
            .disableS3ExpressSessionAuth(false)
            .addressing(Addressing.AUTO)
            .maxExpiresIn(Duration.ofSeconds(100))
            .build()) {
      PresignedRequest request =
          all.presign(
              "GetObject",
              r ->
                  r.bucket("photos")
                      .key("k")
                      .signingTime(NOW)
                      .stableFor(Duration.ofSeconds(30))
                      .backdate(Duration.ofSeconds(10))
                      .expiresIn(Duration.ofSeconds(50))
                      .requireFullLifetime(false)
                      .query("x y", "z"));
      assertTrue(
          request.url().startsWith("https://photos.s3.dualstack.eu-west-1.amazonaws.com/k?"));
      assertTrue(request.url().contains("&x%20y=z&"), request.url());
      refused(
          "ExpiryOutOfRange",
          () ->
              all.presign(
                  "GetObject", r -> r.bucket("b").key("k").expiresIn(Duration.ofSeconds(101))));
      refused(
          "CredentialsExpireFirst",
          () ->
              all.presign(
                  "GetObject",
                  r ->
                      r.bucket("b")
                          .key("k")
                          .signingTime(NOW)
                          .expiresIn(Duration.ofSeconds(90))
                          .requireFullLifetime(true)));
    }
    String inQuery =
        signer
            .presign(
                "PutObject",
                r -> r.bucket("photos").key("k").parameter("ACL", "private").headersInQuery(true))
            .url();
    assertTrue(inQuery.contains("x-amz-acl=private"), inQuery);
  }
}
