package host;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.s3presign.PresignedRequest;
import io.github.s3presign.RequestOptions;
import io.github.s3presign.S3Presign;
import io.github.s3presign.S3PresignException;
import io.github.s3presign.Signer;
import io.github.s3presign.Template;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Answers conformance cases, one JSON line each, through the public Java API. */
public final class Main {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out =
        new BufferedWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Question question = new Question(JsonParser.parseString(line).getAsJsonObject());
      JsonObject answer;
      try {
        answer = answer(question);
      } catch (S3PresignException refused) {
        answer = new JsonObject();
        answer.add("error", refusal(refused));
      }
      answer.addProperty("id", question.id());
      out.write(GSON.toJson(answer));
      out.newLine();
      out.flush();
    }
  }

  private static JsonObject refusal(S3PresignException refused) {
    JsonObject error = new JsonObject();
    error.addProperty("code", refused.code());
    error.addProperty("message", refused.getMessage());
    refused.parameter().ifPresent(parameter -> error.addProperty("parameter", parameter));
    return error;
  }

  private static JsonObject answer(Question question) {
    JsonObject answer = new JsonObject();
    if (question.isCall()) {
      answer.add("answer", GSON.toJsonTree(Calls.answer(question)));
      return answer;
    }
    if (question.does("redact")) {
      answer.addProperty("url", S3Presign.redact(question.url()));
      return answer;
    }
    try (Signer signer = question.signer()) {
      if (question.does("object_url")) {
        answer.addProperty("url", signer.objectUrl(question.bucket(), question.key()));
        return answer;
      }
      if (question.isForm("template")) {
        return fromTemplate(signer, question);
      }
      PresignedRequest presigned =
          signer.presign(question.operation(), request -> all(request, question));
      JsonObject result = result(presigned);
      if (question.isForm("details")) {
        result.addProperty("canonical_request", presigned.canonicalRequest());
        result.addProperty("string_to_sign", presigned.stringToSign());
        result.addProperty("curl", presigned.curl());
      }
      return result;
    }
  }

  private static JsonObject fromTemplate(Signer signer, Question question) {
    try (Template template =
        signer.template(
            question.operation(), request -> question.parameters().forEach(request::parameter))) {
      PresignedRequest presigned = template.presign(question.key(), question.signingTime());
      if (!template.url(question.key(), question.signingTime()).equals(presigned.url())) {
        throw new AssertionError("the bare URL is another");
      }
      List<String> keys = Collections.nCopies(2, question.key());
      if (!template.urls(keys, question.signingTime()).equals(Collections.nCopies(2, presigned.url()))) {
        throw new AssertionError("the URL of many is another");
      }
      return result(presigned);
    }
  }

  private static void all(RequestOptions request, Question question) {
    question.parameters().forEach(request::parameter);
    request.key(question.key()).signingTime(question.signingTime());
  }

  private static JsonObject result(PresignedRequest presigned) {
    JsonObject result = new JsonObject();
    result.addProperty("url", presigned.url());
    result.addProperty("method", presigned.method());
    result.add("headers", GSON.toJsonTree(new Pairs().addAll("", presigned.headers()).list()));
    result.addProperty("signed_at", presigned.signedAt().getEpochSecond());
    result.addProperty("expires_at", presigned.expiresAt().getEpochSecond());
    result.addProperty("limited_by", presigned.limitedBy());
    result.add(
        "warnings", GSON.toJsonTree(new Pairs().addWarnings("", presigned.warnings()).list()));
    return result;
  }
}
