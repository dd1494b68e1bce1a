package io.github.s3presign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The examples of the documentation: each region stands in Javadoc or in the README, as it is here.
 */
class DocumentationTest {
  private static final Instant NOW = Fixture.NOW;
  private static final String secret = Fixture.SECRET;
  private final Signer signer = Fixture.signer();

  @AfterEach
  void close() {
    signer.close();
  }

  @Test
  void upload() {
    String accessKeyId = Fixture.ACCESS_KEY_ID;
    String secretAccessKey = Fixture.SECRET;
    // @start region="upload"
    Signer signer =
        Signer.builder()
            .accessKeyId(accessKeyId)
            .secretAccessKey(secretAccessKey)
            .region("eu-west-1")
            .build();

    PresignedRequest upload =
        signer.presign(
            "PutObject",
            r ->
                r.bucket("photos")
                    .key("2026/logo.png")
                    .parameter("ContentType", "image/png")
                    .parameter("ContentLength", 1_048_576)
                    .createOnly(true)
                    .expiresIn(Duration.ofMinutes(5)));

    String url = upload.url(); // https://photos.s3.eu-west-1.amazonaws.com/2026/logo.png?X-Amz-...
    String method = upload.method(); // PUT
    Map<String, String> headers = upload.headers(); // content-length, content-type, if-none-match
    // @end
    signer.close();
    assertTrue(url.startsWith("https://photos.s3.eu-west-1.amazonaws.com/2026/logo.png?X-Amz-"));
    assertEquals("PUT", method);
    assertEquals(
        Map.of("content-length", "1048576", "content-type", "image/png", "if-none-match", "*"),
        headers);
    assertEquals(
        List.of("content-length", "content-type", "if-none-match"), List.copyOf(headers.keySet()));
  }

  @Test
  void minio() {
    // @start region="minio"
    Signer minio =
        Signer.builder()
            .accessKeyId("minioadmin")
            .secretAccessKey("minioadmin")
            .region("us-east-1")
            .endpoint(URI.create("http://localhost:9000"))
            .addressing(Addressing.PATH)
            .build();
    assertEquals("http://localhost:9000/photos/a%20b.jpg", minio.objectUrl("photos", "a b.jpg"));
    // @end
    minio.close();
  }

  @Test
  void plain() {
    // @start region="plain"
    Signer open = Signer.builder().anonymous(true).region("eu-west-1").build();
    PresignedRequest plain =
        open.presign(
            "GetObject", r -> r.bucket("photos").key("a b.png").parameter("VersionId", "7"));
    assertEquals("https://photos.s3.eu-west-1.amazonaws.com/a%20b.png?versionId=7", plain.url());

    Signer gateway =
        Signer.builder()
            .accessKeyId("minioadmin")
            .secretAccessKey("minioadmin")
            .region("us-east-1")
            .endpoint(URI.create("https://example.com"))
            .addressing(Addressing.PATH)
            .unsignedPathPrefix("/storage")
            .build();
    assertEquals("https://example.com/storage/photos/a.png", gateway.objectUrl("photos", "a.png"));
    // @end
    open.close();
    gateway.close();
  }

  @Test
  void environment() {
    // @start region="environment"
    Map<String, String> environment =
        Map.of("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY", "secret");
    try (Signer signer = Signer.fromEnv(environment, s -> s.region("eu-west-1"))) {
      assertTrue(signer.objectUrl("photos", "a").startsWith("https://photos.s3.eu-west-1."));
    }
    // @end
  }

  @Test
  void download() {
    // @start region="download"
    PresignedRequest download =
        signer.presign(
            "GetObject", r -> r.bucket("photos").key("2026/logo.png").downloadAs("Übersicht.png"));
    assertTrue(download.url().contains("response-content-disposition="));
    // @end
  }

  @Test
  void parameters() {
    // @start region="parameters"
    PresignedRequest upload =
        signer.presign(
            "PutObject",
            r ->
                r.bucket("photos")
                    .key("a.png")
                    .parameter("content_type", "image/png") // ContentType, contentType: all are one
                    .parameter("Metadata", Map.of("owner", "ada"))
                    .parameter("ChecksumSHA256", new byte[32]) // base64
                    .header("X-Custom", "beyond S3's model"));
    assertEquals("ada", upload.headers().get("x-amz-meta-owner"));

    PresignedRequest attributes =
        signer.presign(
            "GetObjectAttributes",
            r ->
                r.bucket("photos")
                    .key("a.png")
                    .parameter("ObjectAttributes", List.of("ETag", "ObjectSize")));
    assertEquals("ETag,ObjectSize", attributes.headers().get("x-amz-object-attributes"));
    // @end
  }

