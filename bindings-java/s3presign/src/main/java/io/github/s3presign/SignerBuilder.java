package io.github.s3presign;

import io.github.s3presign.ffi.NativeSigner;
import io.github.s3presign.ffi.ParameterList;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How a {@link Signer} is made. Required are {@link #accessKeyId}, {@link #secretAccessKey} and
 * {@link #region}. Not for several threads; what it builds is.
 *
 * {@snippet file="DocumentationTest.java" region="minio"}
 */
public final class SignerBuilder extends Options<SignerBuilder> {
  SignerBuilder() {}

  @Override
  SignerBuilder self() {
    return this;
  }

  /**
   * Who signs.
   *
   * @param id {@code AKIA...}, or whatever the store issued
   * @return this
   */
  public SignerBuilder accessKeyId(String id) {
    return set("accessKeyId", id);
  }

  /**
   * The secret of the access key.
   *
   * @param secret the secret, which never shows in a message
   * @return this
   */
  public SignerBuilder secretAccessKey(String secret) {
    return set("secretAccessKey", secret);
  }

  /**
   * The token of temporary credentials.
   *
   * @param token the token; an empty one is none
   * @return this
   */
  public SignerBuilder sessionToken(String token) {
    return set("sessionToken", token);
  }

  /**
   * When temporary credentials end, so that a result can tell when its URL really stops working.
   *
   * @param end the instant, in whole seconds
   * @return this
   */
  public SignerBuilder credentialsExpiration(Instant end) {
    return set("credentialsExpiration", end);
  }

  /**
   * The bucket's region, which is never guessed.
   *
   * @param region such as {@code eu-west-1}; {@code auto} for Cloudflare R2
   * @return this
   */
  public SignerBuilder region(String region) {
    return set("region", region);
  }

  /**
   * What the <em>user</em> of the presigned URL will call, which may differ from what the program
   * itself talks to. Without one it is AWS's of the region.
   *
   * @param endpoint such as {@code https://files.example.com}
   * @return this
   */
  public SignerBuilder endpoint(URI endpoint) {
    return set("endpoint", endpoint);
  }

  /**
   * What the <em>user</em> of the presigned URL will call, as text.
   *
   * @param endpoint such as {@code http://localhost:9000}
   * @return this
   */
  public SignerBuilder endpoint(String endpoint) {
    return set("endpoint", endpoint);
  }

  /**
   * Where the bucket's name goes. Default: {@link Addressing#AUTO}.
   *
   * @param addressing the place
   * @return this
   */
  public SignerBuilder addressing(Addressing addressing) {
    return set("addressing", addressing == null ? null : addressing.text());
  }

  /**
   * In the place of credentials: signs nothing, and gives URLs for what everybody may do, which do
   * not expire. Default: false.
   *
   * @param wanted whether there are no credentials
   * @return this
   */
  public SignerBuilder anonymous(boolean wanted) {
    return set("anonymous", wanted);
  }

  /**
   * A path that URLs have before the one that is signed, since a proxy at the endpoint removes it.
   *
   * @param path such as {@code /storage}
   * @return this
   */
  public SignerBuilder unsignedPathPrefix(String path) {
    return set("unsignedPathPrefix", path);
  }

  /**
   * AWS's endpoints that are reached by IPv4 and IPv6. Default: false.
   *
   * @param wanted whether to use them
   * @return this
   */
  public SignerBuilder useDualStack(boolean wanted) {
    return set("useDualStack", wanted);
  }

  /**
   * AWS's endpoints with cryptography that is validated by FIPS 140. Default: false.
   *
   * @param wanted whether to use them
   * @return this
   */
  public SignerBuilder useFips(boolean wanted) {
    return set("useFips", wanted);
  }

  /**
   * S3 Transfer Acceleration. Default: false.
   *
   * @param wanted whether to use it
   * @return this
   */
  public SignerBuilder useAccelerate(boolean wanted) {
    return set("useAccelerate", wanted);
  }

  /**
   * {@code s3.amazonaws.com} for us-east-1. Default: false.
   *
   * @param wanted whether to use it
   * @return this
   */
  public SignerBuilder useGlobalEndpoint(boolean wanted) {
    return set("useGlobalEndpoint", wanted);
  }

  /**
   * Signs for the region that a bucket's ARN names. Default: true.
   *
   * @param wanted whether to; otherwise an ARN of another region is refused
   * @return this
   */
  public SignerBuilder useArnRegion(boolean wanted) {
    return set("useArnRegion", wanted);
  }

  /**
   * Refuses access points. Default: false.
   *
   * @param disabled whether to refuse them
   * @return this
   */
  public SignerBuilder disableAccessPoints(boolean disabled) {
    return set("disableAccessPoints", disabled);
  }

  /**
   * Refuses Multi-Region Access Points. Default: false.
   *
   * @param disabled whether to refuse them
   * @return this
   */
  public SignerBuilder disableMultiRegionAccessPoints(boolean disabled) {
    return set("disableMultiRegionAccessPoints", disabled);
  }

  /**
   * Signs for directory buckets with the credentials themselves, without a session. Default: false.
   *
   * @param disabled whether to do without
   * @return this
   */
  public SignerBuilder disableS3ExpressSessionAuth(boolean disabled) {
    return set("disableS3ExpressSessionAuth", disabled);
  }

  /**
   * The longest life of a URL. Default: 7 days, Signature Version 4's own; some stores allow more.
   *
   * @param longest the life, in whole seconds
   * @return this
   */
  public SignerBuilder maxExpiresIn(Duration longest) {
    return set("maxExpiresIn", longest);
  }

  /**
   * An option by its name, in any spelling of case: for those that a newer library has.
   *
   * @param name the name
   * @param value a String, whole number, boolean, Instant, Duration or URI; null is not given
   * @return this
   */
  public SignerBuilder option(String name, Object value) {
    return set(name, value);
  }

  /**
   * Makes the signer.
   *
   * @return a signer that is to be closed
   * @throws S3PresignException for what cannot be signed for: {@code MissingOption}, {@code
   *     MissingRegion}, {@code InvalidCredentials}, {@code InvalidEndpoint}, {@code
   *     ConflictingOptions}, ...
   */
  public Signer build() {
    return new Signer(NativeSigner.of(parameters()));
  }

  /** Makes the signer of these options and, for those that are not set, of variables. */
  Signer buildWith(Map<String, String> environment) {
    ParameterList variables = new ParameterList().addVariables(environment);
    return new Signer(NativeSigner.fromEnv(variables, parameters()));
  }
}
