package io.github.s3presign.ffi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Optional;

/** A signer of the library. */
public final class NativeSigner implements AutoCloseable {
  /** Bytes of parameters up to which a call is over in microseconds. */
  private static final int BRIEF = 16 * 1024;

  private final Handle handle;

  private NativeSigner(Handle handle) {
    this.handle = handle;
  }

  /** Makes a signer from its options. */
  public static NativeSigner of(ParameterList options) {
    try (NativeList in = NativeList.of(options)) {
      return new NativeSigner(
          Handle.made(
              "signer",
              NativeSigner::free,
              (out, message, capacity) ->
                  (int)
                      Functions.SIGNER_NEW.invokeExact(
                          in.text(), in.length(), in.count(), out, message, capacity)));
    }
  }

  /** Makes a signer from environment variables, and from options that win over them. */
  public static NativeSigner fromEnv(ParameterList variables, ParameterList options) {
    try (NativeList environment = NativeList.of(variables);
        NativeList in = NativeList.of(options)) {
      return Answering.wiped(
          (answer, capacity) ->
              (long)
                  Functions.OPTIONS_FROM_ENV.invokeExact(
                      environment.text(),
                      environment.length(),
                      environment.count(),
                      in.text(),
                      in.length(),
                      in.count(),
                      answer,
                      capacity),
          NativeSigner::ofAnswer);
    }
  }

  /** Makes a signer from a list as the library answered it. */
  private static NativeSigner ofAnswer(MemorySegment options) {
    long nuls = 0;
    for (long at = 0; at < options.byteSize(); at++) {
      nuls += options.get(ValueLayout.JAVA_BYTE, at) == 0 ? 1 : 0;
    }
    long strings = nuls + 1;
    return new NativeSigner(
        Handle.made(
            "signer",
            NativeSigner::free,
            (out, message, capacity) ->
                (int)
                    Functions.SIGNER_NEW.invokeExact(
                        options, options.byteSize(), strings, out, message, capacity)));
  }

  public NativeSigner scoped(ParameterList scope) {
    try (NativeList in = NativeList.of(scope)) {
      return handle.using(
          signer ->
              new NativeSigner(
                  Handle.made(
                      "signer",
                      NativeSigner::free,
                      (out, message, capacity) ->
                          (int)
                              Functions.SIGNER_SCOPED.invokeExact(
                                  signer,
                                  in.text(),
                                  in.length(),
                                  in.count(),
                                  out,
                                  message,
                                  capacity))));
    }
  }

  public NativeTemplate template(ParameterList request) {
    try (NativeList in = NativeList.of(request)) {
      return handle.using(signer -> NativeTemplate.of(signer, in));
    }
  }

  public AnswerList presign(ParameterList request, String key, long now) {
    byte[] joined = request.joined();
    byte[] keyBytes = key == null ? null : Utf8.bytes("key", key);
    try {
      boolean brief = joined.length <= BRIEF && (key == null || keyBytes.length <= BRIEF);
      return brief
          ? presignInArrays(joined, request.count(), keyBytes, now)
          : presign(Functions.PRESIGN, request, key, now);
    } finally {
      Arrays.fill(joined, (byte) 0);
    }
  }

  private AnswerList presignInArrays(byte[] joined, long count, byte[] key, long now) {
    MemorySegment list = MemorySegment.ofArray(joined);
    MemorySegment keyText = key == null ? MemorySegment.NULL : MemorySegment.ofArray(key);
    long keyLength = key == null ? 0 : key.length;
    return handle.using(
        signer ->
            AnswerList.parse(
                Answering.inArrays(
                    (answer, capacity) ->
                        (long)
                            Functions.PRESIGN_BRIEF.invokeExact(
                                signer,
                                list,
                                (long) joined.length,
                                count,
                                keyText,
                                keyLength,
                                now,
                                answer,
                                capacity))));
  }

  public AnswerList presignPost(ParameterList form, long now) {
    try (NativeList in = NativeList.of(form)) {
      return handle.using(
          signer ->
              AnswerList.parse(
                  Answering.of(
                      (answer, capacity) ->
                          (long)
                              Functions.PRESIGN_POST.invokeExact(
                                  signer,
                                  in.text(),
                                  in.length(),
                                  in.count(),
                                  now,
                                  answer,
                                  capacity))));
    }
  }

  public AnswerList presignMultipart(ParameterList upload, String key, long now) {
    return presign(Functions.PRESIGN_MULTIPART, upload, key, now);
  }

  private AnswerList presign(MethodHandle function, ParameterList request, String key, long now) {
    try (NativeList in = NativeList.of(request);
        NativeText keyText = NativeText.of("key", key)) {
      return handle.using(
          signer ->
              AnswerList.parse(
                  Answering.of(
                      (answer, capacity) ->
                          (long)
                              function.invokeExact(
                                  signer,
                                  in.text(),
                                  in.length(),
                                  in.count(),
                                  keyText.text(),
                                  keyText.length(),
                                  now,
                                  answer,
                                  capacity))));
    }
  }

  /** The plain URL of an object. */
  public String objectUrl(String bucket, String key) {
    try (NativeText in = NativeText.required("bucket", bucket);
        NativeText keyText = NativeText.required("key", key)) {
      return handle.using(
          signer ->
              Answering.of(
                  (answer, capacity) ->
                      (long)
                          Functions.OBJECT_URL.invokeExact(
                              signer,
                              in.text(),
                              in.length(),
                              keyText.text(),
                              keyText.length(),
                              answer,
                              capacity)));
    }
  }

  /** What it shows of itself, in brackets and without secrets; nothing, if it is closed. */
  public Optional<String> described() {
    return handle.described(Functions.SIGNER_DESCRIBE);
  }

  @Override
  public void close() {
    handle.close();
  }

  private static void free(MemorySegment signer) {
    try {
      Functions.SIGNER_FREE.invokeExact(signer);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }
}
