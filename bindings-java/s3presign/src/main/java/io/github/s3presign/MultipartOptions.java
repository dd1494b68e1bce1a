package io.github.s3presign;

import java.time.Instant;

/**
 * An upload in parts to sign. Needs a bucket, a key, an upload id, and an object size or a number
 * of parts.
 *
 * {@snippet file="DocumentationTest.java" region="multipart"}
 */
public final class MultipartOptions extends LifetimeOptions<MultipartOptions> {
  private String key;
  private Instant signingTime;

  MultipartOptions() {}

  @Override
  MultipartOptions self() {
    return this;
  }

  /**
   * The object's key.
   *
   * @param key 1 to 1024 bytes of UTF-8, raw and never encoded
   * @return this
   */
  public MultipartOptions key(String key) {
    this.key = key;
    return this;
  }

  /**
   * The upload.
   *
   * @param id from the answer to {@code CreateMultipartUpload}
   * @return this
   */
  public MultipartOptions uploadId(String id) {
    return set("uploadId", id);
  }

  /**
   * The size of the whole object; or {@link #partCount}, where it is not known.
   *
   * @param bytes the size
   * @return this
   */
  public MultipartOptions objectSize(long bytes) {
    return set("objectSize", bytes);
  }

  /**
   * The size of every part but the last. Default: as {@link S3Presign#multipartPlan(long)} has it.
   *
   * @param bytes 5 MiB to 5 GiB
   * @return this
   */
  public MultipartOptions partSize(long bytes) {
    return set("partSize", bytes);
  }

  /**
   * How many parts there are, where the sizes are not known.
   *
   * @param count 1 to 10,000
   * @return this
   */
  public MultipartOptions partCount(int count) {
    return set("partCount", count);
  }

  /**
   * Whether each part is bound to its length. Default: true.
   *
   * @param signed whether it is
   * @return this
   */
  public MultipartOptions signContentLength(boolean signed) {
    return set("signContentLength", signed);
  }

  /**
   * Whether S3 refuses to complete the upload where an object of this key exists. JuiceFS, rclone
   * and older MinIO ignore it. Default: false.
   *
   * @param only whether it does
   * @return this
   */
  public MultipartOptions createOnly(boolean only) {
    return set("createOnly", only);
  }

  /**
   * A parameter by S3's name, for each of the requests that knows it.
   *
   * @param name such as {@code RequestPayer} or {@code ChecksumSHA256}
   * @param value as {@link OperationOptions#parameter} takes it; of single parts, a map by their
   *     numbers; null is not given
   * @return this
   */
  public MultipartOptions parameter(String name, Object value) {
    return set(name, value);
  }

  /**
   * When it is signed. Default: the clock, read once.
   *
   * @param instant in whole seconds; a rest is cut off
   * @return this
   */
  public MultipartOptions signingTime(Instant instant) {
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
