package bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * From the start of {@code main} to the first URL, in CPU time of the process. Java loads a class
 * at its first use, so importing and making the client are one step.
 */
final class Startup {
  private Startup() {}

  static Map<String, Double> measure(String name) {
    long start = cpuNanoseconds();
    UnaryOperator<String> maker =
        switch (name) {
          case "nothing" -> key -> key;
          case "s3presign" -> Ours.template("GET");
          case "aws-sdk" -> Peers.awsSdkGet();
          default -> throw new IllegalArgumentException("nothing | s3presign | aws-sdk");
        };
    long ready = cpuNanoseconds();
    maker.apply("1.jpg");
    long first = cpuNanoseconds();
    Map<String, Double> measured = new LinkedHashMap<>();
    measured.put("import_ms", 0.0);
    measured.put("ready_ms", (ready - start) / 1e6);
    measured.put("first_url_ms", (first - start) / 1e6);
    measured.put("peak_kib", peak());
    return measured;
  }

  private static long cpuNanoseconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime();
  }

  private static double peak() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException notLinux) {
      throw new IllegalStateException(notLinux);
    }
  }
}
