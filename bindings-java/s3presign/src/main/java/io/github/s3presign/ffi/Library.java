package io.github.s3presign.ffi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the native library: the file that is named explicitly, or the one in the jar, or else the
 * one that the system finds by its name. What is named explicitly and cannot be loaded is an error
 * and never something else.
 */
@SuppressWarnings("restricted") // Loading a native library is what this is for.
final class Library {
  /** The ABI of the header that this was written for. */
  static final int ABI = 1;

  static final String PROPERTY = "s3presign.library";
  static final String VARIABLE = "S3PRESIGN_LIBRARY";
  static final String FOLDER_PROPERTY = "s3presign.tmpdir";

  private Library() {}

  /**
   * The library that this process uses.
   *
   * @throws UnsatisfiedLinkError that says what was tried, and why it failed
   */
  static SymbolLookup load() {
    try {
      return find();
    } catch (IllegalCallerException denied) {
      var error =
          new UnsatisfiedLinkError(
              "Java does not let s3presign call its native library; allow it with"
                  + " --enable-native-access=io.github.s3presign, or =ALL-UNNAMED where the jar is"
                  + " on the class path");
      error.initCause(denied);
      throw error;
    }
  }

  private static SymbolLookup find() {
    String explicit = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    if (explicit != null && !explicit.isEmpty()) {
      return explicit(explicit);
    }
    String folder = System.getProperty(FOLDER_PROPERTY, System.getProperty("java.io.tmpdir"));
    return packedOrSystem("/native/" + Platform.current() + "/", Path.of(folder));
  }

  static SymbolLookup explicit(String path) {
    try {
      return checked(path, open(Path.of(path)));
    } catch (IOException | IllegalArgumentException cannotBeLoaded) {
      throw failure(
          cannotBeLoaded,
          "s3presign cannot load the native library that "
              + (System.getProperty(PROPERTY) == null ? VARIABLE : PROPERTY)
              + " names",
          List.of(tried(path, cannotBeLoaded)));
    }
  }

  static SymbolLookup packedOrSystem(String resources, Path folder) {
    String resource = resources + System.mapLibraryName("s3presign");
    IOException reason;
    try (PackedLibrary unpacked = PackedLibrary.unpack(resource, folder)) {
      return checked(resource + " of the jar", openUnpacked(unpacked.file(), folder));
    } catch (IOException cannotBeLoaded) {
      reason = cannotBeLoaded;
    }
    String tried = tried(resource + " of the jar", reason);
    String name = systemName();
    SymbolLookup found;
    try {
      found = SymbolLookup.libraryLookup(name, Arena.global());
    } catch (IllegalArgumentException notFound) {
      throw failure(
          reason,
          "s3presign cannot load its native library for " + Platform.current() + "; tried",
          List.of(tried, "  " + name + ": the system's loader does not find it"));
    }
    if (!(reason instanceof FileNotFoundException)) {
      System.getLogger("io.github.s3presign")
          .log(
              Level.WARNING,
              "s3presign uses the system''s {0}, since this failed:\n{1}",
              name,
              tried);
    }
    return checked(name, found);
  }

  private static SymbolLookup openUnpacked(Path file, Path folder) throws IOException {
    try {
      return open(file);
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
    var error =
        new UnsatisfiedLinkError(
            what
                + "\n"
                + String.join("\n", tried)
                + "\nName the library's file in the system property "
                + PROPERTY
                + " or the environment variable "
                + VARIABLE
                + ", or a folder to unpack it in, where files can be executed, in the system property "
                + FOLDER_PROPERTY
                + ".");
    error.initCause(reason);
    return error;
  }

  private static String tried(String place, Exception reason) {
    return "  " + place + ": " + reason.getMessage();
  }

  private static String systemName() {
    String name = System.mapLibraryName("s3presign");
    return name.endsWith(".so") ? name + "." + ABI : name;
  }

  /** Opens a file; with the reason if that fails, which the lookup itself does not tell. */
  private static SymbolLookup open(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    if (!Files.isRegularFile(absolute)) {
      throw new IOException("there is no such file");
    }
    try {
      return SymbolLookup.libraryLookup(absolute, Arena.global());
    } catch (IllegalArgumentException cannotBeOpened) {
      throw new IOException(reason(absolute, cannotBeOpened), cannotBeOpened);
    }
  }

  private static String reason(Path file, IllegalArgumentException otherwise) {
    try {
      System.load(file.toString());
      return otherwise.getMessage();
    } catch (UnsatisfiedLinkError told) {
      return told.getMessage();
    }
  }

  private static SymbolLookup checked(String file, SymbolLookup library) {
    int abi = abi(file, library);
    if (abi != ABI) {
      throw new UnsatisfiedLinkError(
          file
              + " has version "
              + abi
              + " of s3presign's ABI, and this package needs version "
              + ABI
              + "; use the library and the package of one release");
    }
    return library;
  }

  private static int abi(String file, SymbolLookup library) {
    MemorySegment function =
        library
            .find("s3presign_abi")
            .orElseThrow(
                () -> new UnsatisfiedLinkError(file + " is another library, not s3presign's"));
    try {
      return (int)
          Linker.nativeLinker()
              .downcallHandle(function, FunctionDescriptor.of(ValueLayout.JAVA_INT))
              .invokeExact();
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }
}
