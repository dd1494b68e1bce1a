package io.github.s3presign.ffi;

import io.github.s3presign.S3PresignException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Some of many keys, one after the other in one array, and then their URLs: what one call of {@code
 * s3presign_template_urls} takes and answers. Used for one batch after the other, and wiped at the
 * end.
 */
class Batch implements AutoCloseable {
  /**
   * Keys for one call: so few that they and their URLs stay in the processor's caches, and that no
   * garbage collector waits for longer than some 20 microseconds.
   */
  static final int ROWS = 128;

  /** Bytes for each URL at first. Those with a session token take more. */
  private static final int URL = 512;

  /** Bytes of a character at most, each half of a pair counted as one. */
  private static final int WIDEST = 3;

  byte[] keys = new byte[1024];

  /** Where keys begin and end; once they are signed for, where their URLs do. */
  final long[] offsets = new long[ROWS + 1];

  /** The row that a call refuses; negative if it is not about one. */
  final long[] refusedRow = new long[1];

  int rows;

  private byte[] answer = {};

  int keysLength() {
    return (int) offsets[rows];
  }

  boolean isFull() {
    return rows == ROWS;
  }

  /** Adds a key, if it is one: UTF-8 of a length that S3 might allow. */
  boolean add(String key) {
    if (key == null || NativeTemplate.isLong(key)) {
      return false;
    }
    int start = keysLength();
    int longest = start + WIDEST * key.length();
    if (longest > keys.length) {
      keys = Arrays.copyOf(keys, Math.max(longest, 2 * keys.length));
    }
    int end = Utf8.put(key, keys, start);
    if (end == Utf8.MALFORMED) {
      return false;
    }
    offsets[++rows] = end;
    return true;
  }

  /** Signs for the keys, adds their URLs to others, and is empty again. */
  void sign(long template, long now, List<String> urls) {
    if (answer.length < rows * URL) {
      memory(rows * URL);
    }
    // Where a call comes to nothing, it says nothing of a row, and there is no message.
    refusedRow[0] = -1;
    Arrays.fill(answer, 0, Math.min(2, answer.length), (byte) 0);
    try {
      Answering.answered(
          into -> Native.LIBRARY.urls(template, this, now, into),
          answer.length,
          this::memory,
          (bytes, length) -> addAll(bytes, urls));
    } catch (S3PresignException refused) {
      throw refusedRow[0] < 0 ? refused : ofRow(urls.size() + (int) refusedRow[0], refused);
    }
    rows = 0;
    offsets[0] = 0;
  }

  /** Memory for an answer: what there is, unless another size is asked for. */
  private byte[] memory(int size) {
    if (size != answer.length) {
      Arrays.fill(answer, (byte) 0);
      answer = new byte[size];
    }
    return answer;
  }

  private List<String> addAll(byte[] bytes, List<String> urls) {
    for (int row = 0; row < rows; row++) {
      int start = (int) offsets[row];
      int length = (int) offsets[row + 1] - start;
      // A URL is ASCII, of which this is the encoding that Java copies as it is.
      urls.add(new String(bytes, start, length, StandardCharsets.ISO_8859_1));
    }
    return urls;
  }

  /** The same refusal, of one row of many. */
  static S3PresignException ofRow(int row, S3PresignException refused) {
    return new S3PresignException(
        refused.code(),
        "row " + row + ": " + refused.getMessage(),
        refused.parameter().orElse(null),
        row);
  }

  @Override
  public void close() {
    Arrays.fill(answer, (byte) 0);
  }
}
