package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import java.util.List;

/**
 * The smallest CORS rule of a bucket that lets a browser use a presigned request or form.
 *
 * {@snippet file="DocumentationTest.java" region="cors"}
 *
 * @param allowedOrigin the origin that was asked for
 * @param allowedMethod the method of the request
 * @param allowedHeaders the signed headers that a browser must be allowed to send
 * @param exposeHeaders what the page may read of the answer
 * @param xml the body of {@code PutBucketCors}, with this rule alone
 * @param json the same as AWS's command line takes it
 */
public record CorsRule(
    String allowedOrigin,
    String allowedMethod,
    List<String> allowedHeaders,
    List<String> exposeHeaders,
    String xml,
    String json) {

  /** Copies the lists; nothing may be null. */
  public CorsRule {
    requireNonNull(allowedOrigin, "allowedOrigin");
    requireNonNull(allowedMethod, "allowedMethod");
    allowedHeaders = List.copyOf(allowedHeaders);
    exposeHeaders = List.copyOf(exposeHeaders);
    requireNonNull(xml, "xml");
    requireNonNull(json, "json");
  }

  static CorsRule of(AnswerList answer) {
    return new CorsRule(
        answer.text("allowed-origin"),
        answer.text("allowed-method"),
        answer.all("allowed-header"),
        answer.all("expose-header"),
        answer.text("xml"),
        answer.text("json"));
  }
}
