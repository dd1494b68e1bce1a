package program;

import io.github.s3presign.Signer;

/** A program that prints a URL, signed by what its environment says. */
public final class DownloadFromEnvironment {
  private DownloadFromEnvironment() {}

  public static void main(String[] arguments) {
    try (Signer signer = Signer.fromEnv()) {
      System.out.println(signer.presign("GetObject", r -> r.bucket("photos").key("k")).url());
    }
  }
}
