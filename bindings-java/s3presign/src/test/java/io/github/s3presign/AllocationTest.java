package io.github.s3presign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A URL costs two allocations: the String and its array. Once the compiler has settled, a thread
 * allocates exactly as much for a URL as for a String of that text.
 */
class AllocationTest {
  private static final int URLS = 10_000;
  private static final int ROUNDS = 400;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026/holiday/img-00042.jpg",
        "2026/holiday/9e3779b1-7f4a-4c15-8ee4-0c3779b97f4a.jpg",
        "2026/férias/praia é mar.jpg"
      })
  void aUrlAllocatesItself(String key) {
    try (Signer signer = Fixture.signer();
        Template template = signer.template("GetObject", t -> t.bucket("photos"))) {
      byte[] text = template.url(key).getBytes(StandardCharsets.UTF_8);
      long least = settled(() -> new String(text, StandardCharsets.UTF_8), 0);
      assertEquals(least, settled(() -> template.url(key), least), "bytes for " + URLS + " URLs");
    }
  }

  /** Bytes for so many calls, when they are no more than the goal, or after the last round. */
  private static long settled(Supplier<String> call, long goal) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > goal; round++) {
      long length = 0;
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int number = 0; number < URLS; number++) {
        length += call.get().length();
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertEquals(0, length % URLS, "all have the same length");
      least = Math.min(least, allocated);
    }
    return least;
  }
}
