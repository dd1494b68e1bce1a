package io.github.s3presign;

import java.time.Duration;
import java.util.Arrays;

/**
 * What a signer is confined to. Needs a bucket and operations.
 *
 * {@snippet file="DocumentationTest.java" region="scoped"}
 */
public final class ScopeOptions extends Options<ScopeOptions> {
  ScopeOptions() {}

  @Override
  ScopeOptions self() {
    return this;
  }

  /**
   * Only the bucket that is called exactly so.
   *
   * @param bucket its name, or an access point's ARN or alias
   * @return this
   */
  public ScopeOptions bucket(String bucket) {
    return set("bucket", bucket);
  }

  /**
   * Only these operations. Uploads by forms count as {@code PutObject}.
   *
   * @param names such as {@code GetObject}
   * @return this
   */
  public ScopeOptions operations(String... names) {
    return set("operations", names == null ? null : Arrays.asList(names));
  }

  /**
   * Only keys that begin so.
   *
   * @param prefix ends with a slash
   * @return this
   */
  public ScopeOptions keyPrefix(String prefix) {
    return set("keyPrefix", prefix);
  }

  /**
   * No URL lives longer, from now on.
   *
   * @param longest in whole seconds
   * @return this
   */
  public ScopeOptions maxExpiresIn(Duration longest) {
    return set("maxExpiresIn", longest);
  }

  /**
   * Names that pass although some store could be led outside the scope by them.
   *
   * @param names {@code header:NAME}, {@code query:NAME}, {@code metadata:NAME}, {@code field:NAME}
   *     or {@code parameter:WebsiteRedirectLocation}
   * @return this
   */
  public ScopeOptions allow(String... names) {
    return set("allow", names == null || names.length == 0 ? null : Arrays.asList(names));
  }

  /**
   * An option by its name, in any spelling of case: for those that a newer library has.
   *
   * @param name the name
   * @param value a String, whole number, boolean, Instant, Duration, or a list of these; null is
   *     not given
   * @return this
   */
  public ScopeOptions option(String name, Object value) {
    return set(name, value);
  }
}
