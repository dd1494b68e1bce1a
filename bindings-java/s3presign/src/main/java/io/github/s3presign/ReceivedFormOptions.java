package io.github.s3presign;

/**
 * What a server knows of a form's file.
 *
 * {@snippet file="DocumentationTest.java" region="verifyForm"}
 */
public final class ReceivedFormOptions extends Options<ReceivedFormOptions> {
  ReceivedFormOptions() {}

  @Override
  ReceivedFormOptions self() {
    return this;
  }

  /**
   * The file's size, once it is known; it is then judged too.
   *
   * @param bytes the size
   * @return this
   */
  public ReceivedFormOptions contentLength(long bytes) {
    return set("contentLength", bytes);
  }

  /**
   * The file's name.
   *
   * @param name takes the place of <code>${filename}</code> in every field
   * @return this
   */
  public ReceivedFormOptions fileName(String name) {
    return set("fileName", name);
  }
}
