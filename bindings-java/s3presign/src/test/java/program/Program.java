package program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a class of this package as a program of its own, with s3presign as a module. */
public final class Program {
  private Program() {}

  /** Lets s3presign call its library. */
  public static final String ALLOWED = "--enable-native-access=io.github.s3presign";

  /** What it prints, errors included, if it ends with this status. */
  public static String run(
      Class<?> main, int status, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(List.of("--module-path", "target/classes"));
    command.addAll(List.of("--add-modules", "io.github.s3presign"));
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
