package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One action on one resource that whoever signs needs.
 *
 * {@snippet file="DocumentationTest.java" region="permissions"}
 *
 * @param action such as {@code s3:PutObject}
 * @param resource the ARN, with what a key has of wildcards escaped
 * @param because what asks for it: the operation, a parameter by S3's name, a condition, or the
 *     kind of bucket
 * @param certainty {@code needed} where it is documented, {@code likely} where it is inferred
 * @param source where it is said, or what it is inferred from
 * @param onlyWhere what narrows it beside its resource: a condition key of IAM and what that must
 *     be, such as {@code kms:ResourceAliases=alias/photos}, since an alias of a key is no resource
 */
public record Permission(
    String action,
    String resource,
    String because,
    String certainty,
    String source,
    Optional<String> onlyWhere) {
  /** Nothing may be null. */
  public Permission {
    requireNonNull(action, "action");
    requireNonNull(resource, "resource");
    requireNonNull(because, "because");
    requireNonNull(certainty, "certainty");
    requireNonNull(source, "source");
    requireNonNull(onlyWhere, "onlyWhere");
  }
}
