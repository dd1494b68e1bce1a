// The plain URL of what everybody may read, which is not signed and does not end.

import io.github.s3presign.PresignedRequest;
import io.github.s3presign.Signer;

class Anonymous {
  public static void main(String... arguments) {
    try (Signer open = Signer.builder().anonymous(true).region("eu-west-1").build()) {
      PresignedRequest download =
          open.presign(
              "GetObject", r -> r.bucket("photos").key("a b.png").parameter("VersionId", "7"));
      System.out.println(download.url());
    }
  }
}
