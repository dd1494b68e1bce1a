package io.github.s3presign;

import io.github.s3presign.ffi.AnswerList;
import java.util.List;

/**
 * How an object is cut into parts.
 *
 * {@snippet file="DocumentationTest.java" region="plan"}
 *
 * @param objectSize in bytes
 * @param partSize the size of every part but the last, in bytes
 * @param parts the parts in their order: 1 to 10,000
 */
public record MultipartPlan(long objectSize, long partSize, List<PlannedPart> parts) {
  /** Copies the list. */
  public MultipartPlan {
    parts = List.copyOf(parts);
  }

  static MultipartPlan of(long objectSize, AnswerList answer) {
    return new MultipartPlan(
        objectSize, answer.number("part-size"), answer.prefixed("part:", PlannedPart::of));
  }
}
