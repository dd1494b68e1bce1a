package io.github.s3presign.ffi;

/**
 * Spreads threads over a few places, so that those which run at the same time seldom meet in one. A
 * place for each thread would be too much where there are millions of virtual ones.
 */
final class Stripe {
  /** How many there are: a power of two, at least the number of processors, at most 64. */
  static final int COUNT =
      Integer.highestOneBit(
          Math.min(64, 2 * Math.max(1, Runtime.getRuntime().availableProcessors()) - 1));

  private Stripe() {}

  /**
   * The place of this thread. A call asks once: before Java 19 a thread's class decides what its id
   * is, so two answers need not be the same.
   */
  @SuppressWarnings("ThreadId") // Its successor is not in Java 17.
  static int current() {
    // Fibonacci hashing: neighbouring ids get places that are far apart.
    long hash = Thread.currentThread().getId() * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32) & (COUNT - 1);
  }
}
