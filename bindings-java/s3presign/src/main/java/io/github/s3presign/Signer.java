package io.github.s3presign;

import io.github.s3presign.ffi.NativeSigner;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Signs requests for one set of credentials, region and endpoint. Immutable, without I/O, and
 * shared by any number of threads, virtual ones included.
 *
 * {@snippet file="DocumentationTest.java" region="upload"}
 *
 * <p>{@link #close} wipes its secrets; so does the garbage collector, where nobody does. Templates
 * that were made from it stay valid, and keep the secrets that they need.
 */
public final class Signer implements AutoCloseable {
  private final NativeSigner signer;

  /** Whether a given signing time needs the clock beside it. */
  private final boolean scoped;

  Signer(NativeSigner signer) {
    this(signer, false);
  }

  private Signer(NativeSigner signer, boolean scoped) {
    this.signer = signer;
    this.scoped = scoped;
  }

  /**
   * Begins a signer.
   *
   * @return a builder without any option
   */
  public static SignerBuilder builder() {
    return new SignerBuilder();
  }

  /**
   * A signer from the environment variables that AWS's own tools read:
   *
   * <ul>
   *   <li>{@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_SESSION_TOKEN} and
   *       {@code AWS_CREDENTIAL_EXPIRATION}
   *   <li>{@code AWS_REGION}, else {@code AWS_DEFAULT_REGION}
   *   <li>{@code AWS_ENDPOINT_URL_S3}, else {@code AWS_ENDPOINT_URL}; none of them if {@code
   *       AWS_IGNORE_CONFIGURED_ENDPOINT_URLS} is true
   *   <li>{@code AWS_USE_FIPS_ENDPOINT} and {@code AWS_USE_DUALSTACK_ENDPOINT}
   * </ul>
   *
   * <p>Empty ones count as unset. No other variable and no file is read.
   *
   * @return a signer that is to be closed
   * @throws S3PresignException as {@link SignerBuilder#build} does, with the name of the variable
   *     where that is wrong or missing; {@code VariableNotUnicode}
   */
  public static Signer fromEnv() {
    return fromEnv(overrides -> {});
  }

  /**
   * A signer from the environment, with options that win over it.
   *
   * @param overrides sets options
   * @return a signer that is to be closed
   * @throws S3PresignException as {@link #fromEnv()} does
   */
  public static Signer fromEnv(Consumer<? super SignerBuilder> overrides) {
    return fromEnv(System.getenv(), overrides);
  }

  /**
   * A signer from variables, with options that win over them. With an access key, a secret or a
   * session token among those, no credentials are read: those of two sources are never mixed.
   *
   * {@snippet file="DocumentationTest.java" region="environment"}
   *
   * @param environment the variables, such as {@link System#getenv()}
   * @param overrides sets options
   * @return a signer that is to be closed
   * @throws S3PresignException as {@link #fromEnv()} does
   */
  public static Signer fromEnv(
      Map<String, String> environment, Consumer<? super SignerBuilder> overrides) {
    SignerBuilder builder = builder();
    overrides.accept(builder);
    return builder.buildWith(environment);
  }

  /**
   * Signs one request: any operation of S3, by its name.
   *
   * {@snippet file="DocumentationTest.java" region="download"}
   *
   * @param operation such as {@code GetObject}; {@link OperationNames} has a constant for each
   * @param request sets bucket, key, expiry and the parameters of the operation
   * @return the URL, and what its sender must send
   * @throws S3PresignException before anything is signed: {@code UnknownOperation}, {@code
   *     UnknownParameter}, {@code MissingParameter}, {@code InvalidKey}, {@code ExpiryOutOfRange},
   *     {@code CredentialsExpired}, ...
   * @throws IllegalStateException if this is closed
   */
  public PresignedRequest presign(String operation, Consumer<? super RequestOptions> request) {
    RequestOptions options = new RequestOptions();
    request.accept(options);
    options.clockBeside(options.signingTime(), scoped);
    return PresignedRequest.of(
        signer.presign(options.parameters(operation), options.key(), options.unixTime()));
  }

  /**
   * Checks and prepares everything but key and time, once, for many keys.
   *
   * {@snippet file="DocumentationTest.java" region="template"}
   *
   * @param operation such as {@code GetObject}; {@link OperationNames} has a constant for each
   * @param request sets bucket, expiry and the parameters of the operation
   * @return a template that is to be closed
   * @throws S3PresignException as {@link #presign} does, except key and time
   * @throws IllegalStateException if this is closed
   */
  public Template template(String operation, Consumer<? super TemplateOptions> request) {
    TemplateOptions options = new TemplateOptions();
    request.accept(options);
    return new Template(signer.template(options.parameters(operation)), scoped);
  }

  /**
   * Signs a form for uploads from a browser.
   *
   * {@snippet file="DocumentationTest.java" region="form"}
   *
   * @param form sets bucket, key, sizes, expiry and the fields of the form
   * @return the form's address and its fields
   * @throws S3PresignException before anything is signed: {@code UnknownFormField}, {@code
   *     InvalidFormField}, {@code InvalidCondition}, {@code InvalidContentLengthRange}, {@code
   *     FormTooLarge}, {@code FormNotSupported}, and as {@link #presign} does
   * @throws IllegalStateException if this is closed
   */
  public PresignedPost presignPost(Consumer<? super PostOptions> form) {
    PostOptions options = new PostOptions();
    form.accept(options);
    options.clockBeside(options.signingTime(), scoped);
    return PresignedPost.of(signer.presignPost(options.parameters(), options.unixTime()));
  }

  /**
   * Signs all requests of an upload in parts at one instant. The upload itself is created by {@code
   * presign("CreateMultipartUpload", ...)}, since only the server's response says its id.
   *
   * {@snippet file="DocumentationTest.java" region="multipart"}
   *
   * @param upload sets bucket, key, upload id, sizes, expiry and parameters
   * @return the requests
   * @throws S3PresignException before anything is signed: {@code PartOutsidePlan}, {@code
   *     InvalidPartNumber}, {@code InvalidPartSize}, {@code TooManyParts}, {@code ObjectTooLarge},
   *     and as {@link #presign} does
   * @throws IllegalStateException if this is closed
   */
  public PresignedMultipart presignMultipart(Consumer<? super MultipartOptions> upload) {
    MultipartOptions options = new MultipartOptions();
    upload.accept(options);
    options.clockBeside(options.signingTime(), scoped);
    return PresignedMultipart.of(
        signer.presignMultipart(options.parameters(), options.key(), options.unixTime()));
  }

  /**
   * The same signer, confined, for the part of a program that deals with users' input. What lies
   * outside is refused, and so is a key that clients or file systems could take for another one.
   *
   * {@snippet file="DocumentationTest.java" region="scoped"}
   *
   * @param scope sets bucket, operations, key prefix, longest life and permitted names
   * @return a signer that is to be closed; what it makes throws {@code BucketOutsideScope}, {@code
   *     OperationOutsideScope}, {@code KeyOutsideScope}, {@code ExpiryOutsideScope}, {@code
   *     NameOutsideScope}, {@code SigningTimeOutsideScope} and {@code UnsafeKey}
   * @throws S3PresignException if the scope is incomplete, or wider than the one that this has
   * @throws IllegalStateException if this is closed
   */
  public Signer scoped(Consumer<? super ScopeOptions> scope) {
    ScopeOptions options = new ScopeOptions();
    scope.accept(options);
    return new Signer(signer.scoped(options.parameters()), true);
  }

  /**
   * The plain URL of a public object, unsigned, by the same rules of endpoint and encoding.
   *
   * {@snippet file="DocumentationTest.java" region="public"}
   *
   * @param bucket its name, or an access point's ARN or alias
   * @param key the object's key, raw and never encoded
   * @return the URL
   * @throws S3PresignException {@code InvalidBucketName}, {@code InvalidArn}, {@code InvalidKey}
   * @throws IllegalStateException if this is closed
   */
  public String objectUrl(String bucket, String key) {
    return signer.objectUrl(bucket, key);
  }

  /**
   * Wipes the secrets, after the calls that run at this moment. Later calls throw {@link
   * IllegalStateException}; closing again does nothing.
   */
  @Override
  public void close() {
    signer.close();
  }

  /**
   * Shows what it was made with: the options that are not left at their default, and those of each
   * scope. The secret key is left out, a session token masked. A closed one shows only that it is.
   *
   * {@snippet file="DocumentationTest.java" region="shown"}
   *
   * @return a text that can be logged
   */
  @Override
  public String toString() {
    return signer.described().map(options -> "Signer" + options).orElse("Signer[closed]");
  }
}