  @Test
  void template() {
    // @start region="template"
    try (Template download =
        signer.template("GetObject", t -> t.bucket("photos").expiresIn(Duration.ofHours(1)))) {
      String url = download.url("1.jpg");
      List<String> urls = download.urls(List.of("2.jpg", "3.jpg")); // at one instant
      assertTrue(url.contains("/1.jpg?"));
      assertEquals(2, urls.size());
    }
    // @end
  }

  @Test
  void exception() {
    // @start region="exception"
    try {
      signer.presign(
          "GetObject",
          r ->
              r.bucket("photos")
                  .key("a")
                  .parameter("Versionid", "1")
                  .expiresIn(Duration.ofDays(8)));
    } catch (S3PresignException refused) {
      assertEquals("ExpiryOutOfRange", refused.code()); // stable, the same in every language
      assertEquals(Optional.of("expires-in"), refused.parameter());
      assertTrue(
          refused.getMessage().startsWith("the URL would live 691200 seconds; expected 1 to"));
    }
    // @end
    Fixture.refused(
        "ExpiryOutOfRange",
        () ->
            signer.presign("GetObject", r -> r.bucket("b").key("a").expiresIn(Duration.ofDays(8))));
  }

  @Test
  void warnings() {
    // @start region="warnings"
    PresignedRequest upload = signer.presign("PutObject", r -> r.bucket("photos").key("a/../b"));
    assertEquals(
        List.of("UnboundedUpload", "KeyNotUrlSafe"),
        upload.warnings().stream().map(Warning::code).toList());
    // @end
  }

  @Test
  void form() {
    // @start region="form"
    PresignedPost post =
        signer.presignPost(
            form ->
                form.bucket("photos")
                    .key("users/42/${filename}")
                    .startsWith("Content-Type", "image/")
                    .field("success_action_status", 201)
                    .maxContentLength(10_000_000));
    assertEquals("https://photos.s3.eu-west-1.amazonaws.com/", post.url()); // the form's action
    assertEquals("users/42/${filename}", post.fields().get("key")); // its hidden inputs
    // @end
  }

  @Test
  void multipart() {
    // @start region="multipart"
    PresignedMultipart upload =
        signer.presignMultipart(
            m ->
                m.bucket("videos")
                    .key("film.mp4")
                    .uploadId("from-the-answer")
                    .objectSize(20_000_000));
    assertEquals(3, upload.parts().size());
    assertEquals("3222784", upload.parts().get(2).request().headers().get("content-length"));
    assertEquals("POST", upload.complete().method());
    // @end
  }

  @Test
  void plan() {
    // @start region="plan"
    MultipartPlan plan = S3Presign.multipartPlan(20_000_000);
    assertEquals(8_388_608, plan.partSize());
    assertEquals(new PlannedPart(3, 16_777_216, 3_222_784), plan.parts().get(2));
    // @end
  }

  @Test
  void created() {
    String response =
        "<InitiateMultipartUploadResult><UploadId>VXBs</UploadId></InitiateMultipartUploadResult>";
    // @start region="created"
    String id = S3Presign.uploadId(response);
    // @end
    assertEquals("VXBs", id);
  }

  @Test
  void completed() {
    // @start region="completed"
    String body = S3Presign.completedParts(Map.of(1, "\"9b2c\"", 2, "\"5d1f\""));
    assertTrue(body.contains("<ETag>&quot;9b2c&quot;</ETag><PartNumber>1</PartNumber>"));
    // @end
  }

  @Test
  void scoped() {
    // @start region="scoped"
    try (Signer reader =
        signer.scoped(
            s ->
                s.bucket("photos")
                    .operations("GetObject")
                    .keyPrefix("users/42/")
                    .maxExpiresIn(Duration.ofMinutes(15)))) {
      reader.presign("GetObject", r -> r.bucket("photos").key("users/42/a.png"));
      reader.presign("GetObject", r -> r.bucket("photos").key("users/42/../43/a.png"));
    } catch (S3PresignException refused) {
      assertEquals("UnsafeKey", refused.code());
    }
    // @end
  }

  @Test
  void publicObject() {
    // @start region="public"
    assertEquals(
        "https://photos.s3.eu-west-1.amazonaws.com/a%20b.jpg",
        signer.objectUrl("photos", "a b.jpg"));
    // @end
  }

