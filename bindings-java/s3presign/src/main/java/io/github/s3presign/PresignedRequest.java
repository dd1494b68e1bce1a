package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import io.github.s3presign.ffi.Calls;
import io.github.s3presign.ffi.ParameterList;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request that someone without credentials can send until it expires.
 *
 * <p>A plain value: it needs no signer, and can be sent to a browser or read from where it was
 * stored: Jackson and Gson write and read it as it is, with instants as ISO 8601. {@link #toString}
 * masks its secrets. {@link #url}, {@link #headers} and its JSON do not: they are a password while
 * the URL lives.
 *
 * {@snippet file="DocumentationTest.java" region="send"}
 *
 * @param operation by S3's name, such as {@code GetObject}
 * @param url what to send the request to; it holds only characters that HTTP clients leave alone
 * @param method the HTTP method
 * @param headers the headers that must be sent so, in their order; names in lower case, {@code
 *     host} left out
 * @param unsignedPathPrefix what a proxy removes from the URL before the path that was signed; null
 *     without one
 * @param signedAt the instant in the signature, in whole seconds
 * @param expiresAt when the URL stops working, in whole seconds: its own end or the credentials'
 * @param limitedBy {@code request}, {@code credentials} where those end first, or {@code nothing}
 *     of an anonymous signer
 * @param warnings what is valid but likely to fail or to be misused
 */
public record PresignedRequest(
    String operation,
    String url,
    String method,
    Map<String, String> headers,
    String unsignedPathPrefix,
    Instant signedAt,
    Instant expiresAt,
    String limitedBy,
    List<Warning> warnings)
    implements PresignedResult {

  /** What Java's own client takes from the body, and lets nobody else set. */
  private static final String SET_BY_CLIENT = "content-length";

  /** Copies the collections; only the prefix may be null. */
  public PresignedRequest {
    requireNonNull(operation, "operation");
    requireNonNull(url, "url");
    requireNonNull(method, "method");
    headers = Ordered.copyOf(headers);
    requireNonNull(signedAt, "signedAt");
    requireNonNull(expiresAt, "expiresAt");
    requireNonNull(limitedBy, "limitedBy");
    warnings = List.copyOf(warnings);
  }

  static PresignedRequest of(AnswerList answer) {
    return new PresignedRequest(
        answer.text("operation"),
        answer.text("url"),
        answer.text("method"),
        answer.map("header:"),
        answer.optional("unsigned-path-prefix").orElse(null),
        answer.instant("signed-at"),
        answer.instant("expires-at"),
        answer.text("limited-by"),
        answer.prefixed("warning:", Warning::new));
  }

  /**
   * The URL as Java's HTTP clients take it; they send it as it is.
   *
   * @return the same URL
   */
  public URI uri() {
    return URI.create(url);
  }

  /**
   * The request for Java's own HTTP client, with all headers that must be sent.
   *
   * {@snippet file="DocumentationTest.java" region="send"}
   *
   * @param body what is uploaded; {@link HttpRequest.BodyPublishers#noBody()} for a download
   * @return the request, ready to be sent
   * @throws IllegalArgumentException if the length of the body was signed and is another one, or if
   *     the client refuses to send a header
   */
  public HttpRequest toHttpRequest(HttpRequest.BodyPublisher body) {
    return toHttpRequestBuilder(body).build();
  }

  /**
   * The same as {@link #toHttpRequest} before it is built, for a timeout or a version of HTTP. A
   * header that is added is not signed: S3 refuses the request if its name starts with {@code
   * x-amz-}.
   *
   * {@snippet file="DocumentationTest.java" region="sendBuilder"}
   *
   * @param body what is uploaded; {@link HttpRequest.BodyPublishers#noBody()} for a download
   * @return a builder that has the URL, the method with the body, and the headers
   * @throws IllegalArgumentException if the length of the body was signed and is another one, or if
   *     the client refuses to send a header
   */
  public HttpRequest.Builder toHttpRequestBuilder(HttpRequest.BodyPublisher body) {
    String length = headers.get(SET_BY_CLIENT);
    if (length != null && !length.equals(Long.toString(body.contentLength()))) {
      String given = body.contentLength() < 0 ? "an unknown number of" : "" + body.contentLength();
      throw new IllegalArgumentException(
          "the body has " + given + " bytes, and the request was signed for " + length);
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(uri()).method(method, body);
    headers.forEach(
        (name, value) -> {
          if (!name.equals(SET_BY_CLIENT)) {
            request.header(name, value);
          }
        });
    return request;
  }

  /**
   * What was signed, to compare with S3's response. It is computed at each call.
   *
   * {@snippet file="DocumentationTest.java" region="details"}
   *
   * @return the canonical request; token and encryption keys are masked
   * @throws S3PresignException {@code NotPresigned} if this was made from something else
   */
  public String canonicalRequest() {
    return Calls.details(list()).text("canonical-request");
  }

  /**
   * What the signature is of: the time, the scope and the canonical request's digest. It is
   * computed at each call.
   *
   * @return the string to sign
   * @throws S3PresignException {@code NotPresigned} if this was made from something else
   */
  public String stringToSign() {
    return Calls.details(list()).text("string-to-sign");
  }

  /**
   * The same request as a command for a POSIX shell: a secret like the URL. It is computed at each
   * call.
   *
   * @return the command; for an upload, the file is its standard input
   * @throws S3PresignException {@code NotPresigned} if this was made from something else
   */
  public String curl() {
    return Calls.details(list()).text("curl");
  }

  /**
   * The smallest CORS rule of the bucket that lets pages of an origin send this request.
   *
   * {@snippet file="DocumentationTest.java" region="cors"}
   *
   * @param origin such as {@code https://app.example.com}, with one {@code *} in it if wanted, or
   *     several with a space between each
   * @return the rule
   * @throws S3PresignException {@code InvalidOrigin}
   */
  @Override
  public CorsRule corsRule(String origin) {
    return CorsRule.of(List.of(this), origin);
  }

  /**
   * Shows everything but secrets, such as signature, token and encryption keys; those are masked.
   *
   * @return a text that can be logged
   */
  @Override
  public String toString() {
    return Masked.show(
        "PresignedRequest",
        list(),
        masked ->
            "operation="
                + masked.text("operation")
                + ", url="
                + masked.text("url")
                + ", method="
                + masked.text("method")
                + ", headers="
                + masked.map("header:")
                + (unsignedPathPrefix == null ? "" : ", unsignedPathPrefix=" + unsignedPathPrefix)
                + ", signedAt="
                + signedAt
                + ", expiresAt="
                + expiresAt
                + ", limitedBy="
                + limitedBy
                + ", warnings="
                + warnings);
  }

  /** What the library needs to know of it. */
  ParameterList list() {
    return addTo(new ParameterList());
  }

  ParameterList addTo(ParameterList list) {
    return list.add("url", url)
        .add("method", method)
        .add("unsignedPathPrefix", unsignedPathPrefix)
        .add("operation", operation)
        .addEntries("header", headers);
  }
}
