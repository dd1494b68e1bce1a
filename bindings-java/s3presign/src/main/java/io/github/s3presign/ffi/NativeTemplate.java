package io.github.s3presign.ffi;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A template of the library, and the call that has to be fast: one URL. */
public final class NativeTemplate implements AutoCloseable {
  private final Handle handle;

  private NativeTemplate(Handle handle) {
    this.handle = handle;
  }

  static NativeTemplate of(MemorySegment signer, NativeList request) {
    return new NativeTemplate(
        Handle.made(
            "template",
            NativeTemplate::free,
            (out, message, capacity) ->
                (int)
                    Functions.TEMPLATE_NEW.invokeExact(
                        signer,
                        request.text(),
                        request.length(),
                        request.count(),
                        out,
                        message,
                        capacity)));
  }

  /** The same template for a clock, unless it has one. */
  public NativeTemplate clocked(long clock) {
    return handle.using(
        template ->
            new NativeTemplate(
                Handle.made(
                    "template",
                    NativeTemplate::free,
                    (out, message, capacity) ->
                        (int)
                            Functions.TEMPLATE_CLOCKED.invokeExact(
                                template, clock, out, message, capacity))));
  }

  /** The URL for a key, or for none. Allocates the URL, and nothing else while it is short. */
  public String url(String key, long now) {
    if (key == null || isLong(key)) {
      return longUrl(key, now);
    }
    Buffer buffer = Buffer.take();
    MemorySegment template = handle.acquire();
    try {
      long keyLength = Utf8.put(key, buffer.input, 0);
      if (keyLength == Utf8.MALFORMED) {
        throw Utf8.loneSurrogate("key");
      }
      long length =
          (long)
              Functions.TEMPLATE_URL_BRIEF.invokeExact(
                  template,
                  buffer.inputSegment,
                  keyLength,
                  now,
                  buffer.answerSegment,
                  (long) Buffer.ANSWER);
      if (0 <= length && length < Buffer.ANSWER) {
        return new String(buffer.answer, 0, (int) length, StandardCharsets.UTF_8);
      }
    } catch (RuntimeException | Error unchecked) {
      throw unchecked;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    } finally {
      handle.release();
      buffer.giveBack();
      Reference.reachabilityFence(handle);
    }
    return longUrl(key, now);
  }

  /** The whole result for a key, or for none. */
  public AnswerList presign(String key, long now) {
    if (key != null && isLong(key)) {
      return longPresign(key, now);
    }
    byte[] bytes = key == null ? new byte[0] : Utf8.bytes("key", key);
    MemorySegment keyText = key == null ? MemorySegment.NULL : MemorySegment.ofArray(bytes);
    return handle.using(
        template ->
            AnswerList.parse(
                Answering.inArrays(
                    (answer, capacity) ->
                        (long)
                            Functions.TEMPLATE_PRESIGN_BRIEF.invokeExact(
                                template, keyText, (long) bytes.length, now, answer, capacity))));
  }

  /** What it shows of itself, in brackets and without secrets; nothing, if it is closed. */
  public Optional<String> described() {
    return handle.described(Functions.TEMPLATE_DESCRIBE);
  }

  @Override
  public void close() {
    handle.close();
  }

  /** Whether a key might not fit a buffer. S3 allows 1024 bytes, so it is refused anyway. */
  private static boolean isLong(String key) {
    return key.length() > Buffer.INPUT / 3;
  }

  private String longUrl(String key, long now) {
    try (NativeText in = NativeText.of("key", key)) {
      return handle.using(
          template ->
              Answering.of(
                  (answer, capacity) ->
                      (long)
                          Functions.TEMPLATE_URL.invokeExact(
                              template, in.text(), in.length(), now, answer, capacity)));
    }
  }

  private AnswerList longPresign(String key, long now) {
    try (NativeText in = NativeText.of("key", key)) {
      return handle.using(
          template ->
              AnswerList.parse(
                  Answering.of(
                      (answer, capacity) ->
                          (long)
                              Functions.TEMPLATE_PRESIGN.invokeExact(
                                  template, in.text(), in.length(), now, answer, capacity))));
    }
  }

  private static void free(MemorySegment template) {
    try {
      Functions.TEMPLATE_FREE.invokeExact(template);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }
}
