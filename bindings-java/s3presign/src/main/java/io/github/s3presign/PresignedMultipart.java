package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All requests of one upload in parts, signed at one instant.
 *
 * {@snippet file="DocumentationTest.java" region="multipart"}
 *
 * @param parts the parts in their order; they may be sent in any order, and at once
 * @param complete makes an object of the parts; its body is what {@link S3Presign#completedParts}
 *     answers
 * @param abort drops the upload and what was stored of it
 * @param listParts lists the parts that have arrived, with their ETags
 */
public record PresignedMultipart(
    List<PresignedPart> parts,
    PresignedRequest complete,
    PresignedRequest abort,
    PresignedRequest listParts)
    implements PresignedResult {
  private static final String PART = "part:";

  /** Copies the list; nothing may be null. */
  public PresignedMultipart {
    parts = List.copyOf(parts);
    requireNonNull(complete, "complete");
    requireNonNull(abort, "abort");
    requireNonNull(listParts, "listParts");
  }

  /**
   * The smallest CORS rule of the bucket that lets pages of an origin send every request of the
   * upload and read the {@code ETag} of each part. The request that creates the upload has a rule
   * of its own; {@link S3Presign#corsRule} makes one of both.
   *
   * @param origin such as {@code https://app.example.com}, with one {@code *} in it if wanted, or
   *     several with a space between each
   * @return the rule
   * @throws S3PresignException {@code InvalidOrigin}
   */
  @Override
  public CorsRule corsRule(String origin) {
    return CorsRule.of(List.of(this), origin);
  }

  static PresignedMultipart of(AnswerList answer) {
    List<PresignedPart> parts = new ArrayList<>();
    Map<String, PresignedRequest> others = new HashMap<>();
    for (AnswerList each : answer.split("request")) {
      String name = each.text("request");
      if (name.startsWith(PART)) {
        parts.add(PresignedPart.of(Integer.parseInt(name.substring(PART.length())), each));
      } else {
        others.put(name, PresignedRequest.of(each));
      }
    }
    return new PresignedMultipart(
        parts, others.get("complete"), others.get("abort"), others.get("list-parts"));
  }
}
