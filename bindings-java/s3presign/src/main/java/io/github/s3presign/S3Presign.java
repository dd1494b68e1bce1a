package io.github.s3presign;

import io.github.s3presign.ffi.Calls;
import io.github.s3presign.ffi.ParameterList;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What needs no signer: plans, explanations, diagnoses, permissions, policies, and URLs for logs.
 */
public final class S3Presign {
  private S3Presign() {}

  /**
   * Masks signature, session token and encryption keys of a presigned URL, for logs.
   *
   * {@snippet file="DocumentationTest.java" region="redact"}
   *
   * @param url of any signer; text that is not a URL is answered as it is
   * @return the URL without its secrets
   */
  public static String redact(String url) {
    return Calls.redact(url);
  }

  /**
   * Explains a presigned URL: of any signer, Signature Version 4, 4A or the legacy 2.
   *
   * {@snippet file="DocumentationTest.java" region="explain"}
   *
   * @param url the URL
   * @return what it claims, at this moment
   * @throws S3PresignException {@code NotPresigned} for text that is not a presigned URL
   */
  public static Explanation explain(String url) {
    return explain(url, null, null);
  }

  /**
   * Explains a presigned URL of a known method, which leaves one operation, at an instant.
   *
   * @param url the URL
   * @param method such as {@code PUT}; null if it is not known
   * @param now in whole seconds; null for the clock's
   * @return what it claims
   * @throws S3PresignException {@code NotPresigned} for text that is not a presigned URL
   */
  public static Explanation explain(String url, String method, Instant now) {
    return explain(url, method, null, now);
  }

  /**
   * Explains a presigned URL of a known bucket: a custom domain does not say where its bucket
   * stands.
   *
   * @param url the URL
   * @param method such as {@code PUT}; null if it is not known
   * @param bucket with it, the key is known; null if it is not
   * @param now in whole seconds; null for the clock's
   * @return what it claims
   * @throws S3PresignException {@code NotPresigned} for text that is not a presigned URL, {@code
   *     InvalidBucketName}
   */
  public static Explanation explain(String url, String method, String bucket, Instant now) {
    return explain(url, method, bucket, null, now);
  }

  /**
   * Explains a presigned URL that has a path before the one that was signed.
   *
   * @param url the URL
   * @param method such as {@code PUT}; null if it is not known
   * @param bucket with it, the key is known; null if it is not
   * @param unsignedPathPrefix a path such as {@code /storage} that a proxy removes; null for none
   * @param now in whole seconds; null for the clock's
   * @return what it claims
   * @throws S3PresignException {@code NotPresigned} for text that is not a presigned URL, {@code
   *     InvalidBucketName}, {@code InvalidOption} for a prefix that the URL does not begin with
   */
  public static Explanation explain(
      String url, String method, String bucket, String unsignedPathPrefix, Instant now) {
    return explain(url, method, bucket, unsignedPathPrefix, null, now);
  }

  /**
   * Explains the bare target of a presigned request, as a server or a log has it.
   *
   * @param url the target, such as {@code /photos/a.png?X-Amz-...}, or a whole URL
   * @param method such as {@code PUT}; null if it is not known
   * @param bucket with it, the key is known; null if it is not
   * @param unsignedPathPrefix a path such as {@code /storage} that a proxy removes; null for none
   * @param host of the target, as its Host header has it; null for a whole URL
   * @param now in whole seconds; null for the clock's
   * @return what it claims
   * @throws S3PresignException {@code NotPresigned} for text that is not a presigned URL, {@code
   *     InvalidBucketName}, {@code InvalidOption} for a prefix that the URL does not begin with,
   *     and for a host that is none or stands beside a URL with its own
   */
  public static Explanation explain(
      String url,
      String method,
      String bucket,
      String unsignedPathPrefix,
      String host,
      Instant now) {
    long seconds = SigningTime.unixSeconds(now);
    return Explanation.of(
        Calls.explain(
            new ParameterList()
                .add("url", url)
                .add("method", method)
                .add("bucket", bucket)
                .add("unsignedPathPrefix", unsignedPathPrefix)
                .add("host", host)
                .add("now", seconds)));
  }

