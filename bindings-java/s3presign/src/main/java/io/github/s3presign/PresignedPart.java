package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import java.util.OptionalLong;

/**
 * The request that uploads one part of a {@link PresignedMultipart}.
 *
 * {@snippet file="DocumentationTest.java" region="multipart"}
 *
 * @param number from 1 on
 * @param firstByte where the part begins in the object, in bytes, if the sizes are known
 * @param size in bytes, if the sizes are known
 * @param request what uploads it; the {@code ETag} of the answer is needed to complete the upload
 */
public record PresignedPart(
    int number, OptionalLong firstByte, OptionalLong size, PresignedRequest request) {
  /** Nothing may be null. */
  public PresignedPart {
    requireNonNull(firstByte, "firstByte");
    requireNonNull(size, "size");
    requireNonNull(request, "request");
  }

  static PresignedPart of(int number, AnswerList answer) {
    return new PresignedPart(
        number,
        answer.optionalNumber("first-byte"),
        answer.optionalNumber("size"),
        PresignedRequest.of(answer));
  }
}
