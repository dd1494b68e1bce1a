package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import io.github.s3presign.ffi.Calls;
import io.github.s3presign.ffi.ParameterList;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A form that someone without credentials can send until it expires, as {@code
 * multipart/form-data}: all fields in their order, then the file in a field named {@code file}.
 *
 * <p>{@link #toString} masks its secrets; its parts do not, so treat it like a password.
 *
 * {@snippet file="DocumentationTest.java" region="form"}
 *
 * @param url where the form goes: its {@code action}
 * @param method {@code POST}
 * @param fields the fields in the order in which they are sent
 * @param policy the policy that was signed, as JSON; it holds the session token, if any
 * @param signedAt the instant in the signature, in whole seconds
 * @param expiresAt when the form stops working, in whole seconds: its policy's end or the
 *     credentials'
 * @param limitedBy {@code request}, or {@code credentials} where those end first
 * @param warnings what is valid but likely to fail or to be misused
 * @param curl the same form as a command for a POSIX shell; the file is its standard input
 */
public record PresignedPost(
    String url,
    String method,
    Map<String, String> fields,
    String policy,
    Instant signedAt,
    Instant expiresAt,
    String limitedBy,
    List<Warning> warnings,
    String curl) {

  /** Copies the collections; nothing may be null. */
  public PresignedPost {
    requireNonNull(url, "url");
    requireNonNull(method, "method");
    fields = Ordered.copyOf(fields);
    requireNonNull(policy, "policy");
    requireNonNull(signedAt, "signedAt");
    requireNonNull(expiresAt, "expiresAt");
    requireNonNull(limitedBy, "limitedBy");
    warnings = List.copyOf(warnings);
    requireNonNull(curl, "curl");
  }

  static PresignedPost of(AnswerList answer) {
    return new PresignedPost(
        answer.text("url"),
        answer.text("method"),
        answer.map("field:"),
        answer.text("policy"),
        answer.instant("signed-at"),
        answer.instant("expires-at"),
        answer.text("limited-by"),
        answer.prefixed("warning:", Warning::new),
        answer.text("curl"));
  }

  /**
   * The smallest CORS rule of the bucket that lets a script of an origin send this form and read
   * the answer. A page that submits the form needs none.
   *
   * @param origin such as {@code https://app.example.com}, with one {@code *} in it if wanted
   * @return the rule
   * @throws S3PresignException {@code InvalidOrigin}
   */
  public CorsRule corsRule(String origin) {
    return CorsRule.of(Calls.corsRule(new ParameterList(), origin));
  }

  /**
   * Shows everything but secrets, such as signature, token and policy; those are masked.
   *
   * @return a text that can be logged
   */
  @Override
  public String toString() {
    return Masked.show(
        "PresignedPost",
        new ParameterList()
            .add("url", url)
            .add("method", method)
            .addEntries("field", fields)
            .add("policy", policy)
            .add("curl", curl),
        masked ->
            "url="
                + masked.text("url")
                + ", method="
                + masked.text("method")
                + ", fields="
                + masked.map("field:")
                + ", policy="
                + masked.text("policy")
                + ", signedAt="
                + signedAt
                + ", expiresAt="
                + expiresAt
                + ", limitedBy="
                + limitedBy
                + ", warnings="
                + warnings
                + ", curl="
                + masked.text("curl"));
  }
}
