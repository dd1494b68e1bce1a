package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import io.github.s3presign.ffi.Calls;
import io.github.s3presign.ffi.ParameterList;
import java.util.List;

/**
 * The smallest CORS rule of a bucket that lets a browser use what was presigned.
 *
 * {@snippet file="DocumentationTest.java" region="cors"}
 *
 * @param allowedOrigins the origins that were asked for
 * @param allowedMethods the methods of the requests, in the order of the alphabet
 * @param allowedHeaders the signed headers that a browser must be allowed to send
 * @param exposeHeaders what the page may read of the answer
 * @param xml the body of {@code PutBucketCors}, with this rule alone
 * @param json the same as AWS's command line takes it
 */
public record CorsRule(
    List<String> allowedOrigins,
    List<String> allowedMethods,
    List<String> allowedHeaders,
    List<String> exposeHeaders,
    String xml,
    String json) {

  /** Copies the lists; nothing may be null. */
  public CorsRule {
    allowedOrigins = List.copyOf(allowedOrigins);
    allowedMethods = List.copyOf(allowedMethods);
    allowedHeaders = List.copyOf(allowedHeaders);
    exposeHeaders = List.copyOf(exposeHeaders);
    requireNonNull(xml, "xml");
    requireNonNull(json, "json");
  }

  static CorsRule of(Iterable<? extends PresignedResult> results, String origin) {
    ParameterList list = new ParameterList();
    for (PresignedResult result : results) {
      addTo(list, requireNonNull(result, "a result"));
    }
    AnswerList answer = Calls.corsRule(list, origin);
    return new CorsRule(
        answer.all("allowed-origin"),
        answer.all("allowed-method"),
        answer.all("allowed-header"),
        answer.all("expose-header"),
        answer.text("xml"),
        answer.text("json"));
  }

  private static void addTo(ParameterList list, PresignedResult result) {
    if (result instanceof PresignedRequest request) {
      request.addTo(list.add("request", ""));
    } else if (result instanceof PresignedPost form) {
      form.addTo(list.add("request", ""));
    } else if (result instanceof PresignedMultipart upload) {
      upload.parts().forEach(part -> addTo(list, part.request()));
      addTo(list, upload.complete());
      addTo(list, upload.abort());
      addTo(list, upload.listParts());
    }
  }
}
