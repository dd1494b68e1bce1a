package io.github.s3presign;

import io.github.s3presign.ffi.ParameterList;
import java.util.List;

/**
 * Everything of a request but its key and signing time.
 *
 * @param <T> the class that extends this
 */
public abstract sealed class OperationOptions<T extends OperationOptions<T>>
    extends LifetimeOptions<T> permits TemplateOptions, RequestOptions {
  OperationOptions() {}

  /**
   * A parameter of the operation, by S3's own name in any spelling of case: {@code ContentType},
   * {@code contentType} and {@code content-type} are one. It is signed and must be sent; what is
   * not passed is neither.
   *
   * {@snippet file="DocumentationTest.java" region="parameters"}
   *
   * @param name such as {@code VersionId}; {@link ParameterNames} has a constant for each
   * @param value a String, whole number, boolean, Instant, Duration or URI; a byte[] for a checksum
   *     or an encryption key, which S3 takes as base64; a list of these; a map of these by name,
   *     for {@code Metadata}; null is not given
   * @return this
   */
  public final T parameter(String name, Object value) {
    return set(name, value);
  }

  /**
   * Moves headers into the query, for senders that cannot set headers. Default: false. Headers that
   * S3 does not honour there are refused.
   *
   * @param wanted whether to
   * @return this
   */
  public final T headersInQuery(boolean wanted) {
    return set("headersInQuery", wanted);
  }

  /**
   * Moves these headers into the query and leaves the others where they are.
   *
   * @param names such as {@code x-amz-acl}, or of parameters, such as {@code ACL}
   * @return this
   */
  public final T headersInQuery(List<String> names) {
    return set("headersInQuery", names);
  }

  /**
   * Signs for another method than the operation's own: {@code HEAD} for what {@code GetObject}
   * answers without the content.
   *
   * @param method the method
   * @return this
   */
  public final T method(String method) {
    return set("method", method);
  }

  /**
   * The file name under which a browser saves the object.
   *
   * @param fileName the name, in any script
   * @return this
   */
  public final T downloadAs(String fileName) {
    return set("downloadAs", fileName);
  }

  /**
   * An upload that S3 refuses where an object of this key exists. JuiceFS, rclone and older MinIO
   * ignore it. Default: false.
   *
   * @param only whether to
   * @return this
   */
  public final T createOnly(boolean only) {
    return set("createOnly", only);
  }

  /**
   * What the URL ends with behind {@code #}, such as {@code .parquet}, for tools that tell a format
   * by it. It is never sent.
   *
   * @param hint 1 to 255 bytes of UTF-8
   * @return this
   */
  public final T urlHint(String hint) {
    return set("urlHint", hint);
  }

  /**
   * A header beyond S3's model; signed, so it must be sent.
   *
   * @param name the name
   * @param value the value; null is not given
   * @return this
   */
  public final T header(String name, String value) {
    return setEntry("header", name, value);
  }

  /**
   * A query pair beyond S3's model.
   *
   * @param name the name, not encoded
   * @param value the value, not encoded; null is not given
   * @return this
   */
  public final T query(String name, String value) {
    return setEntry("query", name, value);
  }

  final ParameterList parameters(String operation) {
    return set("operation", operation).parameters();
  }
}