  /**
   * Says why a server refused, and what to change. For a form, which has no URL that is signed.
   *
   * @param answer what the server answered, as you have it: the XML, with the head of the response
   *     or without, as a browser or a log shows it, or the message of an exception
   * @return what the answer tells
   * @throws S3PresignException {@code NotAnErrorResponse} for an answer of more than 262,144 bytes
   */
  public static Diagnosis diagnose(String answer) {
    return Diagnosis.of(Calls.diagnose(new ParameterList().add("answer", answer)));
  }

  /**
   * Says why a server refused, and what to change.
   *
   * {@snippet file="DocumentationTest.java" region="diagnose"}
   *
   * @param answer what the server answered, as you have it: the XML, with the head of the response
   *     or without, as a browser or a log shows it, or the message of an exception
   * @param request what was presigned, to compare it with
   * @return what the answer tells
   * @throws S3PresignException {@code NotAnErrorResponse} for an answer of more than 262,144 bytes
   */
  public static Diagnosis diagnose(String answer, PresignedRequest request) {
    return Diagnosis.of(Calls.diagnose(request.list().add("answer", answer)));
  }

  /**
   * Says why a server refused, and what to change, from all that is known: the request that another
   * signer signed, how it was sent, or the credentials that prove what was signed.
   *
   * {@snippet file="DocumentationTest.java" region="prove"}
   *
   * @param answer what the server answered, as you have it; null if it is not known and there is a
   *     secret
   * @param known sets the request that was signed, the one that was sent, the credentials
   * @return what all of it tells
   * @throws S3PresignException {@code NotAnErrorResponse} for an answer of more than 262,144 bytes,
   *     {@code MissingOption} for a secret without a request
   */
  public static Diagnosis diagnose(String answer, Consumer<? super DiagnosisOptions> known) {
    DiagnosisOptions options = new DiagnosisOptions();
    known.accept(options);
    return Diagnosis.of(Calls.diagnose(options.parameters().add("answer", answer)));
  }

  /**
   * Says what whoever signs must be allowed to do.
   *
   * {@snippet file="DocumentationTest.java" region="permissions"}
   *
   * @param operation any of S3's; {@code PostObject} for a form; {@code Multipart} for all steps of
   *     an upload in parts; null for all that a scope lets pass, whose options are then parameters
   * @param options sets the region, the bucket, the key, parameters, and what is known besides
   * @return the actions, each with its resource
   * @throws S3PresignException {@code UnknownOperation}, {@code MissingBucket}, {@code
   *     MissingRegion}, {@code InvalidOption}, {@code InvalidArn}, {@code MissingOption} for an
   *     alias without its access point, and what is wrong with a parameter
   */
  public static Permissions permissions(
      String operation, Consumer<? super PermissionOptions> options) {
    return permissions(new ParameterList().add("operation", operation), options);
  }

  /**
   * Says what whoever signed a request must be allowed to do.
   *
   * @param request what was presigned, which says its region itself
   * @param options sets what is known besides; the bucket, where the URL's host does not tell it
   * @return the actions, each with its resource
   * @throws S3PresignException as for an operation, and {@code NotPresigned}
   */
  public static Permissions permissions(
      PresignedRequest request, Consumer<? super PermissionOptions> options) {
    return permissions(request.list(), options);
  }

  /**
   * Writes a policy for the identity that signs, which grants permissions, each once, and nothing
   * else.
   *
   * {@snippet file="DocumentationTest.java" region="policy"}
   *
   * @param permissions one or many
   * @return the policy
   * @throws S3PresignException {@code MissingOption} where nothing is to be granted
   */
  public static PermissionPolicy policy(Permissions... permissions) {
    return policy(List.of(permissions), false);
  }

  /**
   * Writes a policy for the identity that signs, which grants permissions and nothing else.
   *
   * @param permissions those that are granted, each once
   * @param onlyNeeded leave out what is only likely to be needed
   * @return the policy
   * @throws S3PresignException {@code MissingOption} where nothing is to be granted
   */
  public static PermissionPolicy policy(Collection<Permissions> permissions, boolean onlyNeeded) {
    ParameterList list = new ParameterList().add("only-needed", onlyNeeded);
    permissions.forEach(one -> one.addTo(list));
    return PermissionPolicy.of(Calls.policy(list));
  }

