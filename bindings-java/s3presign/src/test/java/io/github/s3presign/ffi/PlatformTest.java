package io.github.s3presign.ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of platforms. */
class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, false, linux-x86_64",
    "Linux, aarch64, false, linux-aarch64",
    "Linux, amd64, true, linux-x86_64-musl",
    "Linux, riscv64, false, linux-riscv64",
    "Mac OS X, aarch64, false, macos-aarch64",
    "Mac OS X, x86_64, false, macos-x86_64",
    "Windows 11, amd64, false, windows-x86_64",
    "Windows Server 2025, aarch64, false, windows-aarch64",
  })
  void names(String system, String architecture, boolean musl, String expected) {
    assertEquals(expected, Platform.name(system, architecture, musl));
  }

  @Test
  void thisOneIsInThePackage() {
    String folder = "/native/" + Platform.current() + "/";
    String file = System.mapLibraryName("s3presign");
    assertTrue(Platform.class.getResource(folder + file) != null, folder + file);
    assertTrue(Platform.class.getResource(folder + file + ".sha256") != null, folder + file);
  }
}
