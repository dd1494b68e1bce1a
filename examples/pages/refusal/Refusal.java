// Why a server refused what was signed, from its answer.

import io.github.s3presign.PresignedRequest;
import io.github.s3presign.S3Presign;
import io.github.s3presign.Signer;

class Refusal {
  public static void main(String... arguments) {
    try (Signer signer = Signer.fromEnv()) {
      PresignedRequest download = signer.presign("GetObject", r -> r.bucket("photos").key("1.jpg"));

      // What the server answered: all of it, as it came.
      String answer = "<Error><Code>SignatureDoesNotMatch</Code></Error>";
      System.out.println(S3Presign.diagnose(answer, download).text());
    }
  }
}
