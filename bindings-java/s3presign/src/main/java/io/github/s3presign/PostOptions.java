package io.github.s3presign;

import java.time.Instant;

/**
 * A form to sign. Its fields are what the sender must send, exactly so.
 *
 * {@snippet file="DocumentationTest.java" region="form"}
 */
public final class PostOptions extends LifetimeOptions<PostOptions> {
  private Instant signingTime;

  PostOptions() {}

  @Override
  PostOptions self() {
    return this;
  }

  /**
   * The object's key. May be left out where {@link #startsWith} has one.
   *
   * @param key raw; <code>${filename}</code> in it stands for the name of the sender's file
   * @return this
   */
  public PostOptions key(String key) {
    return set("key", key);
  }

  /**
   * Lets the sender choose a field's value, except how it begins.
   *
   * @param field such as {@code Content-Type}
   * @param prefix such as {@code image/}; empty for any value
   * @return this
   */
  public PostOptions startsWith(String field, String prefix) {
    return setEntry("startsWith", field, prefix);
  }

  /**
   * A field of the application's own, which S3 does nothing with.
   *
   * @param field its name, taken as it is
   * @param value which it must have
   * @return this
   */
  public PostOptions ownField(String field, String value) {
    return setEntry("ownFields", field, value);
  }

  /**
   * Lets the sender choose the value of a field of the application's own, except how it begins.
   *
   * @param field its name, taken as it is
   * @param prefix empty for any value
   * @return this
   */
  public PostOptions ownStartsWith(String field, String prefix) {
    return setEntry("ownStartsWith", field, prefix);
  }

  /**
   * The smallest file. Default: 0.
   *
   * @param bytes its size
   * @return this
   */
  public PostOptions minContentLength(long bytes) {
    return set("minContentLength", bytes);
  }

  /**
   * The largest file. Default: S3's own limit of 5 GiB, with a warning.
   *
   * @param bytes its size
   * @return this
   */
  public PostOptions maxContentLength(long bytes) {
    return set("maxContentLength", bytes);
  }

  /**
   * No warning where <code>${filename}</code> leaves the key of a scoped signer's form open.
   *
   * @param allowed whether the store takes keys as they are
   * @return this
   */
  public PostOptions allowOpenKey(boolean allowed) {
    return set("allowOpenKey", allowed);
  }

  /**
   * A field with its value, or a parameter of {@code PutObject} that a form can carry.
   *
   * @param name {@code acl}, {@code Content-Type}, {@code Metadata}, {@code
   *     success_action_redirect}, {@code success_action_status}, {@code tagging}, {@code
   *     StorageClass}, ...
   * @param value as {@link OperationOptions#parameter} takes it; null is not given
   * @return this
   */
  public PostOptions field(String name, Object value) {
    return set(name, value);
  }

  /**
   * When it is signed. Default: the clock, read once.
   *
   * @param instant in whole seconds; a rest is cut off
   * @return this
   */
  public PostOptions signingTime(Instant instant) {
    this.signingTime = instant;
    return this;
  }

  Instant signingTime() {
    return signingTime;
  }

  long unixTime() {
    return SigningTime.unixSeconds(signingTime);
  }
}
