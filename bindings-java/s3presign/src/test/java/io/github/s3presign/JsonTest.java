package io.github.s3presign;

import static io.github.s3presign.Fixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Results as JSON: records, which Jackson and Gson take as they are. */
class JsonTest {
  private static final JsonMapper JACKSON = JsonMapper.shared();
  private static final Gson GSON =
      new GsonBuilder()
          .serializeNulls()
          .registerTypeAdapter(
              Instant.class,
              (JsonSerializer<Instant>) (instant, type, json) -> new JsonPrimitive("" + instant))
          .registerTypeAdapter(
              Instant.class,
              (JsonDeserializer<Instant>) (text, type, json) -> Instant.parse(text.getAsString()))
          .create();

  private final Signer signer = Fixture.builder().build();

  @AfterEach
  void close() {
    signer.close();
  }

  private PresignedMultipart upload(UnaryOperator<MultipartOptions> sizes) {
    return signer.presignMultipart(
        parts ->
            sizes.apply(parts).key("k").uploadId("u").parameter("bucket", "b").signingTime(NOW));
  }

  private static void comesBack(Object result) {
    Class<?> type = result.getClass();
    String byJackson = JACKSON.writeValueAsString(result);
    assertEquals(result, JACKSON.readValue(byJackson, type));
    assertEquals(result, GSON.fromJson(GSON.toJson(result), type));
    assertEquals(JACKSON.readTree(byJackson), JACKSON.readTree(GSON.toJson(result)));
  }

  @Test
  void everyResultComesBackEqual() {
    comesBack(signer.presign("PutObject", r -> r.bucket("b").key("k").signingTime(NOW)));
    comesBack(signer.presignPost(form -> form.bucket("b").key("k").signingTime(NOW)));
    comesBack(upload(parts -> parts.partCount(2)));
    comesBack(upload(parts -> parts.objectSize(20_000_000)));
    comesBack(S3Presign.multipartPlan(20_000_000));
  }

  @Test
  void itSaysWhatAPageMustKnowAndNothingElse() {
    PresignedRequest download =
        signer.presign("GetObject", r -> r.bucket("b").key("k").signingTime(NOW));
    Map<?, ?> told = JACKSON.readValue(JACKSON.writeValueAsString(download), Map.class);
    assertEquals(
        List.of(
            "expiresAt",
            "headers",
            "limitedBy",
            "method",
            "operation",
            "signedAt",
            "unsignedPathPrefix",
            "url",
            "warnings"),
        told.keySet().stream().map(Object::toString).sorted().toList());
    assertNull(told.get("unsignedPathPrefix"));
    assertEquals("2026-01-02T03:04:05Z", told.get("signedAt"));
    PresignedPost form = signer.presignPost(policy -> policy.bucket("b").key("k").signingTime(NOW));
    told = JACKSON.readValue(JACKSON.writeValueAsString(form), Map.class);
    assertEquals(
        List.of("expiresAt", "fields", "limitedBy", "method", "signedAt", "url", "warnings"),
        told.keySet().stream().map(Object::toString).sorted().toList());
  }
}
