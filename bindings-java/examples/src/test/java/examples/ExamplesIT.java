package examples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs every example as its user would: as a jar, beside the jars that were packaged. */
class ExamplesIT {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
          "AWS_SECRET_ACCESS_KEY", "secret",
          "AWS_REGION", "eu-west-1");
  private static final String HOST = "https://photos.s3.eu-west-1.amazonaws.com/";

  @Test
  void downloadLink() throws Exception {
    Output output = run("download-link", "", "photos", "a b.png");
    assertTrue(output.out.startsWith(HOST + "a%20b.png?X-Amz-Algorithm="), output.out);
    assertEquals("", output.err, "neither warnings of Java nor ours");
  }

  @Test
  void manyLinks() throws Exception {
    List<String> links = run("many-links", "1.jpg\n2 3.jpg\n", "photos").out.lines().toList();
    assertEquals(2, links.size());
    assertTrue(links.get(1).startsWith(HOST + "2%203.jpg?"), links.get(1));
    assertTrue(links.get(1).contains("X-Amz-Expires=3600&"), links.get(1));
  }

  @Test
  void uploadLink() throws Exception {
    Output output = run("upload-link", "", "photos", "logo.png", "image/png");
    assertTrue(output.out.startsWith("curl --request PUT "), output.out);
    assertTrue(output.out.contains("if-none-match: *"), output.out);
    assertTrue(output.err.contains("warning: "), output.err);
  }

  @Test
  void uploadForm() throws Exception {
    String page = run("upload-form", "", "photos", "users/42").out;
    assertTrue(page.startsWith("<form action=\"" + HOST + "\" method=\"post\""), page);
    assertTrue(page.contains("name=\"key\" value=\"users/42/${filename}\""), page);
    assertTrue(page.contains("name=\"x-amz-signature\""), page);
  }

  @Test
  void sdkCredentials() throws Exception {
    String link = run("sdk-credentials", "", "photos", "k", "Übersicht.pdf").out;
    assertTrue(link.contains("filename%2A%3DUTF-8%27%27%25C3%259Cbersicht.pdf"), link);
  }

  @Test
  void everyExampleIsRun() throws IOException {
    Set<String> run =
        Stream.of(getClass().getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(method -> method.getName().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/examples"))) {
      assertAll(
          sources.map(
              source -> {
                String name = source.getFileName().toString().replace(".java", "");
                return () -> assertTrue(run.contains(name.toLowerCase(Locale.ROOT)), name);
              }));
    }
  }

  private record Output(String out, String err) {}

  private static Output run(String example, String input, String... arguments) throws Exception {
    Path jar;
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      jar =
          built
              .filter(file -> file.toString().endsWith("-" + example + ".jar"))
              .findFirst()
              .orElseThrow();
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-jar",
                jar.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Path err = Files.createTempFile("example", ".err");
    builder.redirectError(err.toFile());
    Process process = builder.start();
    try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
      stdin.write(input);
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    String told = Files.readString(err);
    Files.delete(err);
    assertEquals(0, status, told);
    return new Output(out, told);
  }
}
