package io.github.s3presign.ffi;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Memory for one call: for what goes in, and for the answer. A few are kept and used again, so that
 * making a URL allocates the URL and nothing else. A thread that finds none, since others hold
 * them, makes one more, and one too many is left to the garbage collector.
 */
class Buffer {
  /** Bytes for what goes in: any key that S3 allows, as the encoder asks for room, fits. */
  static final int INPUT = 4 * 1024;

  /** Bytes for an answer. Most URLs have a sixteenth of this. */
  static final int ANSWER = 16 * 1024;

  /** Places within one cache line; one of them is used. */
  private static final int LINE = 16;

  private static final AtomicReferenceArray<Buffer> KEPT =
      new AtomicReferenceArray<>(Stripe.COUNT * LINE);

  final byte[] input = new byte[INPUT];
  final byte[] answer = new byte[ANSWER];

  static Buffer take(int stripe) {
    Buffer kept = KEPT.getAndSet(stripe * LINE, null);
    return kept != null ? kept : Native.LIBRARY.buffer();
  }

  void giveBack(int stripe) {
    KEPT.setRelease(stripe * LINE, this);
  }
}
