package io.github.s3presign;

import io.github.s3presign.ffi.AnswerList;
import io.github.s3presign.ffi.Calls;
import io.github.s3presign.ffi.ParameterList;
import java.io.Serial;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request was refused before anything was signed; or one that came is not valid.
 *
 * <p>The message names the parameter, quotes its value (never a secret) and says what to do.
 *
 * {@snippet file="DocumentationTest.java" region="exception"}
 */
public final class S3PresignException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private static final int NO_ROW = -1;

  /** What was refused, such as {@code InvalidKey}. */
  private final String code;

  /** The name of what is wrong; null where there is none. */
  private final String parameter;

  /** Which of many keys was refused; {@link #NO_ROW} where there are not many. */
  private final int row;

  /**
   * Makes one, for tests of programs that deal with it.
   *
   * @param code what was refused
   * @param message the same for people
   */
  public S3PresignException(String code, String message) {
    this(code, message, null);
  }

  /**
   * Makes one that names what is wrong, for tests of programs that deal with it.
   *
   * @param code what was refused
   * @param message the same for people
   * @param parameter the name of what is wrong; null where there is none
   */
  public S3PresignException(String code, String message, String parameter) {
    this(code, message, parameter, NO_ROW);
  }

  /**
   * Makes one of a row of many, for tests of programs that deal with it.
   *
   * @param code what was refused
   * @param message the same for people
   * @param parameter the name of what is wrong; null where there is none
   * @param row which of many keys was refused, counted from 0
   */
  public S3PresignException(String code, String message, String parameter, int row) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
    this.parameter = parameter;
    this.row = row;
  }

  /**
   * What was refused: stable, and the same in every language.
   *
   * @return a code such as {@code InvalidKey}
   */
  public String code() {
    return code;
  }

  /**
   * The HTTP status to answer a refused request with.
   *
   * @return 400 or 403, as S3 does; 500 where not the request was wrong
   */
  public int httpStatus() {
    return Integer.parseInt(answerToClient().text("http-status"));
  }

  /**
   * The {@code Code} of S3's XML beside that status.
   *
   * @return such as {@code SignatureDoesNotMatch}
   */
  public String s3Code() {
    return answerToClient().text("s3-code");
  }

  private AnswerList answerToClient() {
    return Calls.refusal(new ParameterList().add("code", code));
  }

  /**
   * The name of what is wrong.
   *
   * @return such as {@code Body} or {@code expires-in}; nothing where the error is about several,
   *     or about none
   */
  public Optional<String> parameter() {
    return Optional.ofNullable(parameter);
  }

  /**
   * Which of many keys was refused.
   *
   * @return the place of the first one, counted from 0; nothing where there are not many
   */
  public OptionalInt row() {
    return row == NO_ROW ? OptionalInt.empty() : OptionalInt.of(row);
  }
}
