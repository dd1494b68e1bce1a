package io.github.s3presign;

import java.io.Serial;
import java.util.Objects;

/**
 * A request was refused before anything was signed; or one that came is not valid.
 *
 * <p>The message names the parameter, quotes its value (never a secret) and says what to do.
 *
 * {@snippet file="DocumentationTest.java" region="exception"}
 */
public final class S3PresignException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** What was refused, such as {@code InvalidKey}. */
  private final String code;

  /**
   * Makes one, for tests of programs that deal with it.
   *
   * @param code what was refused
   * @param message the same for people
   */
  public S3PresignException(String code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
  }

  /**
   * What was refused: stable, and the same in every language.
   *
   * @return a code such as {@code InvalidKey}
   */
  public String code() {
    return code;
  }
}
