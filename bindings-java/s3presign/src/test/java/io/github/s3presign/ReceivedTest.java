package io.github.s3presign;

import static io.github.s3presign.Fixture.NOW;
import static io.github.s3presign.Fixture.SECRET;
import static io.github.s3presign.Fixture.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Presigned requests as a server receives them. */
class ReceivedTest {
  private final Signer signer = Fixture.signer();

  @AfterEach
  void close() {
    signer.close();
  }

  private PresignedRequest upload() {
    return signer.presign(
        "PutObject",
        r -> r.bucket("photos").key("k").parameter("ContentType", "a/b").signingTime(NOW));
  }

  @Test
  void aRequestIsReadThenJudged() {
    PresignedRequest upload = upload();
    List<Map<String, ?>> headers =
        List.of(upload.headers(), Map.of("Content-Type", List.of("a/b")));
    for (Map<String, ?> each : headers) {
      ReceivedRequest request = new ReceivedRequest("PUT", upload.url(), each);
      assertEquals(Fixture.ACCESS_KEY_ID, request.accessKeyId());
      assertEquals("eu-west-1", request.region());
      assertEquals("s3", request.service());
      assertTrue(request.sessionToken().isEmpty());
      VerifiedRequest verified = request.verify(SECRET, v -> v.region("eu-west-1").now(NOW));
      assertEquals(Fixture.ACCESS_KEY_ID, verified.accessKeyId());
      assertEquals("a/b", verified.signedHeaders().get("content-type"));
      assertEquals("UNSIGNED-PAYLOAD", verified.payloadHash());
      assertEquals(upload.signedAt(), verified.signedAt());
      assertEquals(upload.expiresAt(), verified.expiresAt());
      assertFalse(request.toString().contains(upload.url().substring(upload.url().length() - 64)));
    }
  }

  @Test
  void whyARequestIsNotValid() {
    PresignedRequest upload = upload();
    ReceivedRequest request = new ReceivedRequest("PUT", upload.url(), upload.headers());
    refused("UnknownAccessKey", () -> request.verify(null, v -> v.now(NOW)));
    refused("SignatureMismatch", () -> request.verify("other", v -> v.now(NOW)));
    refused("RequestExpired", () -> request.verify(SECRET, v -> v.now(NOW.plusSeconds(900))));
    refused("RequestExpired", () -> request.verify(SECRET));
    refused("RequestNotYetValid", () -> request.verify(SECRET, v -> v.now(NOW.minusSeconds(901))));
    refused(
        "RequestNotYetValid",
        () ->
            request.verify(
                SECRET, v -> v.now(NOW.minusSeconds(11)).clockSkew(Duration.ofSeconds(10))));
    refused("WrongRegion", () -> request.verify(SECRET, v -> v.region("us-east-1").now(NOW)));
    refused("WrongService", () -> request.verify(SECRET, v -> v.service("s3express").now(NOW)));
    refused(
        "ExpiryOutOfRange",
        () -> request.verify(SECRET, v -> v.maxExpiresIn(Duration.ofSeconds(899)).now(NOW)));
    refused(
        "CredentialsExpired",
        () -> request.verify(SECRET, v -> v.credentialsExpiration(NOW.minusSeconds(1)).now(NOW)));
    refused(
        "SessionTokenMismatch",
        () -> request.verify(SECRET, v -> v.sessionToken("token").now(NOW)));
    refused("UnknownOption", () -> request.verify(SECRET, v -> v.option("regionn", "a").now(NOW)));
    refused(
        "SignedHeaderMissing",
        () -> new ReceivedRequest("PUT", upload.url(), Map.of()).verify(SECRET, v -> v.now(NOW)));
    refused("MalformedRequest", () -> new ReceivedRequest("GET", "https://h/", Map.of()));
    refused("WrongType", () -> new ReceivedRequest("GET", upload.url(), Map.of("a", 1.5)));
  }

  @Test
  void customerKeysDoNotShow() {
    PresignedRequest upload =
        signer.presign(
            "PutObject",
            r ->
                r.bucket("photos")
                    .key("k")
                    .parameter("SSECustomerAlgorithm", "AES256")
                    .parameter("SSECustomerKey", new byte[32])
                    .signingTime(NOW));
    VerifiedRequest verified =
        new ReceivedRequest("PUT", upload.url(), upload.headers()).verify(SECRET, v -> v.now(NOW));
    String name = "x-amz-server-side-encryption-customer-key";
    assertTrue(verified.signedHeaders().containsKey(name));
    String shown = verified.toString();
    assertFalse(shown.contains(verified.signedHeaders().get(name)), shown);
    assertTrue(shown.startsWith("VerifiedRequest[accessKeyId=AKIAIOSFODNN7EXAMPLE, "), shown);
    assertTrue(shown.contains(name + "=REDACTED, " + name + "-md5="), shown);
    assertTrue(shown.contains(", payloadHash=UNSIGNED-PAYLOAD, operation="), shown);
  }

  @Test
  void javasOwnClientSendsWhatWasSigned() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer;
          int status;
          try {
            ReceivedRequest received =
                new ReceivedRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders());
            VerifiedRequest verified = received.verify(SECRET);
            answer =
                verified
                    .signedHeaders()
                    .toString()
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            status = 200;
          } catch (S3PresignException refused) {
            answer = refused.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            status = 403;
          }
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    String endpoint = "http://localhost:" + server.getAddress().getPort();
    HttpClient client = HttpClient.newHttpClient();
    try (Signer local = Fixture.builder().endpoint(endpoint).addressing(Addressing.PATH).build()) {
      PresignedRequest upload =
          local.presign(
              "PutObject",
              r ->
                  r.bucket("photos")
                      .key("a/../b//ü 😀+%.txt")
                      .parameter("ContentType", "text/plain")
                      .parameter("ContentLength", 5)
                      .parameter("Metadata", Map.of("owner", "ada"))
                      .createOnly(true));
      var answer =
          client.send(
              upload.toHttpRequest(BodyPublishers.ofString("hello")), BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("content-length=5"), answer.body());
      assertTrue(answer.body().contains("x-amz-meta-owner=ada"), answer.body());
      var wrong =
          assertThrows(
              IllegalArgumentException.class,
              () -> upload.toHttpRequest(BodyPublishers.ofString("hello!")));
      assertEquals("the body has 6 bytes, and the request was signed for 5", wrong.getMessage());
      var unknown =
          assertThrows(
              IllegalArgumentException.class,
              () -> upload.toHttpRequest(BodyPublishers.ofInputStream(() -> null)));
      assertTrue(unknown.getMessage().startsWith("the body has an unknown number of bytes"));
      var download = local.presign("GetObject", r -> r.bucket("photos").key("a b"));
      answer =
          client.send(download.toHttpRequest(BodyPublishers.noBody()), BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
    } finally {
      server.stop(0);
    }
  }
}
