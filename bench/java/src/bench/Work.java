package bench;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;

/** The work: one key after another of one bucket, the same for every contestant of every host. */
final class Work {
  static final String ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE";
  static final String SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  static final String REGION = "eu-west-1";
  static final String BUCKET = "photos";
  static final Duration EXPIRES_IN = Duration.ofSeconds(900);
  static final String CONTENT_TYPE = "image/jpeg";

  private Work() {}

  /** Distinct keys, in the order in which they are signed. */
  static String[] keys() {
    return IntStream.range(0, 1000)
        .mapToObj(number -> String.format(Locale.ROOT, "2026/holiday/img-%05d.jpg", number))
        .toArray(String[]::new);
  }
}
