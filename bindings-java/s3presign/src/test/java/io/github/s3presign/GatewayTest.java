package io.github.s3presign;

import static io.github.s3presign.Fixture.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What servlets hand on, and the sample of docs/gateway.md. */
class GatewayTest {
  private static final String OWN = "https://s3.example.com";
  private static final String KEY = "a b/%2F+é";

  private final Map<String, String> secrets = Map.of(Fixture.ACCESS_KEY_ID, Fixture.SECRET);
  private final Signer signer =
      Signer.builder()
          .accessKeyId(Fixture.ACCESS_KEY_ID)
          .secretAccessKey(Fixture.SECRET)
          .region("eu-west-1")
          .endpoint(OWN)
          .build();

  @AfterEach
  void close() {
    signer.close();
  }

  /** The methods of jakarta.servlet.http.HttpServletRequest that are asked for. */
  record HttpServletRequest(
      String getMethod, String getRequestURI, String getQueryString, Map<String, String> headers) {

    static HttpServletRequest of(PresignedRequest request) {
      String[] parts = request.url().substring("https://".length()).split("[/?]", 2);
      String target = request.url().substring("https://".length() + parts[0].length());
      String[] halves = target.split("\\?", 2);
      Map<String, String> headers = new java.util.LinkedHashMap<>(request.headers());
      headers.put("Host", parts[0]);
      return new HttpServletRequest(
          request.method(), halves[0], halves.length == 2 ? halves[1] : null, headers);
    }

    Enumeration<String> getHeaderNames() {
      return Collections.enumeration(headers.keySet());
    }

    Enumeration<String> getHeaders(String name) {
      return Collections.enumeration(List.of(headers.get(name)));
    }
  }

  /** The same of its response. */
  static final class HttpServletResponse {
    private int status = 200;

    void setStatus(int status) {
      this.status = status;
    }
  }

  // @start region="servlet"
  String gateway(HttpServletRequest request, HttpServletResponse response) {
    try {
      ReceivedRequest received =
          ReceivedRequest.ofServlet(
              request.getMethod(),
              request.getRequestURI(),
              request.getQueryString(),
              request.getHeaderNames(),
              request::getHeaders);
      VerifiedRequest asked =
          received.verify(
              secrets.get(received.accessKeyId()), rules -> rules.baseHost("s3.example.com"));
      return asked.operation().orElse("") + " " + asked.bucket().orElse("");
    } catch (S3PresignException refused) {
      response.setStatus(refused.httpStatus());
      return refused.s3Code();
    }
  }

  // @end

  @Test
  void aServletHandsOnARequest() {
    PresignedRequest upload =
        signer.presign(
            "PutObject", r -> r.bucket("photos").key(KEY).parameter("ContentType", "image/png"));
    HttpServletResponse response = new HttpServletResponse();
    assertEquals("PutObject photos", gateway(HttpServletRequest.of(upload), response));
    assertEquals(200, response.status);
    HttpServletRequest other =
        new HttpServletRequest(
            "PUT", "/k", HttpServletRequest.of(upload).getQueryString(), Map.of("Host", "h"));
    assertEquals("AuthorizationQueryParametersError", gateway(other, response));
    assertEquals(400, response.status);
    HttpServletRequest bare = new HttpServletRequest("GET", "/k", null, Map.of("Host", "h"));
    assertEquals("AuthorizationQueryParametersError", gateway(bare, response));
  }

  @Test
  void aVerifiedRequestSaysWhatIsAsked() {
    PresignedRequest upload =
        signer.presign(
            "PutObject",
            r ->
                r.bucket("photos")
                    .key(KEY)
                    .parameter("SSECustomerAlgorithm", "AES256")
                    .parameter("SSECustomerKey", "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=")
                    .parameter("IfNoneMatch", "*"));
    VerifiedRequest asked =
        new ReceivedRequest("PUT", upload.url(), upload.headers())
            .verify(Fixture.SECRET, rules -> rules.baseHost("example.org", "s3.example.com"));
    assertEquals(Optional.of(KEY), asked.key());
    assertEquals(
        "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=", asked.parameters().get("SSECustomerKey"));
    assertEquals(Map.of("if-none-match", "*"), asked.checks());
    assertFalse(asked.toString().contains("c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U="));
    refused(
        "MalformedRequest",
        () ->
            new ReceivedRequest("PUT", upload.url(), upload.headers())
                .verify(Fixture.SECRET, rules -> rules.baseHost("example.org")));
  }

  @Test
  void thePageShowsTheSample() throws IOException {
    String tests = Files.readString(Path.of("src/test/java/io/github/s3presign/GatewayTest.java"));
    String page = Files.readString(Path.of("../../docs/gateway.md"));
    int start = page.indexOf("```java\n") + "```java\n".length();
    String shown = page.substring(start, page.indexOf("```", start));
    assertTrue(tests.contains(shown.indent(2)), shown);
  }
}
