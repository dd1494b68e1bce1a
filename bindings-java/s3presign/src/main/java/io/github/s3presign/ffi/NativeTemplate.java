package io.github.s3presign.ffi;

import io.github.s3presign.S3PresignException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A template of the library, and the call that has to be fast: one URL. */
public final class NativeTemplate implements AutoCloseable {
  private final Handle handle;

  private NativeTemplate(Handle handle) {
    this.handle = handle;
  }

  static NativeTemplate of(long signer, Input request) {
    return made(Function.TEMPLATE_NEW, signer, request, 0);
  }

  /** The same template for a clock, unless it has one. */
  public NativeTemplate clocked(long clock) {
    return handle.using(template -> made(Function.TEMPLATE_CLOCKED, template, Input.NONE, clock));
  }

  /** The URL for a key, or for none. Allocates the URL, and nothing else while it is short. */
  public String url(String key, long now) {
    if (key == null || isLong(key)) {
      return longUrl(key, now);
    }
    int stripe = Stripe.current();
    Buffer buffer = Buffer.take(stripe);
    long template = handle.acquire(stripe);
    try {
      int keyLength = Utf8.put(key, buffer.input, 0);
      if (keyLength == Utf8.MALFORMED) {
        throw Utf8.loneSurrogate("key");
      }
      long length = Native.LIBRARY.url(template, buffer, keyLength, now);
      if (0 <= length && length < Buffer.ANSWER) {
        return new String(buffer.answer, 0, (int) length, StandardCharsets.UTF_8);
      }
    } finally {
      handle.release(stripe);
      buffer.giveBack(stripe);
      Reference.reachabilityFence(handle);
    }
    return longUrl(key, now);
  }

  /** The URLs for many keys, of which some may be none, at one instant: many in one call. */
  public List<String> urls(Iterable<String> keys, long now) {
    // Not grown one time after another, where it is known how many they are.
    int known = keys instanceof Collection<?> collection ? collection.size() : Batch.ROWS;
    List<String> urls = new ArrayList<>(known);
    try (Batch batch = Native.LIBRARY.batch()) {
      for (String key : keys) {
        if (batch.isFull()) {
          sign(batch, now, urls);
        }
        if (!batch.add(key)) {
          // Those before it come first, also if one of them is refused.
          sign(batch, now, urls);
          urls.add(urlOfRow(urls.size(), key, now));
        }
      }
      sign(batch, now, urls);
    }
    return Collections.unmodifiableList(urls);
  }

  private void sign(Batch batch, long now, List<String> urls) {
    if (batch.rows == 0) {
      return;
    }
    handle.using(
        template -> {
          batch.sign(template, now, urls);
          return urls;
        });
  }

  private String urlOfRow(int row, String key, long now) {
    try {
      return url(key, now);
    } catch (S3PresignException refused) {
      throw Batch.ofRow(row, refused);
    }
  }

  /** The whole result for a key, or for none. */
  public AnswerList presign(String key, long now) {
    return AnswerList.parse(text(Function.TEMPLATE_PRESIGN, key, now));
  }

  /** What it shows of itself, in brackets and without secrets; nothing, if it is closed. */
  public Optional<String> described() {
    return handle.described(Function.TEMPLATE_DESCRIBE);
  }

  @Override
  public void close() {
    handle.close();
  }

  /** Whether a key might not fit a buffer. S3 allows 1024 bytes, so it is refused anyway. */
  static boolean isLong(String key) {
    return key.length() > Buffer.INPUT / 3;
  }

  private String longUrl(String key, long now) {
    return text(Function.TEMPLATE_URL, key, now);
  }

  private String text(Function function, String key, long now) {
    try (Input in = Input.text("key", key)) {
      return handle.using(template -> Calls.text(function, template, in, Input.NONE, now));
    }
  }

  private static NativeTemplate made(Function function, long of, Input list, long number) {
    return new NativeTemplate(
        Handle.made("template", Function.TEMPLATE_FREE, function, of, list, number));
  }
}
