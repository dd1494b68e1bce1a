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
  static String[] keys(String series) {
    return IntStream.range(0, 1000)
        .mapToObj(number -> series.equals("UUID") ? uuidKey(number) : digitsKey(number))
        .toArray(String[]::new);
  }

  static String digitsKey(int number) {
    return String.format(Locale.ROOT, "2026/holiday/img-%05d.jpg", number);
  }

  /** Not random, so that all languages have the same ones. */
  private static String uuidKey(int number) {
    long mixed = number * 2_654_435_761L & 0xFFFF_FFFFL;
    return String.format(
        Locale.ROOT,
        "2026/holiday/%08x-%04x-4%03x-8%03x-%08x%04x.jpg",
        mixed,
        mixed >> 16,
        mixed & 0xFFF,
        mixed >> 8 & 0xFFF,
        mixed,
        number);
  }
}
