package io.github.s3presign.ffi;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What stands for {@code java.lang.foreign} where Java does not have it: before Java 22, which
 * finds the class itself in {@code META-INF/versions/22} of the jar.
 */
@SuppressWarnings("DoNotCallSuggester") // Whoever calls has asked isAvailable.
final class Foreign {
  private Foreign() {}

  /** Whether this Java can call the library so. No constant, which compilers would copy. */
  static boolean isAvailable() {
    return false;
  }

  static Backend open(Path file) throws IOException {
    throw new UnsupportedOperationException(file.toString());
  }

  static Backend openSystem() throws IOException {
    throw new UnsupportedOperationException(systemName());
  }

  static String systemName() {
    return System.mapLibraryName("s3presign");
  }
}
