package examples.uploads;

import io.github.s3presign.PresignedRequest;
import io.github.s3presign.S3PresignException;
import io.github.s3presign.Signer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands out uploads: who asks gets the URL and the headers for one picture of his own, and sends it
 * straight to S3. Credentials, region and endpoint are those of the environment.
 */
@SpringBootApplication
@RestController
public class UploadService {
  private static final String BUCKET = "photos";

  public static void main(String[] arguments) {
    SpringApplication.run(UploadService.class, arguments);
  }

  private final Signer signer;

  UploadService(Signer signer) {
    this.signer = signer;
  }

  /** What the browser does next. */
  record Upload(String method, URI url, Map<String, String> headers) {}

  @PostMapping("/uploads")
  Upload upload(@RequestParam String user, @RequestParam String name, @RequestParam long size) {
    PresignedRequest request =
        signer.presign(
            "PutObject",
            put ->
                put.bucket(BUCKET)
                    .key("users/" + user + "/" + name)
                    .parameter("ContentType", "image/png")
                    .parameter("ContentLength", size)
                    .createOnly(true));
    return new Upload(request.method(), request.uri(), request.headers());
  }

  @ExceptionHandler
  ResponseEntity<Map<String, String>> refused(S3PresignException refused) {
    return ResponseEntity.status(HttpStatus.BAD_REQUEST)
        .body(Map.of("code", refused.code(), "message", refused.getMessage()));
  }

  /** Who signs. */
  @Configuration
  static class Signing {
    /** One for all requests, which can do no more than uploads. Spring closes it. */
    @Bean
    Signer signer() {
      try (Signer all = Signer.fromEnv()) {
        return all.scoped(
            scope ->
                scope
                    .bucket(BUCKET)
                    .operations("PutObject")
                    .keyPrefix("users/")
                    .maxExpiresIn(Duration.ofMinutes(15)));
      }
    }
  }
}
