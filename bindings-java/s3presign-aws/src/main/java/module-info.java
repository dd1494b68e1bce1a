/** Signers from credentials of the AWS SDK for Java 2. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // The SDK has no others.
module io.github.s3presign.aws {
  requires transitive io.github.s3presign;
  requires transitive software.amazon.awssdk.identity.spi;

  exports io.github.s3presign.aws;
}
