package bench;

import com.google.gson.Gson;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One contestant that signs when it is told to, so that several Javas can take turns: for each line
 * of standard input, which says how many seconds of CPU time, it answers the nanoseconds of it and
 * the bytes allocated, both for one URL. What else runs on the machine makes a turn longer and
 * shortens no work.
 */
final class Turns {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final String[] keys;
  private final UnaryOperator<String> maker;

  private Turns(String series, String contestant) {
    keys = Work.keys(series);
    maker = Contestant.named(series, contestant).maker().get();
  }

  static void take(String series, String contestant) {
    Turns turns = new Turns(series, contestant);
    try (var told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      for (String seconds = told.readLine(); seconds != null; seconds = told.readLine()) {
        System.out.println(new Gson().toJson(turns.turn(Double.parseDouble(seconds))));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Map<String, Double> turn(double seconds) {
    long enough = Math.round(1e9 * seconds);
    long start = PROCESS.getProcessCpuTime();
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    double urls = 0;
    long taken = 0;
    while (taken < enough) {
      if (lengthOfAll() == 0) {
        throw new AssertionError("no URL");
      }
      urls += keys.length;
      taken = PROCESS.getProcessCpuTime() - start;
    }
    double bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    return Map.of("nanoseconds", taken / urls, "bytes", bytes / urls);
  }

  /** Every URL is made for something, so that no compiler leaves it out. */
  private long lengthOfAll() {
    long length = 0;
    for (String key : keys) {
      length += maker.apply(key).length();
    }
    return length;
  }
}
