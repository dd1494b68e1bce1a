package io.github.s3presign.ffi;

/**
 * A way to call the functions of s3presign.h: by {@code java.lang.foreign}, or by JNI. All that
 * differs between the two stands behind this.
 *
 * <p>What goes in is copied or used in place, and never kept. What comes out is written into an
 * array that the caller brings, as the functions themselves do: with a NUL behind it, or {@code ""}
 * if it does not fit.
 */
interface Backend {
  /** Memory for one call of {@link #url}. */
  Buffer buffer();

  /**
   * Calls a function that answers text.
   *
   * @param handle the signer or template; 0, if the function takes none
   * @param first the list or the text that the function takes first
   * @param second the one that it takes then, or {@link Input#NONE}
   * @param number the time, for functions that take one
   * @return the length of the answer, or a status with the message in its place
   */
  long answer(
      Function function, long handle, Input first, Input second, long number, byte[] answer);

  /**
   * Calls a function that makes a handle.
   *
   * @param made the place for the handle, of one element
   * @return a status, with the message if that is a refusal
   */
  int make(Function function, long handle, Input list, long number, long[] made, byte[] message);

  /** Calls a function that frees a handle. */
  void free(Function function, long handle);

  /**
   * The URL for a key that the buffer holds, in the time that signing takes and without an
   * allocation.
   *
   * @return its length, or a status without a message
   */
  long url(long template, Buffer buffer, int keyLength, long time);

  /** Memory for calls of {@link #urls}, one after the other. */
  Batch batch();

  /**
   * The URLs for the keys of a batch, one after the other. If they fit, the batch then has the
   * offsets of URLs in the place of those of keys; if one is refused, it has the row.
   *
   * @return their length, or a status with the message in their place
   */
  long urls(long template, Batch keys, long time, byte[] answer);
}
