package io.github.s3presign;

import static io.github.s3presign.Fixture.NOW;
import static io.github.s3presign.Fixture.SECRET;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Planted secrets are looked for in all that Java shows, except what is asked for by its name. */
class SecretsTest {
  private static final String TOKEN = "FwoGZXIvYXdzEXAMPLETOKEN";
  private static final byte[] KEY =
      "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);
  private static final String KEY_TEXT = Base64.getEncoder().encodeToString(KEY);
  private static final Pattern TELLING =
      Pattern.compile(
          String.join(
              "|", SECRET, TOKEN, Pattern.quote(KEY_TEXT), "[0-9a-f]{64}", "eyJjb25kaXRpb25z"));

  /** Getters that say in their documentation that they tell a secret. */
  private static final Set<String> ASKED_FOR =
      Set.of(
          "url",
          "uri",
          "curl",
          "headers",
          "fields",
          "policy",
          "sessionToken",
          "signedHeaders",
          "stringToSign",
          "canonicalRequest");

  private final Signer signer =
      Fixture.builder().accessKeyId("ASIAIOSFODNN7EXAMPLE").sessionToken(TOKEN).build();
  private final PresignedRequest upload = signer.presign("PutObject", encrypted());
  private final PresignedPost post = signer.presignPost(f -> f.bucket("b").key("k"));

  private static Consumer<RequestOptions> encrypted() {
    return r ->
        r.bucket("b")
            .key("k")
            .parameter("SSECustomerAlgorithm", "AES256")
            .parameter("SSECustomerKey", KEY)
            .signingTime(NOW);
  }

  private ReceivedRequest received() {
    return new ReceivedRequest("PUT", upload.url(), upload.headers());
  }

  private List<Object> holders() {
    Template template =
        signer.template(
            "PutObject",
            t ->
                t.bucket("b")
                    .parameter("SSECustomerAlgorithm", "AES256")
                    .parameter("SSECustomerKey", KEY));
    return List.of(
        signer,
        Fixture.builder().sessionToken(TOKEN),
        signer.scoped(s -> s.bucket("b").operations("GetObject")),
        template,
        received(),
        new ReceivedForm("b", post.fields()));
  }

  private List<Object> results() {
    return List.of(
        upload,
        post,
        signer.presignMultipart(m -> m.bucket("b").key("k").uploadId("u").partCount(2)),
        received().verify(SECRET, v -> v.sessionToken(TOKEN).now(NOW)),
        new ReceivedForm("b", post.fields()).verify(SECRET, v -> v.sessionToken(TOKEN)),
        S3Presign.explain(upload.url()),
        S3Presign.diagnose(
            null,
            k -> k.signed(upload).accessKeyId("A").secretAccessKey(SECRET).sessionToken(TOKEN)),
        upload.corsRule("*"));
  }

  @Test
  void noObjectShowsASecretUnasked() throws ReflectiveOperationException {
    List<Object> all = new ArrayList<>(holders());
    all.addAll(results());
    for (Object shown : all) {
      assertHidden(shown.toString());
      for (Method getter : shown.getClass().getMethods()) {
        if (getter.getParameterCount() == 0
            && getter.getDeclaringClass() == shown.getClass()
            && !Modifier.isStatic(getter.getModifiers())
            && !getter.getReturnType().equals(void.class)
            && !ASKED_FOR.contains(getter.getName())) {
          assertHidden(String.valueOf(getter.invoke(shown)));
        }
      }
    }
  }

  @Test
  void nothingIsSerialized() {
    List<Object> all = new ArrayList<>(holders());
    all.addAll(results());
    for (Object held : all) {
      var refused = assertThrows(NotSerializableException.class, () -> written(held));
      assertHidden(refused.toString());
    }
  }

  /** Each with all the secrets that it can be passed, and one mistake. */
  @Test
  void noExceptionShowsASecret() throws IOException {
    for (Executable mistake : mistakes()) {
      Throwable thrown = assertThrows(S3PresignException.class, mistake);
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      assertHidden(trace + thrown.getLocalizedMessage() + Arrays.toString(thrown.getSuppressed()));
      assertHidden(new String(written(thrown), StandardCharsets.ISO_8859_1));
    }
  }

  /** What the tests above look for is there: it would be found. */
  @Test
  void thereAreSecretsToHide() {
    for (String telling :
        List.of(upload.url(), upload.curl(), post.policy(), upload.headers().toString())) {
      assertTrue(TELLING.matcher(telling).find(), telling);
    }
  }

  private List<Executable> mistakes() {
    List<Executable> mistakes = new ArrayList<>();
    List<Object> wrong =
        List.of(
            List.of(SECRET, SECRET),
            Map.of(SECRET, SECRET),
            Map.of(SECRET, 1.5),
            SECRET + ' ',
            SECRET + '\ud800',
            SECRET + '\0',
            CharBuffer.wrap(SECRET + '\n'));
    for (Object value : wrong) {
      mistakes.add(() -> Fixture.builder().option("secretAccessKey", value).build());
      mistakes.add(() -> Fixture.builder().option("secret-access-key", value).build());
      mistakes.add(() -> received().verify(SECRET, v -> v.option("nonsense", value)));
    }
    mistakes.add(
        () -> Fixture.builder().sessionToken(TOKEN).endpoint("ftp://u:" + SECRET + "@h").build());
    mistakes.add(() -> Fixture.builder().sessionToken(TOKEN).region("").build());
    List<Object> keys =
        List.of(
            new byte[31],
            KEY_TEXT + "x",
            List.of(KEY_TEXT, KEY_TEXT),
            Map.of(KEY_TEXT, KEY_TEXT),
            Map.of(KEY_TEXT, 1.5),
            KEY_TEXT + '\ud800');
    for (Object key : keys) {
      Consumer<RequestOptions> request =
          encrypted().andThen(r -> r.parameter("SSECustomerKey", key));
      mistakes.add(() -> signer.presign("PutObject", request));
      mistakes.add(
          () ->
              signer.presign("PutObject", encrypted().andThen(r -> r.parameter("nonsense", key))));
    }
    String header = "x-amz-server-side-encryption-customer-key";
    mistakes.add(
        () -> signer.presign("PutObject", encrypted().andThen(r -> r.query(header, KEY_TEXT))));
    mistakes.add(
        () -> signer.presign("PutObject", encrypted().andThen(r -> r.header("host", KEY_TEXT))));
    mistakes.add(() -> received().verify("other", v -> v.sessionToken(TOKEN).now(NOW)));
    mistakes.add(() -> received().verify(SECRET, v -> v.sessionToken("other").now(NOW)));
    mistakes.add(() -> received().verify(SECRET, v -> v.sessionToken(TOKEN).region("other")));
    mistakes.add(() -> new ReceivedRequest("PUT", "x" + upload.url(), upload.headers()));
    mistakes.add(() -> S3Presign.explain("x" + upload.url()));
    mistakes.add(() -> S3Presign.redact(upload.url() + '\ud800'));
    mistakes.add(() -> S3Presign.diagnose(upload.url().repeat(2_000), upload));
    mistakes.add(() -> S3Presign.diagnose(null, k -> k.accessKeyId("A").secretAccessKey(SECRET)));
    mistakes.add(() -> S3Presign.diagnose(null, k -> k.signed(upload).sessionToken(TOKEN)));
    return mistakes;
  }

  private static byte[] written(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(object);
    return bytes.toByteArray();
  }

  private static void assertHidden(String shown) {
    assertFalse(TELLING.matcher(shown).find(), shown);
  }
}
