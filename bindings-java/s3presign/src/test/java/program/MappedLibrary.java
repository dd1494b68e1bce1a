package program;

import io.github.s3presign.S3Presign;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that prints which file of the native library it has mapped. */
public final class MappedLibrary {
  private MappedLibrary() {}

  public static void main(String[] arguments) throws IOException {
    S3Presign.version();
    try (var maps = Files.lines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1)) {
      maps.filter(line -> line.contains(".so") && line.contains("r-xp"))
          .map(line -> line.replaceFirst("^(\\S+\\s+){5}", ""))
          .filter(path -> path.contains("s3presign") || path.contains("by-property"))
          .distinct()
          .forEach(path -> System.out.println("mapped: " + path));
    }
  }
}
