package io.github.s3presign.aws;

import io.github.s3presign.S3PresignException;
import io.github.s3presign.Signer;
import io.github.s3presign.SignerBuilder;
import java.util.function.Consumer;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Signers from what the AWS SDK for Java 2 knows of credentials.
 *
 * {@snippet file="AwsSignerTest.java" region="provider"}
 */
public final class AwsSigner {
  private AwsSigner() {}

  /**
   * A signer from credentials, such as the SDK's {@code AwsCredentials}. With a session token, and
   * their end where they know it: a URL that would outlive them says so.
   *
   * {@snippet file="AwsSignerTest.java" region="credentials"}
   *
   * @param credentials the credentials
   * @param options sets region, endpoint and so on
   * @return a signer that is to be closed
   * @throws S3PresignException as {@link SignerBuilder#build} does
   */
  public static Signer fromCredentials(
      AwsCredentialsIdentity credentials, Consumer<? super SignerBuilder> options) {
    SignerBuilder builder =
        Signer.builder()
            .accessKeyId(credentials.accessKeyId())
            .secretAccessKey(credentials.secretAccessKey())
            .credentialsExpiration(credentials.expirationTime().orElse(null));
    if (credentials instanceof AwsSessionCredentialsIdentity session) {
      builder.sessionToken(session.sessionToken());
    }
    options.accept(builder);
    return builder.build();
  }

  /**
   * A signer from a provider, such as the SDK's {@code DefaultCredentialsProvider}, which is asked
   * once and waited for. Make a new signer when its credentials end.
   *
   * @param provider the provider
   * @param options sets region, endpoint and so on
   * @return a signer that is to be closed
   * @throws S3PresignException as {@link SignerBuilder#build} does
   * @throws java.util.concurrent.CompletionException if the provider fails later than at once
   */
  public static Signer fromProvider(
      IdentityProvider<? extends AwsCredentialsIdentity> provider,
      Consumer<? super SignerBuilder> options) {
    return fromCredentials(provider.resolveIdentity().join(), options);
  }
}
