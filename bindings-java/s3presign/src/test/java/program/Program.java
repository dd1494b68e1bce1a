package program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a class of this package as a program of its own, on this Java, with the jar as a module. */
public final class Program {
  private Program() {}

  /** What is tested, as users get it. */
  public static final String JAR =
      "target/s3presign-" + System.getProperty("project.version") + ".jar";

  /** Lets s3presign call its library. */
  public static final String ALLOWED = "--enable-native-access=io.github.s3presign";

  /** What it prints, errors included, if it ends with this status. */
  public static String run(
      Class<?> main, int status, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    return ended(status, command(main, asModule(options)), environment);
  }

  /** The same for a program that is told where the jar is, and loads it itself. */
  public static String runWithout(Class<?> main, String... options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-Dprogram.jar=" + JAR);
    return ended(0, command(main, all), Map.of());
  }

  /** The same as {@code run} where a folder is mounted so that nothing in it can be executed. */
  public static String runNoexec(Class<?> main, int status, Path folder, String... options)
      throws IOException, InterruptedException {
    return ended(status, noexec(folder, command(main, asModule(options))), Map.of());
  }

  /** Tells where the system lets nobody mount a folder that way, not even in a namespace. */
  public static void assumeNoexec(Path folder) throws IOException, InterruptedException {
    Process tried =
        new ProcessBuilder(noexec(folder, List.of("true"))).redirectErrorStream(true).start();
    String said = new String(tried.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(tried.waitFor() == 0, () -> "nothing can be mounted noexec here: " + said);
  }

  private static List<String> noexec(Path folder, List<String> command) {
    List<String> all = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount"));
    all.addAll(List.of("sh", "-c", "mount -t tmpfs -o noexec none \"$0\" && exec \"$@\""));
    all.add(folder.toString());
    all.addAll(command);
    return all;
  }

  private static List<String> asModule(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--module-path", JAR, "--add-modules", "io.github.s3presign"));
    return all;
  }

  private static List<String> command(Class<?> main, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Ds3presign.backend=" + System.getProperty("s3presign.backend", ""));
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.add("-XX:TieredStopAtLevel=1"); // It ends before more would pay.
    command.addAll(options);
    command.addAll(List.of("--class-path", "target/test-classes", main.getName()));
    return command;
  }

  private static String ended(int status, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process program = builder.start();
    program.getOutputStream().close();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(status, program.waitFor(), said);
    return said.strip();
  }
}
