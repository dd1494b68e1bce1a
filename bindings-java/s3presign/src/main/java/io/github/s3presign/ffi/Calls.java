package io.github.s3presign.ffi;

/** What can be asked of the library without a signer. Refusals are thrown as exceptions. */
public final class Calls {
  private Calls() {}

  /** What was signed, and as a command, of a result's list. */
  public static AnswerList details(ParameterList result) {
    return list(Function.DETAILS, result);
  }

  /** The CORS rule of several results' list, each of which begins with a name of its own. */
  public static AnswerList corsRule(ParameterList results, String origin) {
    try (Input in = Input.list(results);
        Input from = Input.required("origin", origin)) {
      return AnswerList.parse(text(Function.CORS_RULE, 0, in, from, 0));
    }
  }

  public static AnswerList multipartPlan(ParameterList sizes) {
    return list(Function.MULTIPART_PLAN, sizes);
  }

  public static String completedParts(ParameterList parts) {
    try (Input in = Input.list(parts)) {
      return text(Function.COMPLETED_PARTS, 0, in, Input.NONE, 0);
    }
  }

  public static AnswerList readRequest(ParameterList request) {
    return list(Function.READ_REQUEST, request);
  }

  public static AnswerList readForm(ParameterList form) {
    return list(Function.READ_FORM, form);
  }

  public static AnswerList verifyRequest(ParameterList request, ParameterList rules, long now) {
    return verify(Function.VERIFY_REQUEST, request, rules, now);
  }

  public static AnswerList verifyForm(ParameterList form, ParameterList rules, long now) {
    return verify(Function.VERIFY_FORM, form, rules, now);
  }

  public static AnswerList refusal(ParameterList code) {
    return list(Function.REFUSAL, code);
  }

  public static AnswerList explain(ParameterList url) {
    return list(Function.EXPLAIN, url);
  }

  public static AnswerList diagnose(ParameterList answer) {
    return list(Function.DIAGNOSE, answer);
  }

  public static AnswerList permissions(ParameterList asked) {
    return list(Function.PERMISSIONS, asked);
  }

  public static AnswerList policy(ParameterList granted) {
    return list(Function.POLICY, granted);
  }

  public static AnswerList guardPolicy(ParameterList bound) {
    return list(Function.GUARD_POLICY, bound);
  }

  /** The URL without its secrets. */
  public static String redact(String url) {
    try (Input in = Input.required("url", url)) {
      return text(Function.REDACT, 0, in, Input.NONE, 0);
    }
  }

  /** The id in the response that created an upload. */
  public static String uploadId(String response) {
    try (Input in = Input.required("response", response)) {
      return text(Function.UPLOAD_ID, 0, in, Input.NONE, 0);
    }
  }

  /** The same list without its secrets. */
  public static AnswerList redactList(ParameterList list) {
    return list(Function.REDACT_LIST, list);
  }

  /** The version of the library. */
  public static String version() {
    return plain(Function.VERSION, 0);
  }

  /** The answer of a function that takes a number or nothing. */
  static String plain(Function function, long number) {
    return text(function, 0, Input.NONE, Input.NONE, number);
  }

  /** The answer of a function as text. */
  static String text(Function function, long handle, Input first, Input second, long number) {
    return Answering.of(
        answer -> Native.LIBRARY.answer(function, handle, first, second, number, answer));
  }

  private static AnswerList list(Function function, ParameterList parameters) {
    try (Input in = Input.list(parameters)) {
      return AnswerList.parse(text(function, 0, in, Input.NONE, 0));
    }
  }

  private static AnswerList verify(
      Function function, ParameterList received, ParameterList rules, long now) {
    try (Input in = Input.list(received);
        Input by = Input.list(rules)) {
      return AnswerList.parse(text(function, 0, in, by, now));
    }
  }
}
