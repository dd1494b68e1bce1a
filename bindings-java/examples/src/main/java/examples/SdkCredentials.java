package examples;

import io.github.s3presign.Signer;
import io.github.s3presign.aws.AwsSigner;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * Prints a download link under a file name, signed with the credentials that the AWS SDK finds:
 * {@code java -jar sdk-credentials.jar BUCKET KEY FILE_NAME}.
 */
public final class SdkCredentials {
  private SdkCredentials() {}

  public static void main(String[] arguments) {
    String region = System.getenv("AWS_REGION");
    try (DefaultCredentialsProvider provider = DefaultCredentialsProvider.builder().build();
        Signer signer = AwsSigner.fromProvider(provider, s -> s.region(region))) {
      var download =
          signer.presign(
              "GetObject", r -> r.bucket(arguments[0]).key(arguments[1]).downloadAs(arguments[2]));
      System.out.println(download.url());
    }
  }
}
