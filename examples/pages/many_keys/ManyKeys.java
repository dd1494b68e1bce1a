// Links to many objects, signed at one instant.

import io.github.s3presign.Signer;
import io.github.s3presign.Template;
import java.util.List;

class ManyKeys {
  public static void main(String... arguments) {
    try (Signer signer = Signer.fromEnv();
        Template download = signer.template("GetObject", t -> t.bucket("photos"))) {
      download.urls(List.of("1.jpg", "2.jpg")).forEach(System.out::println);
    }
  }
}
