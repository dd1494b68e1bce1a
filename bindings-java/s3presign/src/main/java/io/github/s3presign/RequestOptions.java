package io.github.s3presign;

import java.time.Instant;

/**
 * A request to sign.
 *
 * {@snippet file="DocumentationTest.java" region="parameters"}
 */
public final class RequestOptions extends OperationOptions<RequestOptions> {
  private String key;
  private Instant signingTime;

  RequestOptions() {}

  @Override
  RequestOptions self() {
    return this;
  }

  /**
   * The object's key.
   *
   * @param key 1 to 1024 bytes of UTF-8, raw and never encoded; null for an operation that acts on
   *     no object
   * @return this
   */
  public RequestOptions key(String key) {
    this.key = key;
    return this;
  }

  /**
   * When it is signed. Default: the clock, read once.
   *
   * @param instant in whole seconds; a rest is cut off
   * @return this
   */
  public RequestOptions signingTime(Instant instant) {
    this.signingTime = instant;
    return this;
  }

  String key() {
    return key;
  }

  Instant signingTime() {
    return signingTime;
  }

  long unixTime() {
    return SigningTime.unixSeconds(signingTime);
  }
}
