package bench;

import io.github.s3presign.OperationOptions;
import io.github.s3presign.S3Presign;
import io.github.s3presign.Signer;
import io.github.s3presign.Template;
import java.util.List;
import java.util.function.UnaryOperator;

/** s3presign: a template for one key after another, and one-shot calls. */
final class Ours {
  private static final int WARM_UP = 3;

  private Ours() {}

  static List<Contestant> contestants(String series) {
    String version = S3Presign.version();
    return List.of(
        new Contestant(series, "s3presign template.url", version, WARM_UP, () -> template(series)),
        new Contestant(
            series, "s3presign signer.presign", version, WARM_UP, () -> oneShot(series)));
  }

  static Signer signer() {
    return Signer.builder()
        .accessKeyId(Work.ACCESS_KEY_ID)
        .secretAccessKey(Work.SECRET_ACCESS_KEY)
        .region(Work.REGION)
        .build();
  }

  static UnaryOperator<String> template(String series) {
    Template template = signer().template(operation(series), t -> request(series, t));
    return template::url;
  }

  private static UnaryOperator<String> oneShot(String series) {
    Signer signer = signer();
    String operation = operation(series);
    return key -> signer.presign(operation, r -> request(series, r.key(key))).url();
  }

  private static String operation(String series) {
    return series.equals("PUT") ? "PutObject" : "GetObject";
  }

  /** 900 seconds is the default. */
  private static void request(String series, OperationOptions<?> options) {
    options.bucket(Work.BUCKET);
    if (series.equals("PUT")) {
      options.parameter("ContentType", Work.CONTENT_TYPE);
    }
  }
}
