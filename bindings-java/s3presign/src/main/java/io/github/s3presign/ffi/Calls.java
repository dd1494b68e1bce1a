package io.github.s3presign.ffi;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** What can be asked of the library without a signer. Refusals are thrown as exceptions. */
public final class Calls {
  private Calls() {}

  /** What was signed, and as a command, of a result's list. */
  public static AnswerList details(ParameterList result) {
    return list(Functions.DETAILS, result);
  }

  /** The CORS rule of a result's list; of forms, if it is empty. */
  public static AnswerList corsRule(ParameterList result, String origin) {
    try (NativeList in = NativeList.of(result);
        NativeText from = NativeText.required("origin", origin)) {
      return AnswerList.parse(
          Answering.of(
              (answer, capacity) ->
                  (long)
                      Functions.CORS_RULE.invokeExact(
                          in.text(),
                          in.length(),
                          in.count(),
                          from.text(),
                          from.length(),
                          answer,
                          capacity)));
    }
  }

  public static AnswerList multipartPlan(ParameterList sizes) {
    return list(Functions.MULTIPART_PLAN, sizes);
  }

  public static String completedParts(ParameterList parts) {
    return text(Functions.COMPLETED_PARTS, parts);
  }

  public static AnswerList readRequest(ParameterList request) {
    return list(Functions.READ_REQUEST, request);
  }

  public static AnswerList readForm(ParameterList form) {
    return list(Functions.READ_FORM, form);
  }

  public static AnswerList verifyRequest(ParameterList request, ParameterList rules, long now) {
    return verify(Functions.VERIFY_REQUEST, request, rules, now);
  }

  public static AnswerList verifyForm(ParameterList form, ParameterList rules, long now) {
    return verify(Functions.VERIFY_FORM, form, rules, now);
  }

  public static AnswerList explain(ParameterList url) {
    return list(Functions.EXPLAIN, url);
  }

  public static AnswerList diagnose(ParameterList answer) {
    return list(Functions.DIAGNOSE, answer);
  }

  /** The URL without its secrets. */
  public static String redact(String url) {
    try (NativeText in = NativeText.required("url", url)) {
      return Answering.of(
          (answer, capacity) ->
              (long) Functions.REDACT.invokeExact(in.text(), in.length(), answer, capacity));
    }
  }

  /** The same list without its secrets. */
  public static AnswerList redactList(ParameterList list) {
    return list(Functions.REDACT_LIST, list);
  }

  /** The version of the library. */
  public static String version() {
    try {
      return Answering.staticText((MemorySegment) Functions.VERSION.invokeExact());
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static AnswerList list(MethodHandle function, ParameterList parameters) {
    return AnswerList.parse(text(function, parameters));
  }

  private static String text(MethodHandle function, ParameterList parameters) {
    try (NativeList in = NativeList.of(parameters)) {
      return Answering.of(
          (answer, capacity) ->
              (long) function.invokeExact(in.text(), in.length(), in.count(), answer, capacity));
    }
  }

  private static AnswerList verify(
      MethodHandle function, ParameterList received, ParameterList rules, long now) {
    try (NativeList in = NativeList.of(received);
        NativeList by = NativeList.of(rules)) {
      return AnswerList.parse(
          Answering.of(
              (answer, capacity) ->
                  (long)
                      function.invokeExact(
                          in.text(),
                          in.length(),
                          in.count(),
                          by.text(),
                          by.length(),
                          by.count(),
                          now,
                          answer,
                          capacity)));
    }
  }
}
