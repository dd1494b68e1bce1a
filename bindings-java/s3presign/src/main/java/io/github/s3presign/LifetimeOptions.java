package io.github.s3presign;

import java.time.Duration;
import java.time.Instant;

/**
 * A bucket, and how long what is signed for it lives: what requests, forms and uploads in parts
 * have in common.
 *
 * @param <T> the class that extends this
 */
public abstract sealed class LifetimeOptions<T extends LifetimeOptions<T>> extends Options<T>
    permits OperationOptions, PostOptions, MultipartOptions {
  LifetimeOptions() {}

  /**
   * The bucket.
   *
   * @param bucket its name, or an access point's ARN or alias
   * @return this
   */
  public final T bucket(String bucket) {
    return set("bucket", bucket);
  }

  /**
   * How long it lives. Default: 900 seconds.
   *
   * @param life 1 second to 7 days, in whole seconds; a rest is cut off
   * @return this
   */
  public final T expiresIn(Duration life) {
    return set("expiresIn", life);
  }

  /**
   * When it stops working, instead of {@link #expiresIn}.
   *
   * @param end the instant, in whole seconds; a rest is cut off
   * @return this
   */
  public final T expiresAt(Instant end) {
    return set("expiresAt", end);
  }

  /**
   * What is signed stays the same all through each such window, so that browsers and CDNs can cache
   * it. The window is added to its life.
   *
   * @param window in whole seconds
   * @return this
   */
  public final T stableFor(Duration window) {
    return set("stableFor", window);
  }

  /**
   * Moves the signing time back, for clocks that run ahead of S3's.
   *
   * @param back in whole seconds
   * @return this
   */
  public final T backdate(Duration back) {
    return set("backdate", back);
  }

  /**
   * What time it is, for scoped signers, which sign for no time that lies more than 15 minutes
   * ahead of it. Default: the clock, read once.
   *
   * @param instant in whole seconds; a rest is cut off
   * @return this
   */
  public final T clock(Instant instant) {
    return set("clock", instant);
  }

  /**
   * Refuses if the credentials end before that life. Default: false; a result then says that it is
   * limited by them.
   *
   * @param required whether to refuse
   * @return this
   */
  public final T requireFullLifetime(boolean required) {
    return set("requireFullLifetime", required);
  }

  /**
   * The clock beside a signing time that was given, which a scoped signer's longest life counts
   * from, unless it is set.
   */
  final void clockBeside(Instant signingTime, boolean scoped) {
    if (scoped && signingTime != null && !has("clock")) {
      set("clock", SigningTime.now());
    }
  }
}
