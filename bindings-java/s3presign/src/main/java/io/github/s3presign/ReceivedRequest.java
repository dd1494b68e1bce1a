package io.github.s3presign;

import io.github.s3presign.ffi.AnswerList;
import io.github.s3presign.ffi.Calls;
import io.github.s3presign.ffi.ParameterList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A presigned request as a server received it: whatever it says is a claim, until {@link #verify}
 * has judged it. Immutable.
 *
 * {@snippet file="DocumentationTest.java" region="verify"}
 */
public final class ReceivedRequest {
  private final ParameterList request;
  private final AnswerList claim;

  /**
   * Reads a request.
   *
   * @param method the HTTP method
   * @param url the whole URL or the request's target, raw
   * @param headers the headers that came, {@code host} among them; each value is a String, or a
   *     list of those, as servers and {@link java.net.http.HttpHeaders#map()} have them
   * @throws S3PresignException {@code MalformedRequest} for what is not a presigned request, {@code
   *     WrongType} for a header of another type
   */
  public ReceivedRequest(String method, String url, Map<String, ?> headers) {
    request =
        new ParameterList().add("method", method).add("url", url).addEntries("header", headers);
    claim = Calls.readRequest(request);
  }

  /**
   * Reads the request of a servlet, of {@code jakarta.servlet} or {@code javax.servlet}, from its
   * own methods, so that this package needs neither.
   *
   * {@snippet file="GatewayTest.java" region="servlet"}
   *
   * @param method {@code request.getMethod()}
   * @param requestUri {@code request.getRequestURI()}, which is raw
   * @param queryString {@code request.getQueryString()}; null where there is none
   * @param headerNames {@code request.getHeaderNames()}
   * @param headers {@code request::getHeaders}
   * @return the request
   * @throws S3PresignException {@code MalformedRequest} for what is not a presigned request
   */
  public static ReceivedRequest ofServlet(
      String method,
      String requestUri,
      String queryString,
      Enumeration<String> headerNames,
      Function<String, Enumeration<String>> headers) {
    Map<String, List<String>> received = new LinkedHashMap<>();
    for (String name : Collections.list(headerNames)) {
      received.put(name, Collections.list(headers.apply(name)));
    }
    String target = queryString == null ? requestUri : requestUri + "?" + queryString;
    return new ReceivedRequest(method, target, received);
  }

  /**
   * Whose secret verifies it.
   *
   * @return an access key
   */
  public String accessKeyId() {
    return claim.text("access-key-id");
  }

  /**
   * The session token it came with.
   *
   * @return a token, if there is one
   */
  public Optional<String> sessionToken() {
    return claim.optional("session-token");
  }

  /**
   * The region it claims to be signed for.
   *
   * @return a region; for an asymmetric signature a list of them
   */
  public String region() {
    return claim.text("region");
  }

  /**
   * The service it claims to be signed for.
   *
   * @return such as {@code s3}
   */
  public String service() {
    return claim.text("service");
  }

  /**
   * Judges it by the secret of its access key.
   *
   * @param secretAccessKey the secret; null for an access key that nobody knows
   * @return what its signer allowed
   * @throws S3PresignException as {@link #verify(String, Consumer)} does
   */
  public VerifiedRequest verify(String secretAccessKey) {
    return verify(secretAccessKey, rules -> {});
  }

  /**
   * Judges it by the secret of its access key, and rules.
   *
   * @param secretAccessKey the secret; null for an access key that nobody knows
   * @param rules sets region, service, longest life, clock, ...
   * @return what its signer allowed
   * @throws S3PresignException whose code says exactly why not: {@code UnknownAccessKey}, {@code
   *     SignatureMismatch}, {@code RequestExpired}, {@code RequestNotYetValid}, {@code
   *     ExpiryOutOfRange}, {@code SessionTokenMismatch}, {@code CredentialsExpired}, {@code
   *     HeaderNotSigned}, {@code SignedHeaderMissing}, {@code WrongRegion}, {@code WrongService}
   */
  public VerifiedRequest verify(String secretAccessKey, Consumer<? super VerifyOptions> rules) {
    Judging judging = Judging.by(accessKeyId(), secretAccessKey, rules);
    return VerifiedRequest.of(Calls.verifyRequest(request, judging.rules(), judging.now()));
  }

  /**
   * Shows what can be logged: neither URL nor token nor headers.
   *
   * @return a text without secrets
   */
  @Override
  public String toString() {
    return "ReceivedRequest[accessKeyId="
        + accessKeyId()
        + ", region="
        + region()
        + ", service="
        + service()
        + "]";
  }
}
