package examples;

import io.github.s3presign.Signer;
import java.time.Duration;

/**
 * Prints a link that lets whoever has it upload one file, as a curl command: {@code java -jar
 * upload-link.jar BUCKET KEY CONTENT_TYPE}, with AWS's environment variables.
 */
public final class UploadLink {
  private UploadLink() {}

  public static void main(String[] arguments) {
    try (Signer signer = Signer.fromEnv()) {
      var upload =
          signer.presign(
              "PutObject",
              r ->
                  r.bucket(arguments[0])
                      .key(arguments[1])
                      .parameter("ContentType", arguments[2])
                      .createOnly(true)
                      .expiresIn(Duration.ofMinutes(5)));
      upload.warnings().forEach(warning -> System.err.println("warning: " + warning.message()));
      System.err.println("The file on standard input, until " + upload.expiresAt() + ":");
      System.out.println(upload.curl());
    }
  }
}