  @Test
  void verify() {
    PresignedRequest upload =
        signer.presign(
            "PutObject", r -> r.bucket("photos").key("a").parameter("ContentType", "image/png"));
    String method = upload.method();
    String url = upload.url();
    Map<String, String> headers = upload.headers();
    Map<String, String> secrets = Map.of(Fixture.ACCESS_KEY_ID, Fixture.SECRET);
    // @start region="verify"
    ReceivedRequest received = new ReceivedRequest(method, url, headers);
    String secret = secrets.get(received.accessKeyId()); // null, if nobody knows the key
    VerifiedRequest verified = received.verify(secret, v -> v.region("eu-west-1"));
    assertEquals("image/png", verified.signedHeaders().get("content-type"));
    // @end
  }

  @Test
  void verifyForm() {
    PresignedPost post =
        signer.presignPost(f -> f.bucket("photos").key("u/42/${filename}").maxContentLength(1000));
    Map<String, String> fields = post.fields();
    // @start region="verifyForm"
    ReceivedForm received =
        new ReceivedForm("photos", fields, file -> file.fileName("cat.png").contentLength(999));
    assertEquals("u/42/cat.png", received.key().orElseThrow());
    VerifiedForm verified = received.verify(secret);
    assertEquals(1000, verified.maxContentLength().orElseThrow());
    // @end
  }

  @Test
  void send() {
    // @start region="send"
    PresignedRequest upload =
        signer.presign(
            "PutObject",
            r -> r.bucket("photos").key("a.txt").parameter("ContentType", "text/plain"));
    HttpRequest request = upload.toHttpRequest(BodyPublishers.ofString("hello"));
    assertEquals("text/plain", request.headers().firstValue("content-type").orElseThrow());
    // @end
    // @start region="sendBuilder"
    HttpRequest impatient =
        upload
            .toHttpRequestBuilder(BodyPublishers.ofString("hello"))
            .timeout(Duration.ofSeconds(30))
            .build();
    // @end
    assertEquals(Duration.ofSeconds(30), impatient.timeout().orElseThrow());
    assertEquals(request.uri(), impatient.uri());
    assertEquals(request.headers(), impatient.headers());
  }

  @Test
  void details() {
    // @start region="details"
    PresignedRequest download = signer.presign("GetObject", r -> r.bucket("photos").key("a b.png"));
    assertTrue(download.canonicalRequest().startsWith("GET\n/a%20b.png\n"));
    assertTrue(download.stringToSign().startsWith("AWS4-HMAC-SHA256\n"));
    assertTrue(download.curl().startsWith("curl "));
    // @end
  }

  @Test
  void cors() {
    // @start region="cors"
    PresignedRequest upload =
        signer.presign(
            "PutObject", r -> r.bucket("photos").key("a").parameter("ContentType", "image/png"));
    CorsRule rule = upload.corsRule("https://app.example.com");
    assertEquals(List.of("content-type"), rule.allowedHeaders());
    assertTrue(rule.json().startsWith("{\"CORSRules\":["));
    // @end
  }

  @Test
  void corsOfAll() throws IOException {
    PresignedRequest upload = signer.presign("PutObject", r -> r.bucket("photos").key("a"));
    PresignedRequest download = signer.presign("GetObject", r -> r.bucket("photos").key("a"));
    PresignedPost form = signer.presignPost(f -> f.bucket("photos").key("a"));
    Path file = Files.createTempDirectory("cors").resolve("cors.json");
    // @start region="corsOfAll"
    CorsRule rule = S3Presign.corsRule(List.of(upload, download, form), "https://app.example.com");
    Files.writeString(file, rule.json()); // for: aws s3api put-bucket-cors
    // @end
    assertEquals(List.of("GET", "POST", "PUT"), rule.allowedMethods());
  }

  @Test
  void explain() {
    // @start region="explain"
    String url =
        signer
            .presign(
                "PutObject",
                r -> r.bucket("photos").key("a b.png").parameter("ContentType", "image/png"))
            .url();
    Explanation told = S3Presign.explain(url);
    assertEquals("PutObject", told.operation().orElseThrow());
    assertEquals("a b.png", told.key().orElseThrow());
    assertEquals(
        List.of("content-type"),
        told.aspects().stream().filter(SignedAspect::bound).map(SignedAspect::aspect).toList());
    // @end
  }

  @Test
  void diagnose() {
    PresignedRequest request =
        signer.presign("GetObject", r -> r.bucket("photos").key("a").signingTime(NOW));
    // @start region="diagnose"
    String answer = "<Error><Code>RequestTimeTooSkewed</Code><Message>...</Message></Error>";
    Diagnosis diagnosis = S3Presign.diagnose(answer, request);
    assertEquals("ClockSkewed", diagnosis.findings().get(0).code());
    assertEquals("likely", diagnosis.findings().get(0).certainty()); // or shown, or possible
    // @end
  }

