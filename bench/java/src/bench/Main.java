package bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code sample} answers one URL of each contestant, to be verified. {@code time ROUNDS SECONDS}
 * answers nanoseconds per URL, of CPU time, for each round, which is an iteration of JMH. {@code
 * allocations} answers bytes per URL, {@code turns SERIES NAME} both whenever it is asked, {@code
 * many} nanoseconds per URL of a list of 100,000, and {@code startup NAME} what a fresh process
 * pays.
 */
public final class Main {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeSpecialFloatingPointValues().create();
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private Main() {}

  public static void main(String[] arguments) throws RunnerException {
    if (arguments[0].equals("turns")) {
      Turns.take(arguments[1], arguments[2]);
      return;
    }
    Object answer =
        switch (arguments[0]) {
          case "sample" -> Contestant.all().stream().map(Main::sample).toList();
          case "time" ->
              each(Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2]), CpuTime.LABEL);
          case "allocations" -> each(1, 1, ALLOCATED);
          case "many" -> Many.nanosecondsPerUrl();
          case "startup" -> Startup.measure(arguments[1]);
          default ->
              throw new IllegalArgumentException(
                  "sample | time ROUNDS SECONDS | allocations | turns SERIES NAME | many"
                      + " | startup NAME");
        };
    System.out.println(GSON.toJson(answer));
  }

  private static Map<String, String> sample(Contestant contestant) {
    Map<String, String> sample = new LinkedHashMap<>();
    sample.put("series", contestant.series());
    sample.put("name", contestant.name());
    sample.put("version", contestant.version());
    sample.put("url", contestant.maker().get().apply(Work.keys(contestant.series())[0]));
    return sample;
  }

  /** A figure of each contestant for each round, by series and name. */
  private static Map<String, Map<String, List<Double>>> each(
      int rounds, double seconds, String figure) throws RunnerException {
    Map<String, Map<String, List<Double>>> measured = new LinkedHashMap<>();
    for (Contestant contestant : Contestant.all()) {
      measured
          .computeIfAbsent(contestant.series(), series -> new LinkedHashMap<>())
          .put(contestant.name(), figures(run(contestant, rounds, seconds), figure));
    }
    return measured;
  }

  private static RunResult run(Contestant contestant, int rounds, double seconds)
      throws RunnerException {
    TimeValue slice = TimeValue.milliseconds(Math.round(1000 * seconds));
    return new Runner(
            new OptionsBuilder()
                .include(Presigning.class.getName())
                .param("series", contestant.series())
                .param("contestant", contestant.name())
                .forks(1)
                .warmupIterations(contestant.warmUp())
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(rounds)
                .measurementTime(slice)
                .addProfiler(CpuTime.class)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build())
        .runSingle();
  }

  private static List<Double> figures(RunResult result, String figure) {
    List<Double> figures = new ArrayList<>();
    for (IterationResult round :
        result.getBenchmarkResults().iterator().next().getIterationResults()) {
      figures.add(round.getSecondaryResults().get(figure).getScore());
    }
    return figures;
  }
}
