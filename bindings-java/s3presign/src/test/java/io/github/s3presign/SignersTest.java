package io.github.s3presign;

import static io.github.s3presign.Fixture.NOW;
import static io.github.s3presign.Fixture.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import program.DownloadFromEnvironment;
import program.Program;

/** Signers and templates: from the environment, after their end, and what they show. */
class SignersTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_ACCESS_KEY_ID", "ASIAIOSFODNN7EXAMPLE",
          "AWS_SECRET_ACCESS_KEY", "secret",
          "AWS_SESSION_TOKEN", "token",
          "AWS_CREDENTIAL_EXPIRATION", "2026-01-02T03:10:00Z",
          "AWS_DEFAULT_REGION", "us-east-1",
          "AWS_REGION", "eu-west-1");

  private static PresignedRequest presign(
      Map<String, String> environment, Consumer<SignerBuilder> overrides) {
    try (Signer signer = Signer.fromEnv(environment, overrides)) {
      return signer.presign("GetObject", r -> r.bucket("photos").key("k").signingTime(NOW));
    }
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.put(name, value);
    return environment;
  }

  @Test
  void fromVariables() {
    PresignedRequest request = presign(ENVIRONMENT, s -> {});
    assertTrue(request.url().startsWith("https://photos.s3.eu-west-1.amazonaws.com/k?"));
    assertTrue(request.url().contains("&X-Amz-Security-Token=token&"));
    assertEquals("credentials", request.limitedBy());
    Map<String, String> local = with("AWS_ENDPOINT_URL", "http://localhost:9000");
    String url = presign(local, s -> s.addressing(Addressing.PATH)).url();
    assertTrue(url.startsWith("http://localhost:9000/photos/k?"), url);
    local.put("AWS_ENDPOINT_URL_S3", "http://s3:9000");
    assertTrue(
        presign(local, s -> s.addressing(Addressing.PATH)).url().startsWith("http://s3:9000"));
    assertTrue(
        presign(with("AWS_USE_DUALSTACK_ENDPOINT", "true"), s -> {}).url().contains(".dualstack."));
    assertTrue(
        presign(with("AWS_USE_FIPS_ENDPOINT", "true"), s -> s.region("us-east-1"))
            .url()
            .contains("fips"));
  }

  @Test
  void emptyVariablesAreUnset() {
    String url = presign(with("AWS_REGION", ""), s -> {}).url();
    assertTrue(url.contains("%2Fus-east-1%2Fs3%2F"), url);
    refused("MissingSessionToken", () -> presign(with("AWS_SESSION_TOKEN", ""), s -> {}));
    refused("MissingOption", () -> Signer.fromEnv(Map.of(), s -> {}));
  }

  /** Java decodes what is not UTF-8 to the replacement character. */
  @Test
  void variablesThatAreNotUnicodeAreNamedAndNotShown() {
    for (String broken : List.of("hush\ufffd", "hush\ud800")) {
      S3PresignException refused =
          assertThrows(
              S3PresignException.class,
              () -> presign(with("AWS_SECRET_ACCESS_KEY", broken), s -> {}));
      assertEquals("VariableNotUnicode", refused.code());
      assertTrue(refused.getMessage().contains("AWS_SECRET_ACCESS_KEY"), refused.getMessage());
      assertFalse(refused.getMessage().contains("hush"), refused.getMessage());
      presign(with("SOMETHING_ELSE", broken), s -> {});
    }
    refused("WrongType", () -> Signer.fromEnv(null, s -> {}));
    Map<String, String> unset = with("AWS_REGION", null);
    assertTrue(presign(unset, s -> {}).url().contains("%2Fus-east-1%2Fs3%2F"));
  }

  @Test
  void optionsWinInEverySpelling() {
    for (String name : List.of("region", "Region", "REGION")) {
      assertTrue(
          presign(ENVIRONMENT, s -> s.option(name, "eu-south-2")).url().contains("eu-south-2"));
    }
  }

  @Test
  void credentialsOfTwoSourcesNeverMix() {
    for (String name : List.of("accessKeyId", "access-key-id", "AccessKeyID")) {
      PresignedRequest request =
          presign(ENVIRONMENT, s -> s.option(name, Fixture.ACCESS_KEY_ID).secretAccessKey("other"));
      assertFalse(request.url().contains("Security-Token"));
      assertEquals("request", request.limitedBy());
    }
    refused("MissingOption", () -> presign(ENVIRONMENT, s -> s.accessKeyId("AKIA")));
    refused("MissingOption", () -> presign(ENVIRONMENT, s -> s.sessionToken("own")));
  }

  @Test
  void fromTheEnvironmentItself() throws Exception {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.put("AWS_CREDENTIAL_EXPIRATION", "");
    String url = Program.run(DownloadFromEnvironment.class, 0, environment, Program.ALLOWED);
    assertTrue(url.startsWith("https://photos.s3.eu-west-1.amazonaws.com/k?"), url);
    assertTrue(url.contains("X-Amz-Security-Token=token&"), url);
  }

  @Test
  void afterItsEnd() {
    Signer signer = Fixture.signer();
    Template template = signer.template("GetObject", t -> t.bucket("photos"));
    Signer scoped = signer.scoped(s -> s.bucket("photos").operations("GetObject"));
    PresignedRequest request = template.presign("k");
    signer.close();
    signer.close();
    assertEquals("Signer[closed]", signer.toString());
    assertTrue(template.toString().startsWith("Template[operation=GetObject, "));

    List<Executable> calls =
        List.of(
            () -> signer.presign("GetObject", r -> r.bucket("b").key("k")),
            () -> signer.template("GetObject", t -> t.bucket("b")),
            () -> signer.presignPost(f -> f.bucket("b").key("k")),
            () -> signer.presignMultipart(m -> m.bucket("b").key("k").uploadId("i").partCount(1)),
            () -> signer.scoped(s -> s.bucket("b").operations("GetObject")),
            () -> signer.objectUrl("b", "k"));
    for (Executable call : calls) {
      assertEquals(
          "the signer is closed", assertThrows(IllegalStateException.class, call).getMessage());
    }

    // What was made of it goes on by itself.
    assertTrue(template.url("k").startsWith("https://photos."));
    assertTrue(scoped.objectUrl("photos", "k").startsWith("https://photos."));
    scoped.close();
    template.close();
    template.close();
    assertEquals("Template[closed]", template.toString());
    List<Executable> more =
        List.of(
            () -> template.url("k"),
            () -> template.url(null),
            () -> template.urls(List.of("k")),
            () -> template.presign("k"));
    for (Executable call : more) {
      assertEquals(
          "the template is closed", assertThrows(IllegalStateException.class, call).getMessage());
    }
    assertTrue(request.curl().startsWith("curl "));
  }

  @Test
  void whatTheyShow() {
    try (Signer signer =
            Fixture.builder()
                .accessKeyId("ASIAIOSFODNN7EXAMPLE")
                .sessionToken("t0ken")
                .endpoint("https://files.example.com:8443")
                .addressing(Addressing.PATH)
                .maxExpiresIn(Duration.ofDays(30))
                .build();
        Signer scoped =
            signer.scoped(
                s -> s.bucket("photos").operations("GetObject").maxExpiresIn(Duration.ofHours(1)));
        Signer twice =
            scoped.scoped(
                s -> s.bucket("photos").operations("GetObject").keyPrefix("\ud83d\udcf7/"));
        Template template = scoped.template("GetObject", t -> t.bucket("photos"))) {
      String options =
          "Signer[access-key-id=ASIAIOSFODNN7EXAMPLE, session-token=REDACTED, region=eu-west-1,"
              + " endpoint=https://files.example.com:8443, addressing=path, max-expires-in=2592000";
      assertEquals(options + "]", signer.toString());
      String scope = ", scope:bucket=photos, scope:operations=GetObject, scope:max-expires-in=3600";
      assertEquals(options + scope + "]", scoped.toString());
      assertEquals(
          options
              + scope
              + ", scope:bucket=photos, scope:operations=GetObject,"
              + " scope:key-prefix=\ud83d\udcf7/]",
          twice.toString());
      assertEquals(
          "Template[operation=GetObject, base=https://files.example.com:8443/photos/]",
          template.toString());
    }
  }

  @Test
  void noSecretShows() throws Exception {
    String customerKey = Base64.getEncoder().encodeToString(new byte[32]);
    SignerBuilder builder =
        Fixture.builder().accessKeyId("ASIAIOSFODNN7EXAMPLE").sessionToken("t0ken");
    try (Signer signer = builder.build();
        Signer scoped = signer.scoped(s -> s.bucket("photos").operations("GetObject"));
        Template template =
            signer.template(
                "PutObject",
                t ->
                    t.bucket("photos")
                        .parameter("SSECustomerAlgorithm", "AES256")
                        .parameter("SSECustomerKey", new byte[32]))) {
      assertEquals(
          customerKey,
          template.presign("k").headers().get("x-amz-server-side-encryption-customer-key"));
      assertTrue(template.toString().contains("-customer-key=REDACTED"), template.toString());
      for (Object shown : List.of(signer, scoped, template, builder)) {
        for (String secret : List.of(Fixture.SECRET, "t0ken", customerKey)) {
          assertFalse(shown.toString().contains(secret), shown.toString());
        }
        var stream = new ObjectOutputStream(new ByteArrayOutputStream());
        assertThrows(NotSerializableException.class, () -> stream.writeObject(shown));
        assertFalse(shown instanceof Cloneable);
      }
    }
  }
}
