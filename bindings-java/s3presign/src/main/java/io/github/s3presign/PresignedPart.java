package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;

/**
 * The request that uploads one part of a {@link PresignedMultipart}.
 *
 * {@snippet file="DocumentationTest.java" region="multipart"}
 *
 * @param number from 1 on
 * @param firstByte where the part begins in the object, in bytes; null if the sizes are not known
 * @param size in bytes; null if the sizes are not known
 * @param request what uploads it; the {@code ETag} of the answer is needed to complete the upload
 */
public record PresignedPart(int number, Long firstByte, Long size, PresignedRequest request) {
  /** The request may not be null. */
  public PresignedPart {
    requireNonNull(request, "request");
  }

  static PresignedPart of(int number, AnswerList answer) {
    return new PresignedPart(
        number,
        answer.optional("first-byte").map(Long::valueOf).orElse(null),
        answer.optional("size").map(Long::valueOf).orElse(null),
        PresignedRequest.of(answer));
  }
}
