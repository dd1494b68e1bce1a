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
 * <p>A plain value, which Jackson and Gson write and read as it is, with instants as ISO 8601.
 * {@link #toString} masks its secrets. {@link #fields} and its JSON do not: they are a password
 * while the form lives.
 *
 * {@snippet file="DocumentationTest.java" region="form"}
 *
 * @param url where the form goes: its {@code action}
 * @param method {@code POST}
 * @param fields the fields in the order in which they are sent
 * @param signedAt the instant in the signature, in whole seconds
 * @param expiresAt when the form stops working, in whole seconds: its policy's end or the
 *     credentials'
 * @param limitedBy {@code request}, or {@code credentials} where those end first
 * @param warnings what is valid but likely to fail or to be misused
 */
public record PresignedPost(
    String url,
    String method,
    Map<String, String> fields,
    Instant signedAt,
    Instant expiresAt,
    String limitedBy,
    List<Warning> warnings)
    implements PresignedResult {

  /** Copies the collections; nothing may be null. */
  public PresignedPost {
    requireNonNull(url, "url");
    requireNonNull(method, "method");
    fields = Ordered.copyOf(fields);
    requireNonNull(signedAt, "signedAt");
    requireNonNull(expiresAt, "expiresAt");
    requireNonNull(limitedBy, "limitedBy");
    warnings = List.copyOf(warnings);
  }

  static PresignedPost of(AnswerList answer) {
    return new PresignedPost(
        answer.text("url"),
        answer.text("method"),
        answer.map("field:"),
        answer.instant("signed-at"),
        answer.instant("expires-at"),
        answer.text("limited-by"),
        answer.prefixed("warning:", Warning::new));
  }

  /**
   * The policy that was signed. It is read from the fields at each call.
   *
   * @return JSON; it holds the session token, if there is one
   * @throws S3PresignException {@code MalformedRequest} if this was made from something else
   */
  public String policy() {
    return Calls.details(list()).text("policy");
  }

  /**
   * The same form as a command for a POSIX shell: a secret like the fields. It is computed at each
   * call.
   *
   * @return the command; the file is its standard input
   * @throws S3PresignException {@code MalformedRequest} if this was made from something else
   */
  public String curl() {
    return Calls.details(list()).text("curl");
  }

  /**
   * The smallest CORS rule of the bucket that lets a script of an origin send this form and read
   * the answer. A page that submits the form needs none.
   *
   * @param origin such as {@code https://app.example.com}, with one {@code *} in it if wanted, or
   *     several with a space between each
   * @return the rule
   * @throws S3PresignException {@code InvalidOrigin}
   */
  @Override
  public CorsRule corsRule(String origin) {
    return CorsRule.of(List.of(this), origin);
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
        list().add("method", method),
        masked ->
            "url="
                + masked.text("url")
                + ", method="
                + masked.text("method")
                + ", fields="
                + masked.map("field:")
                + ", signedAt="
                + signedAt
                + ", expiresAt="
                + expiresAt
                + ", limitedBy="
                + limitedBy
                + ", warnings="
                + warnings);
  }

  /** What the library needs to know of it. */
  private ParameterList list() {
    return addTo(new ParameterList());
  }

  ParameterList addTo(ParameterList list) {
    return list.add("url", url).addEntries("field", fields);
  }
}
