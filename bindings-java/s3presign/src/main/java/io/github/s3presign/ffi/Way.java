package io.github.s3presign.ffi;

import java.io.IOException;
import java.nio.file.Path;

/** The ways to call the native library, of which a process uses one. */
enum Way {
  /** By {@code java.lang.foreign}: the default from Java 22 on. */
  FOREIGN {
    @Override
    Backend open(Path file) throws IOException {
      return Foreign.open(file);
    }

    @Override
    Backend openSystem() throws IOException {
      return Foreign.openSystem();
    }

    @Override
    String systemName() {
      return Foreign.systemName();
    }

    @Override
    String described() {
      return "by java.lang.foreign (-D" + PROPERTY + "=jni is the other way)";
    }
  },

  /** By JNI: the only way before. */
  JNI {
    @Override
    Backend open(Path file) throws IOException {
      return Jni.open(file);
    }

    @Override
    Backend openSystem() throws IOException {
      return Jni.openSystem();
    }

    @Override
    String systemName() {
      return Jni.systemName();
    }

    @Override
    String described() {
      return Foreign.isAvailable()
          ? "by JNI, as the system property " + PROPERTY + " says (foreign is the other way)"
          : "by JNI (the other way, java.lang.foreign, is there from Java 22 on)";
    }
  };

  static final String PROPERTY = "s3presign.backend";

  /**
   * The way that the system property says, or the best that this Java has.
   *
   * @throws UnsatisfiedLinkError for a way that there is not, or not in this Java
   */
  static Way chosen() {
    String named = System.getProperty(PROPERTY, "");
    return switch (named) {
      case "" -> Foreign.isAvailable() ? FOREIGN : JNI;
      case "jni" -> JNI;
      case "foreign" -> {
        if (!Foreign.isAvailable()) {
          throw new UnsatisfiedLinkError(
              "the system property "
                  + PROPERTY
                  + " is \"foreign\", and java.lang.foreign is there from Java 22 on; this is Java "
                  + Runtime.version().feature()
                  + ", which calls the library by JNI: leave the property out, or say jni");
        }
        yield FOREIGN;
      }
      default ->
          throw new UnsatisfiedLinkError(
              "the system property "
                  + PROPERTY
                  + " is \""
                  + named.replaceAll("[^\\x20-\\x7e]", "?")
                  + "\"; expected jni or foreign, or nothing");
    };
  }

  /** Opens a file, with the reason if it cannot be opened. */
  abstract Backend open(Path file) throws IOException;

  /** Opens what is found by its name, if anything is. */
  abstract Backend openSystem() throws IOException;

  /** The name by which that is searched. */
  abstract String systemName();

  /** How a message names it, and the other one. */
  abstract String described();
}
