package examples;

import io.github.s3presign.Signer;

/**
 * Prints a download link: {@code java -jar download-link.jar BUCKET KEY}, with AWS's environment
 * variables.
 */
public final class DownloadLink {
  private DownloadLink() {}

  public static void main(String[] arguments) {
    try (Signer signer = Signer.fromEnv()) {
      var download = signer.presign("GetObject", r -> r.bucket(arguments[0]).key(arguments[1]));
      System.out.println(download.url());
    }
  }
}
