package program;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--module-path", JAR, "--add-modules", "io.github.s3presign"));
    return started(main, status, environment, all);
  }

  /** The same for a program that is told where the jar is, and loads it itself. */
  public static String runWithout(Class<?> main, String... options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-Dprogram.jar=" + JAR);
    return started(main, 0, Map.of(), all);
  }

  private static String started(
      Class<?> main, int status, Map<String, String> environment, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Ds3presign.backend=" + System.getProperty("s3presign.backend", ""));
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(options);
    command.addAll(List.of("--class-path", "target/test-classes", main.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process program = builder.start();
    program.getOutputStream().close();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(status, program.waitFor(), said);
    return said.strip();
  }
}
