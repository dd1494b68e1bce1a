package host;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.github.s3presign.CorsRule;
import io.github.s3presign.Diagnosis;
import io.github.s3presign.Explanation;
import io.github.s3presign.Finding;
import io.github.s3presign.GuardPolicy;
import io.github.s3presign.MultipartPlan;
import io.github.s3presign.OpenPlace;
import io.github.s3presign.OptionalAction;
import io.github.s3presign.Permission;
import io.github.s3presign.PermissionPolicy;
import io.github.s3presign.Permissions;
import io.github.s3presign.PostOptions;
import io.github.s3presign.PresignedMultipart;
import io.github.s3presign.PresignedPart;
import io.github.s3presign.PresignedPost;
import io.github.s3presign.PresignedRequest;
import io.github.s3presign.PresignedResult;
import io.github.s3presign.ReceivedForm;
import io.github.s3presign.ReceivedRequest;
import io.github.s3presign.S3Presign;
import io.github.s3presign.S3PresignException;
import io.github.s3presign.Signer;
import io.github.s3presign.VerifyOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is asked beyond one request, through the public Java API, answered as a list of names and
 * values in the order of the C ABI.
 */
final class Calls {
  /** Records as they are; instants need a line, since Gson knows none. */
  private static final Gson GSON =
      new GsonBuilder()
          .serializeNulls()
          .disableHtmlEscaping()
          .registerTypeAdapter(
              Instant.class,
              (JsonSerializer<Instant>) (instant, type, context) -> new JsonPrimitive(instant.toString()))
          .create();

  private Calls() {}

  static List<List<String>> answer(Question question) {
    Pairs pairs =
        switch (question.name()) {
          case "presign_post" -> presignPost(question);
          case "read_request" -> readRequest(question);
          case "verify_request" -> verifyRequest(question);
          case "read_form" -> readForm(question);
          case "verify_form" -> verifyForm(question);
          case "multipart_plan" -> multipartPlan(question);
          case "presign_multipart" -> presignMultipart(question);
          case "completed_parts" -> completedParts(question);
          case "refusal" -> refusal(question);
          case "explain" -> explain(question);
          case "diagnose" -> diagnose(question);
          case "permissions" -> permissions(question);
          case "policy" -> policy(question);
          case "guard_policy" -> guardPolicy(question);
          case "cors_rule" -> corsRule(question);
          case "presign_scoped" -> new Pairs().add("url", presigned(question).url());
          case "upload_id" ->
              new Pairs().add("upload-id", S3Presign.uploadId(question.one("response")));
          case "json_of_request" -> new Pairs().add("json", GSON.toJson(presigned(question)));
          case "json_of_form" -> new Pairs().add("json", GSON.toJson(presignedForm(question)));
          case "json_of_upload" -> new Pairs().add("json", GSON.toJson(upload(question)));
          case "json_of_plan" -> new Pairs().add("json", GSON.toJson(plan(question)));
          case "presign_from_env" -> presignFromEnv(question);
          default -> throw new IllegalArgumentException("unknown call " + question.name());
        };
    return pairs.list();
  }

  private static PresignedPost presignedForm(Question question) {
    try (Signer signer = question.signer()) {
      return signer.presignPost(form -> fill(form, question));
    }
  }

  private static Pairs presignPost(Question question) {
    PresignedPost post = presignedForm(question);
    return new Pairs()
        .add("url", post.url())
        .add("method", post.method())
        .addAll("field:", post.fields())
        .add("policy", post.policy())
        .add("signed-at", post.signedAt().getEpochSecond())
        .add("expires-at", post.expiresAt().getEpochSecond())
        .add("limited-by", post.limitedBy())
        .addWarnings("warning:", post.warnings())
        .add("curl", post.curl());
  }

  private static void fill(PostOptions form, Question question) {
    question.options("params").forEach(form::field);
    form.signingTime(question.signingTime());
  }

  private static Pairs readRequest(Question question) {
    ReceivedRequest request = request(question);
    Pairs pairs = new Pairs().add("access-key-id", request.accessKeyId());
    request.sessionToken().ifPresent(token -> pairs.add("session-token", token));
    return pairs.add("region", request.region()).add("service", request.service());
  }

