package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import java.util.Iterator;
import java.util.List;

/**
 * Why a server refused a presigned request, as far as its answer tells.
 *
 * {@snippet file="DocumentationTest.java" region="diagnose"}
 *
 * @param code the server's, such as {@code SignatureDoesNotMatch}; empty where it answered no error
 *     of S3's form
 * @param message the server's
 * @param findings what was found, the surest first; one at least, ten at most
 * @param text all sentences, one a line, each with its certainty
 */
public record Diagnosis(String code, String message, List<Finding> findings, String text) {
  /** Copies the list; nothing may be null. */
  public Diagnosis {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
    findings = List.copyOf(findings);
    requireNonNull(text, "text");
  }

  static Diagnosis of(AnswerList answer) {
    Iterator<String> certainties =
        answer.prefixed("certainty:", (code, certainty) -> certainty).iterator();
    return new Diagnosis(
        answer.text("code"),
        answer.text("message"),
        answer.prefixed(
            "finding:", (code, sentence) -> new Finding(code, certainties.next(), sentence)),
        answer.text("text"));
  }
}