  /**
   * Writes a bucket policy that binds presigned requests, whoever signed them. No policy can bind
   * the type or the size of an upload: sign them.
   *
   * {@snippet file="DocumentationTest.java" region="guard"}
   *
   * @param options sets the bucket, and what is bound
   * @return the policy
   * @throws S3PresignException {@code InvalidBucketName}, {@code InvalidOption}, and {@code
   *     MissingOption} if nothing is to be bound
   */
  public static GuardPolicy guardPolicy(Consumer<? super GuardOptions> options) {
    GuardOptions bound = new GuardOptions();
    options.accept(bound);
    return GuardPolicy.of(Calls.guardPolicy(bound.parameters()));
  }

  /**
   * Plans the parts of an object within S3's limits: of 8 MiB, or the smallest whole number of MiB
   * that needs at most 10,000 parts.
   *
   * {@snippet file="DocumentationTest.java" region="plan"}
   *
   * @param objectSize in bytes
   * @return the plan
   * @throws S3PresignException {@code ObjectTooLarge}, {@code InvalidOption}
   */
  public static MultipartPlan multipartPlan(long objectSize) {
    return plan(objectSize, new ParameterList());
  }

  /**
   * Plans the parts of an object within S3's limits.
   *
   * @param objectSize in bytes
   * @param partSize the size of every part but the last, in bytes: 5 MiB to 5 GiB
   * @return the plan
   * @throws S3PresignException {@code ObjectTooLarge}, {@code InvalidPartSize}, {@code
   *     TooManyParts}, {@code InvalidOption}
   */
  public static MultipartPlan multipartPlan(long objectSize, long partSize) {
    return plan(objectSize, new ParameterList().add("partSize", partSize));
  }

  /**
   * One CORS rule of a bucket that lets pages of an origin use all of these results, which are of
   * one bucket: {@code PutBucketCors} replaces every rule that the bucket has.
   *
   * {@snippet file="DocumentationTest.java" region="corsOfAll"}
   *
   * @param results what the pages use
   * @param origin such as {@code https://app.example.com}, with one {@code *} in it if wanted, or
   *     several with a space between each
   * @return the rule
   * @throws S3PresignException {@code MissingOption} for no result, {@code ConflictingOptions} for
   *     those of different buckets, {@code InvalidOrigin}
   */
  public static CorsRule corsRule(Iterable<? extends PresignedResult> results, String origin) {
    return CorsRule.of(results, origin);
  }

  /**
   * Reads the id of an upload out of the response to {@code CreateMultipartUpload}.
   *
   * {@snippet file="DocumentationTest.java" region="created"}
   *
   * @param response its body
   * @return what {@link MultipartOptions#uploadId} takes
   * @throws S3PresignException {@code NoUploadId} for another text
   */
  public static String uploadId(String response) {
    return Calls.uploadId(response);
  }

  /**
   * The body of the request that completes an upload in parts.
   *
   * {@snippet file="DocumentationTest.java" region="completed"}
   *
   * @param etags the {@code ETag} of each part's answer, with the header's quotes or without, by
   *     the part's number
   * @return the body, as XML
   * @throws S3PresignException {@code NoParts}, {@code InvalidPartNumber}, {@code DuplicatePart},
   *     {@code InvalidETag}
   */
  public static String completedParts(Map<?, String> etags) {
    return completedParts(etags, Map.of());
  }

  /**
   * The body of the request that completes an upload whose parts have checksums.
   *
   * @param etags the {@code ETag} of each part's answer, with the header's quotes or without, by
   *     the part's number
   * @param checksums by S3's name, such as {@code ChecksumSHA256}, the checksums that parts were
   *     uploaded with: base64, by the part's number
   * @return the body, as XML
   * @throws S3PresignException as {@link #completedParts(Map)} does, and {@code PartOutsidePlan},
   *     {@code InvalidChecksum}
   */
  public static String completedParts(
      Map<?, String> etags, Map<String, ? extends Map<?, String>> checksums) {
    return Calls.completedParts(new ParameterList().addEntries("part", etags).addAll(checksums));
  }

  /**
   * The version of the native library, which is the package's own if it came with that.
   *
   * @return such as {@code 1.4.0}
   */
  public static String version() {
    return Calls.version();
  }

  private static Permissions permissions(
      ParameterList asked, Consumer<? super PermissionOptions> options) {
    PermissionOptions known = new PermissionOptions();
    options.accept(known);
    return Permissions.of(Calls.permissions(known.addTo(asked)));
  }

  private static MultipartPlan plan(long objectSize, ParameterList sizes) {
    return MultipartPlan.of(objectSize, Calls.multipartPlan(sizes.add("objectSize", objectSize)));
  }
}
