package io.github.s3presign.ffi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The library as JNI calls it, which every Java can. Its native half is ffi-c/src/jni: it copies
 * whatever it is passed, so that the garbage collector waits for no call.
 */
final class Jni implements Backend {
  /** The number of each function, which the library knows. */
  private final Map<Function, Integer> numbers;

  private Jni(Map<Function, Integer> numbers) {
    this.numbers = numbers;
  }

  /**
   * Loads a file for the class loader of this class.
   *
   * @throws IOException with the reason, if it cannot be loaded
   */
  static Backend open(Path file) throws IOException {
    try {
      System.load(file.toString());
    } catch (UnsatisfiedLinkError cannotBeLoaded) {
      throw new IOException(cannotBeLoaded.getMessage(), cannotBeLoaded);
    }
    return loaded(file.toString());
  }

  /** Whether a file was refused only since another class loader of this process has loaded it. */
  static boolean isTaken(IOException refused) {
    return String.valueOf(refused.getMessage()).contains("already loaded in another classloader");
  }

  /**
   * Loads what Java's own search finds in {@code java.library.path}.
   *
   * @throws IOException if it finds none
   */
  static Backend openSystem() throws IOException {
    try {
      System.loadLibrary("s3presign");
    } catch (UnsatisfiedLinkError notFound) {
      throw new IOException(notFound.getMessage(), notFound);
    }
    return loaded(systemName());
  }

  /** What Java's own search looks for. */
  static String systemName() {
    return System.mapLibraryName("s3presign");
  }

  private static Backend loaded(String file) {
    int abi;
    try {
      abi = abi();
    } catch (UnsatisfiedLinkError otherLibrary) {
      var error =
          new UnsatisfiedLinkError(
              file
                  + " has no functions for JNI: it is another library, or s3presign's C library,"
                  + " which only java.lang.foreign can call, from Java 22 on; the one in the jar"
                  + " has both");
      error.initCause(otherLibrary);
      throw error;
    }
    Library.checkAbi(file, abi);
    Map<Function, Integer> numbers = new EnumMap<>(Function.class);
    for (Function function : Function.values()) {
      int number = find(function.symbol().getBytes(StandardCharsets.US_ASCII));
      if (number < 0) {
        throw new UnsatisfiedLinkError(file + " lacks s3presign_" + function.symbol());
      }
      numbers.put(function, number);
    }
    return new Jni(numbers);
  }

  @Override
  public Buffer buffer() {
    return new Buffer();
  }

  @Override
  public long answer(
      Function function, long handle, Input first, Input second, long number, byte[] answer) {
    return answer(
        numbers.get(function),
        handle,
        first.bytes,
        first.count,
        second.bytes,
        second.count,
        number,
        answer);
  }

  @Override
  public int make(
      Function function, long handle, Input list, long number, long[] made, byte[] message) {
    return make(numbers.get(function), handle, list.bytes, list.count, number, made, message);
  }

  @Override
  public void free(Function function, long handle) {
    free(numbers.get(function), handle);
  }

  @Override
  public long url(long template, Buffer buffer, int keyLength, long time) {
    return url(template, buffer.input, keyLength, time, buffer.answer);
  }

  @Override
  public Batch batch() {
    return new Batch();
  }

  @Override
  public long urls(long template, Batch batch, long time, byte[] answer) {
    return urls(
        template,
        batch.keys,
        batch.keysLength(),
        batch.offsets,
        batch.rows,
        time,
        batch.refusedRow,
        answer);
  }

  // What these promise stands in ffi-c/src/jni/mod.rs; bindings-java/jni.txt lists their symbols.

  private static native int abi();

  private static native int find(byte[] name);

  private static native long answer(
      int function,
      long handle,
      byte[] first,
      int firstCount,
      byte[] second,
      int secondCount,
      long number,
      byte[] answer);

  private static native int make(
      int function, long handle, byte[] list, int count, long number, long[] made, byte[] message);

  private static native void free(int function, long handle);

  private static native long url(
      long template, byte[] key, int keyLength, long time, byte[] answer);

  private static native long urls(
      long template,
      byte[] keys,
      int keysLength,
      long[] offsets,
      int rows,
      long time,
      long[] refusedRow,
      byte[] answer);
}
