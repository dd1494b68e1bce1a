package io.github.s3presign.ffi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Names a platform as the folders in the package are named, such as {@code linux-x86_64}. */
final class Platform {
  private Platform() {}

  /** The platform that this runs on. */
  static String current() {
    return name(System.getProperty("os.name"), System.getProperty("os.arch"), isMusl());
  }

  static String name(String system, String architecture, boolean musl) {
    String family = system.toLowerCase(Locale.ROOT);
    if (family.startsWith("windows")) {
      family = "windows";
    } else if (family.startsWith("mac")) {
      family = "macos";
    }
    String machine = architecture.toLowerCase(Locale.ROOT);
    machine =
        switch (machine) {
          case "amd64" -> "x86_64";
          case "arm64" -> "aarch64";
          default -> machine;
        };
    return family + "-" + machine + (musl ? "-musl" : "");
  }

  /**
   * Whether this Java runs on the C library musl, as in Alpine Linux. Both C libraries can be
   * installed side by side, so only what this process has mapped tells.
   */
  private static boolean isMusl() {
    try {
      // Paths are bytes of any encoding.
      return Files.readString(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1)
          .contains("/ld-musl-");
    } catch (IOException noSuchFile) {
      return false; // Not Linux.
    }
  }
}