  private static Pairs verifyRequest(Question question) {
    var verified = request(question).verify(secret(question), rules(question));
    Pairs pairs =
        new Pairs()
            .add("access-key-id", verified.accessKeyId())
            .add("signed-at", verified.signedAt().getEpochSecond())
            .add("expires-at", verified.expiresAt().getEpochSecond())
            .addAll("signed-header:", verified.signedHeaders())
            .add("payload-hash", verified.payloadHash());
    verified.operation().ifPresent(operation -> pairs.add("operation", operation));
    verified.bucket().ifPresent(bucket -> pairs.add("bucket", bucket));
    verified.key().ifPresent(key -> pairs.add("key", key));
    return pairs.addAll("parameter:", verified.parameters()).addAll("check:", verified.checks());
  }

  private static Pairs refusal(Question question) {
    S3PresignException refused = new S3PresignException(question.one("code"), "");
    return new Pairs().add("http-status", refused.httpStatus()).add("s3-code", refused.s3Code());
  }

  private static Pairs readForm(Question question) {
    ReceivedForm form = form(question);
    Pairs pairs = new Pairs().add("access-key-id", form.accessKeyId());
    form.sessionToken().ifPresent(token -> pairs.add("session-token", token));
    pairs.add("region", form.region()).add("service", form.service());
    form.key().ifPresent(key -> pairs.add("key", key));
    return pairs;
  }

  private static Pairs verifyForm(Question question) {
    var verified = form(question).verify(secret(question), rules(question));
    Pairs pairs =
        new Pairs()
            .add("access-key-id", verified.accessKeyId())
            .add("signed-at", verified.signedAt().getEpochSecond())
            .add("expires-at", verified.expiresAt().getEpochSecond());
    verified.minContentLength().ifPresent(bytes -> pairs.add("min-content-length", bytes));
    verified.maxContentLength().ifPresent(bytes -> pairs.add("max-content-length", bytes));
    return pairs;
  }

  private static MultipartPlan plan(Question question) {
    long objectSize = Long.parseLong(question.one("object-size"));
    String partSize = question.one("part-size");
    return partSize == null
        ? S3Presign.multipartPlan(objectSize)
        : S3Presign.multipartPlan(objectSize, Long.parseLong(partSize));
  }

  private static Pairs multipartPlan(Question question) {
    MultipartPlan plan = plan(question);
    Pairs pairs =
        new Pairs().add("part-count", plan.parts().size()).add("part-size", plan.partSize());
    plan.parts()
        .forEach(part -> pairs.add("part:" + part.number(), part.firstByte() + " " + part.size()));
    return pairs;
  }

  private static PresignedMultipart upload(Question question) {
    try (Signer signer = question.signer()) {
      return signer.presignMultipart(
          options -> {
            question.options("params").forEach(options::parameter);
            options.key(question.key()).signingTime(question.signingTime());
          });
    }
  }

  private static Pairs presignMultipart(Question question) {
    PresignedMultipart upload = upload(question);
    Pairs pairs = new Pairs();
    for (PresignedPart part : upload.parts()) {
      pairs.add("request", "part:" + part.number());
      if (part.size() != null) {
        pairs.add("first-byte", part.firstByte()).add("size", part.size());
      }
      addResult(pairs, part.request());
    }
    addResult(pairs.add("request", "complete"), upload.complete());
    addResult(pairs.add("request", "abort"), upload.abort());
    addResult(pairs.add("request", "list-parts"), upload.listParts());
    return pairs;
  }

  private static void addResult(Pairs pairs, PresignedRequest request) {
    pairs
        .add("url", request.url())
        .add("method", request.method())
        .add("operation", request.operation())
        .addAll("header:", request.headers())
        .add("signed-at", request.signedAt().getEpochSecond())
        .add("expires-at", request.expiresAt().getEpochSecond())
        .add("limited-by", request.limitedBy())
        .addWarnings("warning:", request.warnings());
  }

