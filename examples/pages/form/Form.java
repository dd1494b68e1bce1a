// A form by which a browser uploads images of up to 10 MiB below one prefix.

import io.github.s3presign.PresignedPost;
import io.github.s3presign.Signer;

class Form {
  public static void main(String... arguments) {
    try (Signer signer = Signer.fromEnv()) {
      PresignedPost form =
          signer.presignPost(
              p ->
                  p.bucket("photos")
                      .key("users/42/${filename}")
                      .startsWith("Content-Type", "image/")
                      .maxContentLength(10 * 1024 * 1024));

      System.out.println(form.url()); // the form's action
      // Its hidden inputs; escape both in a page.
      form.fields().forEach((name, value) -> System.out.println(name + ": " + value));
    }
  }
}
