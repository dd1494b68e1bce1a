package io.github.s3presign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import program.Program;

/** The jar of sources has each source where the jar of classes has what was compiled of it. */
class SourcesTest {
  @Test
  void everySourceIsThere() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    expected.putAll(sources(Path.of("src/main/java"), ""));
    expected.putAll(sources(Path.of("src/main/java22"), "META-INF/versions/22/"));
    Map<String, String> packed = new TreeMap<>();
    try (JarFile jar = new JarFile(Program.JAR.replace(".jar", "-sources.jar"))) {
      for (var entry : jar.stream().filter(each -> each.getName().endsWith(".java")).toList()) {
        byte[] text = jar.getInputStream(entry).readAllBytes();
        packed.put(entry.getName(), new String(text, StandardCharsets.UTF_8));
      }
    }
    assertEquals(expected, packed);
  }

  private static Map<String, String> sources(Path root, String prefix) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sources.put(prefix + root.relativize(file), Files.readString(file));
      }
    }
    return sources;
  }
}
