package io.github.s3presign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * By what a request or a form that came is judged, beside the secret.
 *
 * {@snippet file="DocumentationTest.java" region="verify"}
 */
public final class VerifyOptions extends Options<VerifyOptions> {
  private Instant now;

  VerifyOptions() {}

  @Override
  VerifyOptions self() {
    return this;
  }

  /**
   * The token of temporary credentials, which the request must have.
   *
   * @param token the token
   * @return this
   */
  public VerifyOptions sessionToken(String token) {
    return set("sessionToken", token);
  }

  /**
   * When temporary credentials end.
   *
   * @param end the instant, in whole seconds
   * @return this
   */
  public VerifyOptions credentialsExpiration(Instant end) {
    return set("credentialsExpiration", end);
  }

  /**
   * Only signatures for this region. Default: any.
   *
   * @param region such as {@code eu-west-1}
   * @return this
   */
  public VerifyOptions region(String region) {
    return set("region", region);
  }

  /**
   * Only signatures for this service. Default: {@code s3}.
   *
   * @param service {@code s3}, {@code s3-object-lambda}, {@code s3-outposts} or {@code s3express}
   * @return this
   */
  public VerifyOptions service(String service) {
    return set("service", service);
  }

  /**
   * The longest life that is accepted. Default: 7 days.
   *
   * @param longest in whole seconds
   * @return this
   */
  public VerifyOptions maxExpiresIn(Duration longest) {
    return set("maxExpiresIn", longest);
  }

  /**
   * How far ahead of the clock a signing time may be. Default: 900 seconds.
   *
   * @param skew in whole seconds
   * @return this
   */
  public VerifyOptions clockSkew(Duration skew) {
    return set("clockSkew", skew);
  }

  /**
   * Refuses a form whose final key has {@code .} or {@code ..} segments, empty ones, backslashes or
   * control characters ({@code UnsafeKey}). Default: false.
   *
   * @param required whether it does
   * @return this
   */
  public VerifyOptions requireSafeKey(boolean required) {
    return set("requireSafeKey", required);
  }

  /**
   * A path that a request has before the one that was signed, since a proxy will remove it.
   *
   * @param path such as {@code /storage}
   * @return this
   */
  public VerifyOptions unsignedPathPrefix(String path) {
    return set("unsignedPathPrefix", path);
  }

  /**
   * Hosts that are served: on one of them the bucket stands in the path, below one in the host, and
   * any other host is refused. Default: none, so that no operation, bucket and key are told.
   *
   * @param baseHost such as {@code s3.example.com}; ports count for nothing
   * @return this
   */
  public VerifyOptions baseHost(String... baseHost) {
    return set("baseHost", baseHost == null || baseHost.length == 0 ? null : List.of(baseHost));
  }

  /**
   * When it is judged. Default: the clock, read once.
   *
   * @param instant in whole seconds; a rest is cut off
   * @return this
   */
  public VerifyOptions now(Instant instant) {
    this.now = instant;
    return this;
  }

  /**
   * A rule by its name, in any spelling of case: for those that a newer library has.
   *
   * @param name the name
   * @param value a String, whole number, boolean, Instant or Duration; null is not given
   * @return this
   */
  public VerifyOptions option(String name, Object value) {
    return set(name, value);
  }

  long unixTime() {
    return SigningTime.unixSeconds(now);
  }
}
