package examples;

import io.github.s3presign.Signer;
import io.github.s3presign.Template;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Prints a download link for each key on standard input: {@code java -jar many-links.jar BUCKET <
 * keys.txt}, with AWS's environment variables.
 */
public final class ManyLinks {
  private ManyLinks() {}

  public static void main(String[] arguments) throws IOException {
    try (Signer signer = Signer.fromEnv();
        Template download =
            signer.template(
                "GetObject", t -> t.bucket(arguments[0]).expiresIn(Duration.ofHours(1)));
        var keys = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      keys.lines().map(download::url).forEach(System.out::println);
    }
  }
}
