package io.github.s3presign;

import io.github.s3presign.ffi.AnswerList;
import io.github.s3presign.ffi.Calls;
import io.github.s3presign.ffi.ParameterList;
import java.util.function.Function;

/** What {@code toString} shows of values that hold secrets; which those are, the library knows. */
final class Masked {
  private Masked() {}

  /**
   * The text of a value.
   *
   * @param type its name
   * @param value all its texts
   * @param components writes them, once they are masked
   */
  static String show(String type, ParameterList value, Function<AnswerList, String> components) {
    AnswerList masked;
    try {
      masked = Calls.redactList(value);
    } catch (S3PresignException unreadable) {
      // Somebody made the value of a NUL or a lone surrogate. Logging is no place to throw.
      return type + "[unreadable]";
    }
    return type + "[" + components.apply(masked) + "]";
  }
}
