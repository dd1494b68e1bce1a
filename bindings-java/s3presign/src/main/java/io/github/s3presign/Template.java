package io.github.s3presign;

import io.github.s3presign.ffi.NativeTemplate;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One kind of request, for one key after another. Immutable, and shared by any number of threads,
 * virtual ones included.
 *
 * {@snippet file="DocumentationTest.java" region="template"}
 *
 * <p>{@link #close} wipes its secrets; so does the garbage collector, where nobody does.
 */
public final class Template implements AutoCloseable {
  private final NativeTemplate template;

  /** Whether a given signing time needs the clock beside it. */
  private final boolean scoped;

  Template(NativeTemplate template, boolean scoped) {
    this.template = template;
    this.scoped = scoped;
  }

  /**
   * The URL for one key, signed now, and nothing else: the fastest call. What its sender must send
   * is the same for all keys; {@link #presign(String)} tells.
   *
   * @param key 1 to 1024 bytes of UTF-8, raw and never encoded; null for an operation that acts on
   *     no object
   * @return the URL
   * @throws S3PresignException {@code InvalidKey}, {@code MissingKey}, {@code UnexpectedKey},
   *     {@code CredentialsExpired}, {@code CredentialsExpireFirst}, {@code ExpiryOutOfRange}; for a
   *     scoped signer {@code KeyOutsideScope} and {@code UnsafeKey}
   * @throws IllegalStateException if this is closed
   */
  public String url(String key) {
    return template.url(key, SigningTime.now());
  }

  /**
   * The URL for one key at an instant, and nothing else.
   *
   * @param key as {@link #url(String)} takes it
   * @param signingTime in whole seconds, a rest is cut off; null for the clock's
   * @return the URL
   * @throws S3PresignException as {@link #url(String)} does, and {@code InvalidSigningTime}
   * @throws IllegalStateException if this is closed
   */
  public String url(String key, Instant signingTime) {
    return at(signingTime, (clocked, now) -> clocked.url(key, now));
  }

  /**
   * The URLs for many keys, all signed now, at one instant: those of {@link #url(String)} in a
   * fraction of its time.
   *
   * @param keys as {@link #url(String)} takes each
   * @return the URLs in the order of the keys
   * @throws S3PresignException as {@link #url(String)} does, for the first key that is refused;
   *     {@link S3PresignException#row()} says which
   * @throws IllegalStateException if this is closed
   */
  public List<String> urls(Iterable<String> keys) {
    return template.urls(keys, SigningTime.now());
  }

  /**
   * The URLs for many keys at one instant.
   *
   * @param keys as {@link #url(String)} takes each
   * @param signingTime in whole seconds, a rest is cut off; null for the clock's
   * @return the URLs in the order of the keys
   * @throws S3PresignException as {@link #url(String, Instant)} does, for the first key that is
   *     refused; {@link S3PresignException#row()} says which
   * @throws IllegalStateException if this is closed
   */
  public List<String> urls(Iterable<String> keys, Instant signingTime) {
    return at(signingTime, (clocked, now) -> clocked.urls(keys, now));
  }

  /**
   * The whole result for one key, signed now.
   *
   * @param key as {@link #url(String)} takes it
   * @return the URL, and what its sender must send
   * @throws S3PresignException as {@link #url(String)} does
   * @throws IllegalStateException if this is closed
   */
  public PresignedRequest presign(String key) {
    return PresignedRequest.of(template.presign(key, SigningTime.now()));
  }

  /**
   * The whole result for one key at an instant.
   *
   * @param key as {@link #url(String)} takes it
   * @param signingTime in whole seconds, a rest is cut off; null for the clock's
   * @return the URL, and what its sender must send
   * @throws S3PresignException as {@link #url(String, Instant)} does
   * @throws IllegalStateException if this is closed
   */
  public PresignedRequest presign(String key, Instant signingTime) {
    return at(signingTime, (clocked, now) -> PresignedRequest.of(clocked.presign(key, now)));
  }

  /**
   * Wipes the secrets, after the calls that run at this moment. Later calls throw {@link
   * IllegalStateException}; closing again does nothing.
   */
  @Override
  public void close() {
    template.close();
  }

  /**
   * Shows what it signs: the operation, the URL up to the key, and the headers that must be sent,
   * with encryption keys masked. A closed one shows only that it is.
   *
   * {@snippet file="DocumentationTest.java" region="shownTemplate"}
   *
   * @return a text that can be logged
   */
  @Override
  public String toString() {
    return template.described().map(request -> "Template" + request).orElse("Template[closed]");
  }

  /**
   * Signs at an instant: for a scoped signer with a template that knows what time it is, which its
   * longest life counts from.
   */
  private <T> T at(Instant signingTime, BiFunction<NativeTemplate, Long, T> signing) {
    long now = SigningTime.unixSeconds(signingTime);
    if (!scoped) {
      return signing.apply(template, now);
    }
    try (NativeTemplate clocked = template.clocked(SigningTime.now())) {
      return signing.apply(clocked, now);
    }
  }
}
