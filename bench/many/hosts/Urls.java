import io.github.s3presign.Signer;
import io.github.s3presign.Template;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** {@code java Urls.java ROUNDS}: as urls.py beside it says. */
class Urls {
  /** Until the compiler has seen all of it. */
  private static final int WARM_UP = 100;

  public static void main(String[] arguments) {
    try (Signer signer =
            Signer.builder()
                .accessKeyId("AKIAIOSFODNN7EXAMPLE")
                .secretAccessKey("secret")
                .region("eu-west-1")
                .build();
        Template template = signer.template("GetObject", request -> request.bucket("photos"))) {
      List<String> keys = IntStream.range(0, 20_000).mapToObj(Urls::uuid).toList();
      List<Double> one = new ArrayList<>();
      List<Double> many = new ArrayList<>();
      for (int round = 0; round < WARM_UP + Integer.parseInt(arguments[0]); round++) {
        one.add(
            timed(
                () -> {
                  List<String> urls = new ArrayList<>();
                  for (String key : keys) {
                    urls.add(template.url(key));
                  }
                  return urls;
                }));
        many.add(timed(() -> template.urls(keys)));
      }
      List<Double> ones = one.subList(WARM_UP, one.size());
      System.out.println("{\"one\": " + ones + ", \"many\": " + many.subList(WARM_UP, many.size()) + "}");
    }
  }

  /** Not random, so that all languages have the same ones. */
  private static String uuid(int number) {
    long mixed = number * 2_654_435_761L % (1L << 32);
    return String.format(
        "%08x-%04x-4%03x-8%03x-%08x%04x",
        mixed, mixed >> 16, mixed & 0xFFF, mixed >> 8 & 0xFFF, mixed, number & 0xFFFF);
  }

  /** CPU time of this thread for each URL, in nanoseconds. */
  private static double timed(Supplier<List<String>> call) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    List<String> urls = call.get();
    return (double) (threads.getCurrentThreadCpuTime() - start) / urls.size();
  }
}
