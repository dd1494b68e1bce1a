package io.github.s3presign;

import java.util.Arrays;

/**
 * Where an operation goes and what no request shows of it, for {@link S3Presign#permissions}. What
 * is left out is a {@code *} in its place of an ARN.
 *
 * {@snippet file="DocumentationTest.java" region="permissions"}
 */
public final class PermissionOptions extends Options<PermissionOptions> {
  PermissionOptions() {}

  @Override
  PermissionOptions self() {
    return this;
  }

  /**
   * The bucket's region. What was presigned says its own.
   *
   * @param region such as {@code eu-west-1}
   * @return this
   */
  public PermissionOptions region(String region) {
    return set("region", region);
  }

  /**
   * The bucket.
   *
   * @param bucket its name, or an access point's ARN or alias
   * @return this
   */
  public PermissionOptions bucket(String bucket) {
    return set("bucket", bucket);
  }

  /**
   * The object's key. Without it the permissions are a template's, of any key.
   *
   * @param key raw and never encoded
   * @return this
   */
  public PermissionOptions key(String key) {
    return set("key", key);
  }

  /**
   * A parameter of the operation, by S3's own name in any spelling of case; a field of a form, or
   * an option of a scope.
   *
   * @param name such as {@code VersionId}; {@link ParameterNames} has a constant for each
   * @param value as for {@link OperationOptions#parameter}; null is not given
   * @return this
   */
  public PermissionOptions parameter(String name, Object value) {
    return set(name, value);
  }

  /**
   * A header beyond S3's model.
   *
   * @param name the name
   * @param value the value; null is not given
   * @return this
   */
  public PermissionOptions header(String name, String value) {
    return setEntry("header", name, value);
  }

  /**
   * A query pair beyond S3's model.
   *
   * @param name the name, not encoded
   * @param value the value, not encoded; null is not given
   * @return this
   */
  public PermissionOptions query(String name, String value) {
    return setEntry("query", name, value);
  }

  /**
   * The account of the bucket, of KMS keys and of roles.
   *
   * @param account 12 digits
   * @return this
   */
  public PermissionOptions account(String account) {
    return set("account", account);
  }

  /**
   * The partition, if it is not the region's.
   *
   * @param partition such as {@code aws-cn}
   * @return this
   */
  public PermissionOptions partition(String partition) {
    return set("partition", partition);
  }

  /**
   * The customer managed KMS key, where the request names none.
   *
   * @param kmsKey its id or its ARN
   * @return this
   */
  public PermissionOptions kmsKey(String kmsKey) {
    return set("kmsKey", kmsKey);
  }

  /**
   * The customer managed KMS key of what is copied.
   *
   * @param sourceKmsKey its id or its ARN
   * @return this
   */
  public PermissionOptions sourceKmsKey(String sourceKmsKey) {
    return set("sourceKmsKey", sourceKmsKey);
  }

  /**
   * The access point, where the bucket is the alias of one.
   *
   * @param accessPoint its ARN
   * @return this
   */
  public PermissionOptions accessPoint(String accessPoint) {
    return set("accessPoint", accessPoint);
  }

  /**
   * The access point that supports one of S3 Object Lambda.
   *
   * @param supportingAccessPoint its name
   * @return this
   */
  public PermissionOptions supportingAccessPoint(String supportingAccessPoint) {
    return set("supportingAccessPoint", supportingAccessPoint);
  }

  /**
   * The bucket behind an access point of an Outpost.
   *
   * @param outpostBucket its name
   * @return this
   */
  public PermissionOptions outpostBucket(String outpostBucket) {
    return set("outpostBucket", outpostBucket);
  }

  /**
   * The role that the body passes to S3.
   *
   * @param role its ARN
   * @return this
   */
  public PermissionOptions role(String role) {
    return set("role", role);
  }

  /**
   * The Lambda function that transforms an object.
   *
   * @param function its ARN
   * @return this
   */
  public PermissionOptions function(String function) {
    return set("function", function);
  }

  /**
   * The table bucket that the body configures.
   *
   * @param tableBucket its name
   * @return this
   */
  public PermissionOptions tableBucket(String tableBucket) {
    return set("tableBucket", tableBucket);
  }

  /**
   * Says that conditions hold.
   *
   * @param assume those that {@link Permissions#conditions} names
   * @return this
   */
  public PermissionOptions assume(String... assume) {
    return set("assume", assume == null || assume.length == 0 ? null : Arrays.asList(assume));
  }
}
