// A link to an object in another store than AWS's, which is reached by path.

import io.github.s3presign.Addressing;
import io.github.s3presign.Signer;

class OtherStore {
  public static void main(String... arguments) {
    try (Signer signer =
        Signer.builder()
            .accessKeyId("minioadmin")
            .secretAccessKey("minioadmin")
            .region("us-east-1")
            .endpoint("https://minio.example.com")
            .addressing(Addressing.PATH)
            .build()) {
      System.out.println(signer.presign("GetObject", r -> r.bucket("photos").key("1.jpg")).url());
    }
  }
}