  @Test
  void prove() {
    String signed =
        signer.presign("GetObject", r -> r.bucket("photos").key("a.png").signingTime(NOW)).url();
    String url = signed.replace("/a.png?", "/a.png/?");
    String accessKeyId = Fixture.ACCESS_KEY_ID;
    String secretAccessKey = Fixture.SECRET;
    // @start region="prove"
    Diagnosis diagnosis =
        S3Presign.diagnose(
            null,
            known ->
                known
                    .signed("GET", url, Map.of())
                    .accessKeyId(accessKeyId)
                    .secretAccessKey(secretAccessKey));
    assertEquals("PathChanged", diagnosis.findings().get(0).code());
    assertEquals("shown", diagnosis.findings().get(0).certainty());
    // @end
  }

  @Test
  void permissions() {
    // @start region="permissions"
    Permissions needed =
        S3Presign.permissions(
            "GetObject",
            options ->
                options
                    .region("eu-west-1")
                    .bucket("photos")
                    .key("1.jpg")
                    .parameter("VersionId", "v1"));
    assertEquals("s3:GetObjectVersion", needed.permissions().get(0).action());
    assertEquals("arn:aws:s3:::photos/1.jpg", needed.permissions().get(0).resource());
    assertEquals("s3:ListBucket", needed.optional().get(0).action()); // 404 instead of 403
    assertTrue(needed.conditions().containsKey("object-encryption"));
    // @end
    PresignedRequest request =
        signer.presign("GetObject", r -> r.bucket("photos").key("1.jpg").signingTime(NOW));
    Permissions signed =
        S3Presign.permissions(request, options -> options.assume("object-encryption"));
    assertEquals("kms:Decrypt", signed.permissions().get(1).action());
    Permissions scope =
        S3Presign.permissions(
            (String) null,
            options ->
                options
                    .region("eu-west-1")
                    .bucket("photos")
                    .parameter("operations", List.of("GetObject"))
                    .parameter("keyPrefix", "users/42/"));
    assertEquals("arn:aws:s3:::photos/users/42/*", scope.permissions().get(0).resource());
  }

  @Test
  void policy() {
    // @start region="policy"
    Permissions upload =
        S3Presign.permissions("PutObject", options -> options.region("eu-west-1").bucket("photos"));
    Permissions download =
        S3Presign.permissions("GetObject", options -> options.region("eu-west-1").bucket("photos"));
    PermissionPolicy policy = S3Presign.policy(upload, download);
    assertTrue(policy.text().contains("[\"s3:GetObject\", \"s3:PutObject\"]"));
    assertEquals("key", policy.openPlaces().get(0).option()); // arn:aws:s3:::photos/*
    // @end
    assertEquals(Map.of(), policy.tooLargeFor());
    assertEquals(policy, S3Presign.policy(List.of(upload, download), true));
  }

  @Test
  void guard() {
    // @start region="guard"
    GuardPolicy guard =
        S3Presign.guardPolicy(
            options -> options.bucket("photos").maxAge(Duration.ofMinutes(10)).https(true));
    assertTrue(guard.text().contains("\"s3:signatureAge\": \"600000\""));
    // @end
    assertFalse(guard.notes().isEmpty());
  }

  @Test
  void redact() {
    // @start region="redact"
    String url = signer.presign("GetObject", r -> r.bucket("photos").key("a")).url();
    assertTrue(S3Presign.redact(url).endsWith("&X-Amz-Signature=REDACTED"));
    // @end
    assertFalse(url.endsWith("REDACTED"));
  }

  @Test
  void shown() {
    // @start region="shown"
    try (Signer profiles =
        signer.scoped(
            s -> s.bucket("photos").operations("GetObject", "PutObject").keyPrefix("u/42/"))) {
      assertEquals(
          "Signer[access-key-id=AKIAIOSFODNN7EXAMPLE, region=eu-west-1, scope:bucket=photos,"
              + " scope:operations=GetObject, scope:operations=PutObject, scope:key-prefix=u/42/]",
          profiles.toString());
    }
    // @end
  }

  @Test
  void shownTemplate() {
    // @start region="shownTemplate"
    try (Template uploads =
        signer.template(
            "PutObject", t -> t.bucket("photos").parameter("ContentType", "image/png"))) {
      assertEquals(
          "Template[operation=PutObject, base=https://photos.s3.eu-west-1.amazonaws.com/,"
              + " header:content-type=image/png]",
          uploads.toString());
    }
    // @end
  }
}
