package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a presigned URL claims, without any secret: of any signer and any store. Nothing is
 * verified.
 *
 * {@snippet file="DocumentationTest.java" region="explain"}
 *
 * @param signatureVersion {@code 4}, {@code 4A} or the legacy {@code 2}
 * @param operation where the URL leaves no other
 * @param possibleOperations every operation that the URL may be for
 * @param host that the request goes to
 * @param bucket its name, or an access point's ARN or alias
 * @param key the object's, decoded
 * @param addressing where the bucket was found: {@code virtual} in the host, {@code path}, {@code
 *     bucket-host}, {@code path-assumed} where the host does not tell, or {@code unknown}
 * @param accessKeyId who signed
 * @param region of the signature; none in Version 2
 * @param service of the signature, such as {@code s3}; none in Version 2
 * @param signedAt when it was signed, in whole seconds; Version 2 does not say
 * @param expiresAt when it stops working, in whole seconds, if not before with its credentials
 * @param state {@code valid}, {@code expired} or {@code not-yet-valid}
 * @param headers the names of those that must be sent as they were signed, in lower case
 * @param aspects what the signature fixes, and what it leaves to the sender
 * @param warnings what will probably surprise somebody
 * @param text the same for people; it holds neither signature nor token
 */
public record Explanation(
    String signatureVersion,
    Optional<String> operation,
    List<String> possibleOperations,
    String host,
    Optional<String> bucket,
    Optional<String> key,
    String addressing,
    String accessKeyId,
    Optional<String> region,
    Optional<String> service,
    Optional<Instant> signedAt,
    Instant expiresAt,
    String state,
    List<String> headers,
    List<SignedAspect> aspects,
    List<Warning> warnings,
    String text) {

  /** Copies the lists; nothing may be null. */
  public Explanation {
    requireNonNull(signatureVersion, "signatureVersion");
    requireNonNull(operation, "operation");
    possibleOperations = List.copyOf(possibleOperations);
    requireNonNull(host, "host");
    requireNonNull(bucket, "bucket");
    requireNonNull(key, "key");
    requireNonNull(addressing, "addressing");
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(region, "region");
    requireNonNull(service, "service");
    requireNonNull(signedAt, "signedAt");
    requireNonNull(expiresAt, "expiresAt");
    requireNonNull(state, "state");
    headers = List.copyOf(headers);
    aspects = List.copyOf(aspects);
    warnings = List.copyOf(warnings);
    requireNonNull(text, "text");
  }

  static Explanation of(AnswerList answer) {
    Optional<String> operation = answer.optional("operation");
    return new Explanation(
        answer.text("signature-version"),
        operation,
        operation.map(List::of).orElseGet(() -> answer.all("possible-operation")),
        answer.text("host"),
        answer.optional("bucket"),
        answer.optional("key"),
        answer.text("addressing"),
        answer.text("access-key-id"),
        answer.optional("region"),
        answer.optional("service"),
        answer.optional("signed-at").map(Long::parseLong).map(Instant::ofEpochSecond),
        answer.instant("expires-at"),
        answer.text("state"),
        answer.all("header"),
        answer.each(SignedAspect::of),
        answer.prefixed("warning:", Warning::new),
        answer.text("text"));
  }
}
