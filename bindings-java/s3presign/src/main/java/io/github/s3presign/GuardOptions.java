package io.github.s3presign;

import java.time.Duration;
import java.util.Arrays;

/**
 * What a bucket policy is to bind. Needs a bucket, and one thing at least.
 *
 * {@snippet file="DocumentationTest.java" region="guard"}
 */
public final class GuardOptions extends Options<GuardOptions> {
  GuardOptions() {}

  @Override
  GuardOptions self() {
    return this;
  }

  /**
   * The bucket.
   *
   * @param bucket its name
   * @return this
   */
  public GuardOptions bucket(String bucket) {
    return set("bucket", bucket);
  }

  /**
   * The partition. Default: {@code aws}.
   *
   * @param partition such as {@code aws-cn}
   * @return this
   */
  public GuardOptions partition(String partition) {
    return set("partition", partition);
  }

  /**
   * The identity that signs, which {@link #network} and {@link #presigned} are then about.
   *
   * @param principal its ARN
   * @return this
   */
  public GuardOptions principal(String principal) {
    return set("principal", principal);
  }

  /**
   * The greatest age of a signature when its request arrives.
   *
   * @param maxAge in whole seconds: at least 60
   * @return this
   */
  public GuardOptions maxAge(Duration maxAge) {
    return set("maxAge", maxAge);
  }

  /**
   * The window that requests are signed with, which is added to the age.
   *
   * @param stableFor in whole seconds
   * @return this
   */
  public GuardOptions stableFor(Duration stableFor) {
    return set("stableFor", stableFor);
  }

  /**
   * How far signing times are moved back, which is added to the age.
   *
   * @param backdate in whole seconds
   * @return this
   */
  public GuardOptions backdate(Duration backdate) {
    return set("backdate", backdate);
  }

  /**
   * Only by https.
   *
   * @param https whether to
   * @return this
   */
  public GuardOptions https(boolean https) {
    return set("https", https);
  }

  /**
   * Only by TLS 1.2 or newer.
   *
   * @param tls whether to
   * @return this
   */
  public GuardOptions tls(boolean tls) {
    return set("tls", tls);
  }

  /**
   * Only from these networks.
   *
   * @param network such as {@code 203.0.113.0/24}
   * @return this
   */
  public GuardOptions network(String... network) {
    return set("network", network == null || network.length == 0 ? null : Arrays.asList(network));
  }

  /**
   * Only by presigned URLs, or never by them nor by forms.
   *
   * @param presigned {@code only} or {@code never}
   * @return this
   */
  public GuardOptions presigned(String presigned) {
    return set("presigned", presigned);
  }

  /**
   * Uploads overwrite nothing.
   *
   * @param createOnly whether to
   * @return this
   */
  public GuardOptions createOnly(boolean createOnly) {
    return set("createOnly", createOnly);
  }

  /**
   * No access control lists.
   *
   * @param noAcl whether to
   * @return this
   */
  public GuardOptions noAcl(boolean noAcl) {
    return set("noAcl", noAcl);
  }

  /**
   * An option by its name, in any spelling of case: for those that a newer library has.
   *
   * @param name the name
   * @param value a String, whole number, boolean, Duration, or a list of these; null is not given
   * @return this
   */
  public GuardOptions option(String name, Object value) {
    return set(name, value);
  }
}
