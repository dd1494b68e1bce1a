package bench;

import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One URL. Each contestant has a process of its own, so the call in here is always the same one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Presigning {
  /** The series. */
  @Param("GET")
  public String series;

  /** The contestant's name. */
  @Param("s3presign template.url")
  public String contestant;

  private String[] keys;
  private UnaryOperator<String> maker;
  private int next;

  /** Makes the client. */
  @Setup
  public void makeClient() {
    keys = Work.keys(series);
    maker = Contestant.named(series, contestant).maker().get();
  }

  /** Makes a URL. */
  @Benchmark
  public String url() {
    next = next + 1 == keys.length ? 0 : next + 1;
    return maker.apply(keys[next]);
  }
}
