package bench;

import io.github.s3presign.Signer;
import io.github.s3presign.Template;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;

/** A list of 100,000 keys in one call, in CPU time of the thread: the least of a few rounds. */
final class Many {
  private static final int KEYS = 100_000;
  private static final int ROUNDS = 12;

  private Many() {}

  static double nanosecondsPerUrl() {
    var threads = ManagementFactory.getThreadMXBean();
    List<String> keys = IntStream.range(0, KEYS).mapToObj(Work::digitsKey).toList();
    try (Signer signer = Ours.signer();
        Template template = signer.template("GetObject", t -> t.bucket(Work.BUCKET))) {
      double least = Double.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long start = threads.getCurrentThreadCpuTime();
        if (template.urls(keys).size() != KEYS) {
          throw new AssertionError("lost URLs");
        }
        least = Math.min(least, (double) (threads.getCurrentThreadCpuTime() - start) / KEYS);
      }
      return least;
    }
  }
}
