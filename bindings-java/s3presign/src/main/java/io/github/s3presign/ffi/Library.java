package io.github.s3presign.ffi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the native library: the file that is named explicitly, or the one in the jar, or else the
 * one that the system finds by its name. What is named explicitly and cannot be loaded is an error
 * and never something else.
 */
final class Library {
  /** The ABI of the header that this was written for. */
  static final int ABI = 1;

  static final String PROPERTY = "s3presign.library";
  static final String VARIABLE = "S3PRESIGN_LIBRARY";
  static final String FOLDER_PROPERTY = "s3presign.tmpdir";

  private final Way way;

  Library(Way way) {
    this.way = way;
  }

  /**
   * The library that this process uses.
   *
   * @throws UnsatisfiedLinkError that says what was tried, and why it failed
   */
  static Backend load() {
    try {
      return new Library(Way.chosen()).find();
    } catch (IllegalCallerException denied) {
      throw failure(
          "Java does not let s3presign call its native library; allow it with"
              + " --enable-native-access=io.github.s3presign, or =ALL-UNNAMED where the jar is"
              + " on the class path",
          denied);
    } catch (SecurityException forbidden) {
      throw failure(
          "a security policy forbids what s3presign needs to load its native library ("
              + forbidden.getMessage()
              + "); it reads the system properties s3presign.* and java.io.tmpdir and the variable "
              + VARIABLE
              + ", makes a folder, and loads the file in it",
          forbidden);
    }
  }

  private Backend find() {
    String explicit = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    String folder = System.getProperty(FOLDER_PROPERTY, System.getProperty("java.io.tmpdir"));
    if (explicit != null && !explicit.isEmpty()) {
      return explicit(explicit, Path.of(folder));
    }
    return packedOrSystem("/native/" + Platform.current() + "/", Path.of(folder));
  }

  Backend explicit(String path, Path folder) {
    try {
      return openExplicit(Path.of(path).toAbsolutePath(), folder);
    } catch (IOException | IllegalArgumentException cannotBeLoaded) {
      throw failure(
          cannotBeLoaded,
          "s3presign cannot load the native library that "
              + (System.getProperty(PROPERTY) == null ? VARIABLE : PROPERTY)
              + " names, "
              + way.described(),
          List.of(tried(path, cannotBeLoaded)));
    }
  }

  Backend packedOrSystem(String resources, Path folder) {
    String resource = resources + System.mapLibraryName("s3presign");
    IOException reason;
    try (PackedLibrary unpacked = PackedLibrary.unpack(resource, folder)) {
      return openUnpacked(unpacked.file(), folder);
    } catch (IOException cannotBeLoaded) {
      reason = cannotBeLoaded;
    }
    String tried = tried(resource + " of the jar", reason);
    Backend found;
    try {
      found = way.openSystem();
    } catch (IOException notFound) {
      throw failure(
          reason,
          "s3presign cannot load its native library for "
              + Platform.current()
              + ", "
              + way.described()
              + "; tried",
          List.of(tried, tried(way.systemName(), notFound)));
    }
    if (!(reason instanceof FileNotFoundException)) {
      System.getLogger("io.github.s3presign")
          .log(
              Level.WARNING,
              "s3presign uses the system''s {0}, since this failed:\n{1}",
              way.systemName(),
              tried);
    }
    return found;
  }

  /** Refuses a library that was built for another header. */
  static void checkAbi(String file, int abi) {
    if (abi != ABI) {
      throw new UnsatisfiedLinkError(
          file
              + " has version "
              + abi
              + " of s3presign's ABI, and this package needs version "
              + ABI
              + "; use the library and the package of one release");
    }
  }

  /**
   * Opens a file that is named. By JNI, a file belongs to the class loader that was first, so that
   * a second application of one server gets a copy of it.
   */
  private Backend openExplicit(Path file, Path folder) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no such file");
    }
    try {
      return way.open(file);
    } catch (IOException refused) {
      if (way == Way.JNI && Jni.isTaken(refused)) {
        try (PackedLibrary copy = PackedLibrary.copy(file, folder)) {
          return openUnpacked(copy.file(), folder);
        }
      }
      throw refused;
    }
  }

  private Backend openUnpacked(Path file, Path folder) throws IOException {
    try {
      return way.open(file.toAbsolutePath());
    } catch (IOException doesNotLoad) {
      throw new IOException(
          "unpacked in "
              + folder
              + ", which may be mounted noexec, it does not load: "
              + doesNotLoad.getMessage(),
          doesNotLoad);
    }
  }

  private static UnsatisfiedLinkError failure(Exception reason, String what, List<String> tried) {
    return failure(
        what
            + "\n"
            + String.join("\n", tried)
            + "\nName the library's file in the system property "
            + PROPERTY
            + " or the environment variable "
            + VARIABLE
            + ", or a folder to unpack it in, where files can be executed, in the system property "
            + FOLDER_PROPERTY
            + ".",
        reason);
  }

  private static UnsatisfiedLinkError failure(String message, Exception reason) {
    var error = new UnsatisfiedLinkError(message);
    error.initCause(reason);
    return error;
  }

  private static String tried(String place, Exception reason) {
    return "  " + place + ": " + reason.getMessage();
  }
}
