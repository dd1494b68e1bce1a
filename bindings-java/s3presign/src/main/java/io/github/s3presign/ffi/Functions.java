package io.github.s3presign.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.stream.Stream;

/**
 * The functions of s3presign.h, one by one.
 *
 * <p>Those whose name ends in {@code BRIEF} are called so that they may use arrays of Java, which
 * holds up the garbage collector while they run: for little input only, where that is microseconds.
 */
@SuppressWarnings("restricted") // Calling a native library is what this is for.
final class Functions {
  private static final MemoryLayout[] HANDLE = {ADDRESS};
  private static final MemoryLayout[] TEXT = {ADDRESS, JAVA_LONG};
  private static final MemoryLayout[] LIST = {ADDRESS, JAVA_LONG, JAVA_LONG};
  private static final MemoryLayout[] TIME = {JAVA_LONG};
  private static final MemoryLayout[] OUT = {ADDRESS};
  private static final MemoryLayout[] ANSWER = {ADDRESS, JAVA_LONG};

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY = Library.load();

  static final MethodHandle VERSION = bind("version", FunctionDescriptor.of(ADDRESS));
  static final MethodHandle STATUS_NAME =
      bind("status_name", FunctionDescriptor.of(ADDRESS, JAVA_INT));

  static final MethodHandle SIGNER_NEW = status("signer_new", LIST, OUT, ANSWER);
  static final MethodHandle SIGNER_SCOPED = status("signer_scoped", HANDLE, LIST, OUT, ANSWER);
  static final MethodHandle OPTIONS_FROM_ENV = answer("options_from_env", LIST, LIST, ANSWER);
  static final MethodHandle SIGNER_FREE = bind("signer_free", FunctionDescriptor.ofVoid(ADDRESS));
  static final MethodHandle TEMPLATE_NEW = status("template_new", HANDLE, LIST, OUT, ANSWER);
  static final MethodHandle TEMPLATE_CLOCKED =
      status("template_clocked", HANDLE, TIME, OUT, ANSWER);
  static final MethodHandle TEMPLATE_FREE =
      bind("template_free", FunctionDescriptor.ofVoid(ADDRESS));

  static final MethodHandle SIGNER_DESCRIBE = answer("signer_describe", HANDLE, ANSWER);
  static final MethodHandle TEMPLATE_DESCRIBE = answer("template_describe", HANDLE, ANSWER);

  static final MethodHandle TEMPLATE_URL = answer("template_url", HANDLE, TEXT, TIME, ANSWER);
  static final MethodHandle TEMPLATE_URL_BRIEF = brief("template_url", HANDLE, TEXT, TIME, ANSWER);
  static final MethodHandle TEMPLATE_PRESIGN =
      answer("template_presign", HANDLE, TEXT, TIME, ANSWER);
  static final MethodHandle TEMPLATE_PRESIGN_BRIEF =
      brief("template_presign", HANDLE, TEXT, TIME, ANSWER);
  static final MethodHandle PRESIGN = answer("presign", HANDLE, LIST, TEXT, TIME, ANSWER);
  static final MethodHandle PRESIGN_BRIEF = brief("presign", HANDLE, LIST, TEXT, TIME, ANSWER);
  static final MethodHandle PRESIGN_POST = answer("presign_post", HANDLE, LIST, TIME, ANSWER);
  static final MethodHandle PRESIGN_MULTIPART =
      answer("presign_multipart", HANDLE, LIST, TEXT, TIME, ANSWER);
  static final MethodHandle OBJECT_URL = answer("object_url", HANDLE, TEXT, TEXT, ANSWER);

  static final MethodHandle DETAILS = answer("details", LIST, ANSWER);
  static final MethodHandle CORS_RULE = answer("cors_rule", LIST, TEXT, ANSWER);
  static final MethodHandle MULTIPART_PLAN = answer("multipart_plan", LIST, ANSWER);
  static final MethodHandle COMPLETED_PARTS = answer("completed_parts", LIST, ANSWER);
  static final MethodHandle READ_REQUEST = answer("read_request", LIST, ANSWER);
  static final MethodHandle READ_FORM = answer("read_form", LIST, ANSWER);
  static final MethodHandle VERIFY_REQUEST = answer("verify_request", LIST, LIST, TIME, ANSWER);
  static final MethodHandle VERIFY_FORM = answer("verify_form", LIST, LIST, TIME, ANSWER);
  static final MethodHandle EXPLAIN = answer("explain", LIST, ANSWER);
  static final MethodHandle DIAGNOSE = answer("diagnose", LIST, ANSWER);
  static final MethodHandle REDACT = answer("redact", TEXT, ANSWER);
  static final MethodHandle REDACT_LIST = answer("redact_list", LIST, ANSWER);

  private Functions() {}

  /** Makes a handle: what is returned is a status. */
  private static MethodHandle status(String name, MemoryLayout[]... arguments) {
    return bind(name, FunctionDescriptor.of(JAVA_INT, flat(arguments)));
  }

  /** Answers text: what is returned is its length or a status. */
  private static MethodHandle answer(String name, MemoryLayout[]... arguments) {
    return bind(name, FunctionDescriptor.of(JAVA_LONG, flat(arguments)));
  }

  private static MethodHandle brief(String name, MemoryLayout[]... arguments) {
    return bind(
        name, FunctionDescriptor.of(JAVA_LONG, flat(arguments)), Linker.Option.critical(true));
  }

  private static MethodHandle bind(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return LINKER.downcallHandle(
        LIBRARY
            .find("s3presign_" + name)
            .orElseThrow(
                () -> new UnsatisfiedLinkError("the native library lacks s3presign_" + name)),
        descriptor,
        options);
  }

  private static MemoryLayout[] flat(MemoryLayout[][] arguments) {
    return Stream.of(arguments).flatMap(Stream::of).toArray(MemoryLayout[]::new);
  }
}
