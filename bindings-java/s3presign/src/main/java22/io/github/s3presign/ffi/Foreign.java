package io.github.s3presign.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The library as {@code java.lang.foreign} calls it, from Java 22 on.
 *
 * <p>Signing one request, or one batch of keys, is called so that it may use arrays of Java, which
 * holds up the garbage collector while it runs: for little input only, where that is microseconds,
 * or as many as a batch has rows. All other calls copy.
 *
 * @param url {@code s3presign_template_url}, which uses arrays
 * @param urls {@code s3presign_template_urls}, which does too
 * @param templatePresign {@code s3presign_template_presign}, which does too
 * @param presign {@code s3presign_presign}, which does too
 * @param others the functions that copy. That this is a record lets the compiler take what it holds
 *     for constants
 */
@SuppressWarnings("restricted") // Calling a native library is what this is for.
record Foreign(
    MethodHandle url,
    MethodHandle urls,
    MethodHandle templatePresign,
    MethodHandle presign,
    Others others)
    implements Backend {
  /** Bytes that go in, up to which a call is over in microseconds. */
  private static final int BRIEF = 16 * 1024;

  /** What is left of a refusal: the message, the name of what is wrong, the names of options. */
  private static final int MESSAGE_TEXTS = 3;

  // A handle is a number here: nobody looks into it.
  private static final MemoryLayout[] HANDLE = {JAVA_LONG};
  private static final MemoryLayout[] TEXT = {ADDRESS, JAVA_LONG};
  private static final MemoryLayout[] LIST = {ADDRESS, JAVA_LONG, JAVA_LONG};
  private static final MemoryLayout[] COLUMN = {ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG};
  private static final MemoryLayout[] TIME = {JAVA_LONG};
  private static final MemoryLayout[] OUT = {ADDRESS};
  private static final MemoryLayout[] ANSWER = {ADDRESS, JAVA_LONG};

  private static final Linker LINKER = Linker.nativeLinker();

  /** Whether this Java can call the library so. */
  static boolean isAvailable() {
    return true;
  }

  /** Opens a file; with the reason if that fails, which the lookup itself does not tell. */
  static Backend open(Path file) throws IOException {
    SymbolLookup library;
    try {
      library = SymbolLookup.libraryLookup(file, Arena.global());
    } catch (IllegalArgumentException cannotBeOpened) {
      throw new IOException(reason(file, cannotBeOpened), cannotBeOpened);
    }
    return of(file.toString(), library);
  }

  /**
   * Opens what the system's loader finds.
   *
   * @throws IOException if it finds none
   */
  static Backend openSystem() throws IOException {
    SymbolLookup library;
    try {
      library = SymbolLookup.libraryLookup(systemName(), Arena.global());
    } catch (IllegalArgumentException notFound) {
      throw new IOException("the system's loader does not find it", notFound);
    }
    return of(systemName(), library);
  }

  /** What the system's loader looks for. */
  static String systemName() {
    String name = System.mapLibraryName("s3presign");
    return name.endsWith(".so") ? name + "." + Library.ABI : name;
  }

  private static String reason(Path file, IllegalArgumentException otherwise) {
    try {
      System.load(file.toString());
      return otherwise.getMessage();
    } catch (UnsatisfiedLinkError told) {
      return told.getMessage();
    }
  }

  private static Foreign of(String file, SymbolLookup library) {
    Library.checkAbi(file, abi(file, library));
    return new Foreign(
        brief(library, Function.TEMPLATE_URL),
        brief(library, Function.TEMPLATE_URLS),
        brief(library, Function.TEMPLATE_PRESIGN),
        brief(library, Function.PRESIGN),
        new Others(library, new ConcurrentHashMap<>()));
  }

  private static int abi(String file, SymbolLookup library) {
    MemorySegment function =
        library
            .find("s3presign_abi")
            .orElseThrow(
                () -> new UnsatisfiedLinkError(file + " is another library, not s3presign's"));
    try {
      return (int) LINKER.downcallHandle(function, FunctionDescriptor.of(JAVA_INT)).invokeExact();
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public Buffer buffer() {
    return new SegmentBuffer();
  }

  @Override
  public long answer(
      Function function, long handle, Input first, Input second, long number, byte[] answer) {
    try {
      if (first.length() <= BRIEF && second.length() <= BRIEF) {
        switch (function) {
          case PRESIGN -> {
            return (long)
                presign.invokeExact(
                    handle,
                    inPlace(first),
                    (long) first.length(),
                    (long) first.count,
                    inPlace(second),
                    (long) second.length(),
                    number,
                    MemorySegment.ofArray(answer),
                    (long) answer.length);
          }
          case TEMPLATE_PRESIGN -> {
            return (long)
                templatePresign.invokeExact(
                    handle,
                    inPlace(first),
                    (long) first.length(),
                    number,
                    MemorySegment.ofArray(answer),
                    (long) answer.length);
          }
          default -> {}
        }
      }
      return copying(function, handle, first, second, number, answer);
    } catch (RuntimeException | Error unchecked) {
      throw unchecked;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public int make(
      Function function, long handle, Input list, long number, long[] made, byte[] message) {
    try (Arena arena = Arena.ofConfined();
        Copy in = Copy.of(list, arena)) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      MemorySegment said = arena.allocate(message.length);
      long capacity = message.length;
      MethodHandle called = others.of(function);
      int status =
          switch (function.takes) {
            case LIST ->
                (int) called.invokeExact(in.text, in.length, in.count, out, said, capacity);
            case HANDLE_LIST ->
                (int) called.invokeExact(handle, in.text, in.length, in.count, out, said, capacity);
            case HANDLE_TIME -> (int) called.invokeExact(handle, number, out, said, capacity);
            default -> throw new AssertionError(function);
          };
      give(said, status, message);
      made[0] = out.get(JAVA_LONG, 0);
      return status;
    } catch (RuntimeException | Error unchecked) {
      throw unchecked;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void free(Function function, long handle) {
    try {
      others.of(function).invokeExact(handle);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public long url(long template, Buffer buffer, int keyLength, long time) {
    SegmentBuffer segments = (SegmentBuffer) buffer;
    try {
      return (long)
          url.invokeExact(
              template,
              segments.inputSegment,
              (long) keyLength,
              time,
              segments.answerSegment,
              (long) Buffer.ANSWER);
    } catch (RuntimeException | Error unchecked) {
      throw unchecked;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public Batch batch() {
    return new ArrayBatch();
  }

  @Override
  public long urls(long template, Batch batch, long time, byte[] answer) {
    long[] ends = ((ArrayBatch) batch).ends;
    try {
      long returned =
          (long)
              urls.invokeExact(
                  template,
                  MemorySegment.ofArray(batch.keys),
                  (long) batch.keysLength(),
                  MemorySegment.ofArray(batch.offsets),
                  (long) batch.rows,
                  time,
                  MemorySegment.ofArray(ends),
                  MemorySegment.ofArray(batch.refusedRow),
                  MemorySegment.ofArray(answer),
                  (long) answer.length);
      if (0 <= returned && returned < answer.length) {
        System.arraycopy(ends, 0, batch.offsets, 0, batch.rows + 1);
      }
      return returned;
    } catch (RuntimeException | Error unchecked) {
      throw unchecked;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  // ---- Calls with copies outside the heap -----------------------------------------------

  private long copying(
      Function function, long handle, Input first, Input second, long number, byte[] answer)
      throws Throwable {
    MethodHandle called = others.of(function);
    if (function.takes == Function.Takes.NOTHING) {
      return text((MemorySegment) called.invokeExact(), answer);
    }
    if (function.takes == Function.Takes.STATUS) {
      return text((MemorySegment) called.invokeExact((int) number), answer);
    }
    try (Arena arena = Arena.ofConfined();
        Copy one = Copy.of(first, arena);
        Copy two = Copy.of(second, arena)) {
      MemorySegment out = arena.allocate(answer.length);
      long returned = called(called, function.takes, handle, one, two, number, out);
      give(out, returned, answer);
      return returned;
    }
  }

  private static long called(
      MethodHandle function,
      Function.Takes takes,
      long handle,
      Copy one,
      Copy two,
      long time,
      MemorySegment out)
      throws Throwable {
    long capacity = out.byteSize();
    return switch (takes) {
      case HANDLE -> (long) function.invokeExact(handle, out, capacity);
      case HANDLE_LIST_TIME ->
          (long) function.invokeExact(handle, one.text, one.length, one.count, time, out, capacity);
      case HANDLE_LIST_TEXT_TIME ->
          (long)
              function.invokeExact(
                  handle,
                  one.text,
                  one.length,
                  one.count,
                  two.text,
                  two.length,
                  time,
                  out,
                  capacity);
      case HANDLE_TEXT_TIME ->
          (long) function.invokeExact(handle, one.text, one.length, time, out, capacity);
      case HANDLE_TEXT_TEXT ->
          (long)
              function.invokeExact(
                  handle, one.text, one.length, two.text, two.length, out, capacity);
      case LIST -> (long) function.invokeExact(one.text, one.length, one.count, out, capacity);
      case LIST_TEXT ->
          (long)
              function.invokeExact(
                  one.text, one.length, one.count, two.text, two.length, out, capacity);
      case LIST_LIST ->
          (long)
              function.invokeExact(
                  one.text, one.length, one.count, two.text, two.length, two.count, out, capacity);
      case LIST_LIST_TIME ->
          (long)
              function.invokeExact(
                  one.text,
                  one.length,
                  one.count,
                  two.text,
                  two.length,
                  two.count,
                  time,
                  out,
                  capacity);
      case TEXT -> (long) function.invokeExact(one.text, one.length, out, capacity);
      case NOTHING, STATUS, HANDLE_TIME, HANDLE_LIST, HANDLE_COLUMN_TIME_OUT_OUT ->
          throw new AssertionError(takes);
    };
  }

  /** Input outside the heap, wiped when it is no longer needed. */
  private record Copy(MemorySegment text, long length, long count) implements AutoCloseable {
    static Copy of(Input input, Arena arena) {
      MemorySegment text =
          input.bytes == null ? MemorySegment.NULL : arena.allocateFrom(JAVA_BYTE, input.bytes);
      return new Copy(text, input.length(), input.count);
    }

    @Override
    public void close() {
      text.fill((byte) 0);
    }
  }

  /**
   * Copies an answer that fits, "" for one that does not, or a message and the two texts of names
   * behind it, each with its NUL; and wipes where it was.
   */
  private static void give(MemorySegment out, long returned, byte[] answer) {
    long count = returned;
    if (returned >= answer.length) {
      count = 1;
    } else if (returned < 0) {
      count = 0;
      for (int text = 0; text < MESSAGE_TEXTS && count < out.byteSize(); text++) {
        count += textLength(out.asSlice(count)) + 1;
      }
    }
    MemorySegment said = out.asSlice(0, Math.min(count, answer.length));
    MemorySegment.copy(said, JAVA_BYTE, 0, answer, 0, (int) said.byteSize());
    said.fill((byte) 0);
  }

  private static long textLength(MemorySegment text) {
    long length = 0;
    while (length < text.byteSize() && text.get(JAVA_BYTE, length) != 0) {
      length++;
    }
    return length;
  }

  /** Static text, as an answer. */
  private static long text(MemorySegment address, byte[] answer) {
    byte[] text = address.reinterpret(Long.MAX_VALUE).getString(0).getBytes(StandardCharsets.UTF_8);
    if (text.length < answer.length) {
      System.arraycopy(text, 0, answer, 0, text.length);
      answer[text.length] = 0;
    }
    return text.length;
  }

  private static MemorySegment inPlace(Input input) {
    return input.bytes == null ? MemorySegment.NULL : MemorySegment.ofArray(input.bytes);
  }

  // ---- The functions of s3presign.h ------------------------------------------------------

  private static MethodHandle brief(SymbolLookup library, Function function) {
    return bound(library, function, Linker.Option.critical(true));
  }

  private static MethodHandle bound(
      SymbolLookup library, Function function, Linker.Option... options) {
    String symbol = "s3presign_" + function.symbol();
    MemorySegment address =
        library
            .find(symbol)
            .orElseThrow(() -> new UnsatisfiedLinkError("the native library lacks " + symbol));
    return LINKER.downcallHandle(address, descriptor(function), options);
  }

  private static FunctionDescriptor descriptor(Function function) {
    return switch (function) {
      case SIGNER_NEW -> status(LIST, OUT, ANSWER);
      case SIGNER_SCOPED, TEMPLATE_NEW -> status(HANDLE, LIST, OUT, ANSWER);
      case TEMPLATE_CLOCKED -> status(HANDLE, TIME, OUT, ANSWER);
      case SIGNER_FREE, TEMPLATE_FREE -> FunctionDescriptor.ofVoid(HANDLE);
      default ->
          switch (function.takes) {
            case NOTHING -> FunctionDescriptor.of(ADDRESS);
            case STATUS -> FunctionDescriptor.of(ADDRESS, JAVA_INT);
            case HANDLE -> answer(HANDLE, ANSWER);
            case HANDLE_TIME -> answer(HANDLE, TIME, ANSWER);
            case HANDLE_LIST -> answer(HANDLE, LIST, ANSWER);
            case HANDLE_LIST_TIME -> answer(HANDLE, LIST, TIME, ANSWER);
            case HANDLE_LIST_TEXT_TIME -> answer(HANDLE, LIST, TEXT, TIME, ANSWER);
            case HANDLE_TEXT_TIME -> answer(HANDLE, TEXT, TIME, ANSWER);
            case HANDLE_TEXT_TEXT -> answer(HANDLE, TEXT, TEXT, ANSWER);
            case HANDLE_COLUMN_TIME_OUT_OUT -> answer(HANDLE, COLUMN, TIME, OUT, OUT, ANSWER);
            case LIST -> answer(LIST, ANSWER);
            case LIST_TEXT -> answer(LIST, TEXT, ANSWER);
            case LIST_LIST -> answer(LIST, LIST, ANSWER);
            case LIST_LIST_TIME -> answer(LIST, LIST, TIME, ANSWER);
            case TEXT -> answer(TEXT, ANSWER);
          };
    };
  }

  /** Makes a handle: what is returned is a status. */
  private static FunctionDescriptor status(MemoryLayout[]... arguments) {
    return FunctionDescriptor.of(JAVA_INT, flat(arguments));
  }

  /** Answers text: what is returned is its length or a status. */
  private static FunctionDescriptor answer(MemoryLayout[]... arguments) {
    return FunctionDescriptor.of(JAVA_LONG, flat(arguments));
  }

  private static MemoryLayout[] flat(MemoryLayout[][] arguments) {
    return Stream.of(arguments).flatMap(Stream::of).toArray(MemoryLayout[]::new);
  }

  /** The functions that are called less often, each bound when it is first called. */
  private record Others(SymbolLookup library, Map<Function, MethodHandle> bound) {
    MethodHandle of(Function function) {
      return bound.computeIfAbsent(function, each -> Foreign.bound(library, each));
    }
  }

  /** A batch with an array for where URLs end: that of the keys is read meanwhile. */
  private static final class ArrayBatch extends Batch {
    final long[] ends = new long[ROWS + 1];
  }

  /** A buffer with its arrays as the functions take them. */
  private static final class SegmentBuffer extends Buffer {
    final MemorySegment inputSegment = MemorySegment.ofArray(input);
    final MemorySegment answerSegment = MemorySegment.ofArray(answer);
  }
}
