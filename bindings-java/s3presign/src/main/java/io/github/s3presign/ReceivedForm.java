package io.github.s3presign;

import io.github.s3presign.ffi.AnswerList;
import io.github.s3presign.ffi.Calls;
import io.github.s3presign.ffi.ParameterList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A signed upload form as a server received it: whatever it says is a claim, until {@link #verify}
 * has judged it. Immutable.
 *
 * {@snippet file="DocumentationTest.java" region="verifyForm"}
 */
public final class ReceivedForm {
  private final ParameterList form;
  private final AnswerList claim;

  /**
   * Reads a form of which the file is not known.
   *
   * @param bucket that the form was sent to
   * @param fields those before the file; each value is a String, or a list of those
   * @throws S3PresignException {@code MalformedRequest} for what is not a signed form, {@code
   *     WrongType} for a field of another type
   */
  public ReceivedForm(String bucket, Map<String, ?> fields) {
    this(bucket, fields, file -> {});
  }

  /**
   * Reads a form.
   *
   * @param bucket that the form was sent to
   * @param fields those before the file; each value is a String, or a list of those
   * @param file sets what is known of the file
   * @throws S3PresignException {@code MalformedRequest} for what is not a signed form, {@code
   *     WrongType} for a field of another type
   */
  public ReceivedForm(
      String bucket, Map<String, ?> fields, Consumer<? super ReceivedFormOptions> file) {
    ReceivedFormOptions options = new ReceivedFormOptions();
    file.accept(options);
    form = options.parameters().add("bucket", bucket).addEntries("field", fields);
    claim = Calls.readForm(form);
  }

  /**
   * Whose secret verifies it.
   *
   * @return an access key
   */
  public String accessKeyId() {
    return claim.text("access-key-id");
  }

  /**
   * The session token it came with.
   *
   * @return a token, if there is one
   */
  public Optional<String> sessionToken() {
    return claim.optional("session-token");
  }

  /**
   * The region it claims to be signed for.
   *
   * @return a region
   */
  public String region() {
    return claim.text("region");
  }

  /**
   * The service it claims to be signed for.
   *
   * @return such as {@code s3}
   */
  public String service() {
    return claim.text("service");
  }

  /**
   * The key that the file will have.
   *
   * @return a key, if the form has one
   */
  public Optional<String> key() {
    return claim.optional("key");
  }

  /**
   * Judges it by the secret of its access key.
   *
   * @param secretAccessKey the secret; null for an access key that nobody knows
   * @return what its signer allowed
   * @throws S3PresignException as {@link #verify(String, Consumer)} does
   */
  public VerifiedForm verify(String secretAccessKey) {
    return verify(secretAccessKey, rules -> {});
  }

  /**
   * Judges it by the secret of its access key, and rules: its signature, its policy's end, and that
   * it meets every condition.
   *
   * @param secretAccessKey the secret; null for an access key that nobody knows
   * @param rules sets region, longest life, clock, ...
   * @return what its signer allowed
   * @throws S3PresignException whose code says exactly why not: {@code PolicyConditionFailed},
   *     {@code FieldWithoutCondition}, and as {@link ReceivedRequest#verify(String, Consumer)} does
   *     for a signature
   */
  public VerifiedForm verify(String secretAccessKey, Consumer<? super VerifyOptions> rules) {
    Judging judging = Judging.by(accessKeyId(), secretAccessKey, rules);
    return VerifiedForm.of(Calls.verifyForm(form, judging.rules(), judging.now()));
  }

  /**
   * Shows what can be logged: no field but the key.
   *
   * @return a text without secrets
   */
  @Override
  public String toString() {
    return "ReceivedForm[accessKeyId="
        + accessKeyId()
        + ", region="
        + region()
        + ", service="
        + service()
        + ", key="
        + key().orElse(null)
        + "]";
  }
}
