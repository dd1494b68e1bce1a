// A link that uploads one image of this type and length, and replaces none.

import io.github.s3presign.PresignedRequest;
import io.github.s3presign.Signer;

class Put {
  public static void main(String... arguments) {
    try (Signer signer = Signer.fromEnv()) {
      PresignedRequest upload =
          signer.presign(
              "PutObject",
              r ->
                  r.bucket("photos")
                      .key("2026/logo.png")
                      .parameter("ContentType", "image/png")
                      .parameter("ContentLength", 1_048_576)
                      .createOnly(true));

      System.out.println(upload.method() + " " + upload.url());
      // To be sent with it.
      upload.headers().forEach((name, value) -> System.out.println(name + ": " + value));
    }
  }
}