  @SuppressWarnings("unchecked")
  private static Pairs completedParts(Question question) {
    Map<String, Object> options = question.options("params");
    Map<String, String> etags = Map.of();
    for (String name : List.copyOf(options.keySet())) {
      if (name.equalsIgnoreCase("part")) {
        etags = (Map<String, String>) options.remove(name);
      }
    }
    return new Pairs()
        .add(
            "xml",
            S3Presign.completedParts(
                etags, (Map<String, Map<String, String>>) (Map<?, ?>) options));
  }

  private static Pairs explain(Question question) {
    String now = question.one("now");
    Explanation told =
        S3Presign.explain(
            question.one("url"),
            question.one("method"),
            question.one("bucket"),
            question.one("unsigned-path-prefix"),
            question.one("host"),
            now == null ? question.signingTime() : Instant.parse(now));
    Pairs pairs = new Pairs().add("signature-version", told.signatureVersion());
    told.operation()
        .ifPresentOrElse(
            operation -> pairs.add("operation", operation),
            () -> pairs.addEach("possible-operation", told.possibleOperations()));
    pairs.add("host", told.host());
    told.bucket().ifPresent(bucket -> pairs.add("bucket", bucket));
    told.key().ifPresent(key -> pairs.add("key", key));
    pairs.add("addressing", told.addressing()).add("access-key-id", told.accessKeyId());
    told.region().ifPresent(region -> pairs.add("region", region));
    told.service().ifPresent(service -> pairs.add("service", service));
    told.signedAt().ifPresent(instant -> pairs.add("signed-at", instant.getEpochSecond()));
    pairs
        .add("expires-at", told.expiresAt().getEpochSecond())
        .add("state", told.state())
        .addEach("header", told.headers());
    told.aspects()
        .forEach(
            binding ->
                pairs.add(
                    (binding.bound() ? "bound:" : "unbound:") + binding.aspect(),
                    binding.detail()));
    return pairs.addWarnings("warning:", told.warnings()).add("text", told.text());
  }

  private static Pairs diagnose(Question question) {
    Diagnosis told =
        S3Presign.diagnose(
            question.one("answer"),
            known ->
                known
                    .signed(
                        question.one("method"), question.one("url"), headers(question, "header:"))
                    .unsignedPathPrefix(question.one("unsigned-path-prefix"))
                    .sent(
                        question.one("sent-method"),
                        question.one("sent-url"),
                        headers(question, "sent-header:"))
                    .accessKeyId(question.one("access-key-id"))
                    .secretAccessKey(question.one("secret-access-key"))
                    .sessionToken(question.one("session-token")));
    Pairs pairs = new Pairs().add("code", told.code()).add("message", told.message());
    for (Finding found : told.findings()) {
      pairs.add("finding:" + found.code(), found.sentence());
      pairs.add("certainty:" + found.code(), found.certainty());
    }
    return pairs.add("text", told.text());
  }

  private static Map<String, String> headers(Question question, String prefix) {
    Map<String, String> headers = new LinkedHashMap<>();
    question.unprefixed(prefix).forEach((name, value) -> headers.put(name, value.toString()));
    return headers;
  }

  private static Pairs corsRule(Question question) {
    List<PresignedResult> results = question.results().stream().map(Calls::result).toList();
    CorsRule rule =
        results.size() == 1
            ? results.get(0).corsRule(question.key())
            : S3Presign.corsRule(results, question.key());
    return new Pairs()
        .addEach("allowed-origin", rule.allowedOrigins())
        .addEach("allowed-method", rule.allowedMethods())
        .addEach("allowed-header", rule.allowedHeaders())
        .addEach("expose-header", rule.exposeHeaders())
        .add("xml", rule.xml())
        .add("json", rule.json());
  }

