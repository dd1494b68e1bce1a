package io.github.s3presign;

import java.time.Instant;

/** The instant at which something is signed or judged: as it was given, or else the clock's. */
final class SigningTime {
  private SigningTime() {}

  static long unixSeconds(Instant given) {
    return given == null ? now() : given.getEpochSecond();
  }

  static long now() {
    return Math.floorDiv(System.currentTimeMillis(), 1000);
  }
}