  private static Pairs permissions(Question question) {
    Permissions told = asked(question.pairs("params"));
    Pairs pairs = new Pairs();
    for (Permission one : told.permissions()) {
      pairs
          .add("action", one.action())
          .add("resource", one.resource())
          .add("because", one.because())
          .add("certainty", one.certainty())
          .add("source", one.source());
      one.onlyWhere().ifPresent(onlyWhere -> pairs.add("only-where", onlyWhere));
    }
    pairs.addAll("condition:", told.conditions());
    for (OptionalAction one : told.optional()) {
      pairs
          .add("optional", one.action())
          .add("resource", one.resource())
          .add("effect", one.effect());
    }
    pairs.addAll("unknown:", told.doubts());
    return addOpen(pairs, told.openPlaces());
  }

  /** Several questions, with {@code and} between two; {@code only-needed} stands behind them. */
  private static Pairs policy(Question question) {
    List<Permissions> granted = new ArrayList<>();
    List<Map.Entry<String, String>> one = new ArrayList<>();
    for (var pair : question.pairs("params")) {
      switch (pair.getKey()) {
        case "and" -> {
          granted.add(asked(one));
          one.clear();
        }
        case "only-needed" -> {}
        default -> one.add(pair);
      }
    }
    granted.add(asked(one));
    PermissionPolicy policy =
        S3Presign.policy(granted, "true".equals(question.one("only-needed")));
    Pairs pairs = new Pairs().add("policy", policy.text()).add("size", policy.size());
    policy.tooLargeFor().forEach((what, most) -> pairs.add("too-large-for:" + what, most));
    return addOpen(pairs, policy.openPlaces());
  }

  private static Pairs guardPolicy(Question question) {
    GuardPolicy guard =
        S3Presign.guardPolicy(options -> question.options("params").forEach(options::option));
    return new Pairs().add("policy", guard.text()).addEach("note", guard.notes());
  }

  private static Permissions asked(List<Map.Entry<String, String>> params) {
    Map<String, Object> options = Question.options(params);
    String operation = (String) options.remove("operation");
    return S3Presign.permissions(operation, asked -> options.forEach(asked::parameter));
  }

  private static Pairs addOpen(Pairs pairs, List<OpenPlace> places) {
    places.forEach(place -> pairs.add("open:" + place.option(), place.resource()));
    return pairs;
  }

  private static PresignedResult result(Question question) {
    return switch (question.name()) {
      case "form" -> presignedForm(question);
      case "upload" -> upload(question);
      default -> presigned(question);
    };
  }

  private static PresignedRequest presigned(Question question) {
    Map<String, Object> request = question.options("params");
    String operation = (String) request.remove("operation");
    try (Signer signer = question.signer()) {
      return signer.presign(
          operation,
          options -> {
            request.forEach(options::parameter);
            options.key(question.key()).signingTime(question.signingTime());
          });
    }
  }

  private static Pairs presignFromEnv(Question question) {
    Map<String, String> variables = new HashMap<>();
    question.pairs("params").forEach(pair -> variables.put(pair.getKey(), pair.getValue()));
    try (Signer signer = Signer.fromEnv(variables, question::setOptions)) {
      PresignedRequest request =
          signer.presign(
              "GetObject",
              r ->
                  r.bucket("harbour-logs")
                      .key(question.key())
                      .signingTime(question.signingTime()));
      return new Pairs()
          .add("url", request.url())
          .add("expires-at", request.expiresAt().getEpochSecond())
          .add("limited-by", request.limitedBy());
    }
  }

  private static ReceivedRequest request(Question question) {
    return new ReceivedRequest(
        question.one("method"), question.one("url"), question.unprefixed("header:"));
  }

  private static ReceivedForm form(Question question) {
    String length = question.one("content-length");
    return new ReceivedForm(
        question.one("bucket"),
        question.unprefixed("field:"),
        file -> {
          file.fileName(question.one("file-name"));
          if (length != null) {
            file.contentLength(Long.parseLong(length));
          }
        });
  }

  private static String secret(Question question) {
    return (String) question.options("rules").get("secret-access-key");
  }

  /** The rules except the secret and its id, which is known from the request. */
  private static Consumer<VerifyOptions> rules(Question question) {
    Map<String, Object> rules = question.options("rules");
    rules.keySet().removeAll(List.of("access-key-id", "secret-access-key"));
    return options -> {
      rules.forEach(options::option);
      options.now(question.signingTime());
    };
  }
}
