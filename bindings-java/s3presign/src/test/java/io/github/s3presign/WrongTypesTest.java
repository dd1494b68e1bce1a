package io.github.s3presign;

import static io.github.s3presign.Fixture.NOW;
import static io.github.s3presign.Fixture.SECRET;
import static io.github.s3presign.Fixture.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Every kind of value for every argument that takes more than its own type: a code, or an answer.
 */
class WrongTypesTest {
  /** Stands in whatever can hold a text, and must not be told. */
  private static final String PLANTED = "planted+value";

  private static final List<?> EMPTY = List.of(List.of(), Map.of(), new Object[0]);

  private static final List<Object> VALUES =
      Arrays.asList(
          null,
          true,
          0,
          -1,
          BigInteger.ONE.shiftLeft(200),
          BigInteger.ONE.shiftLeft(200).negate(),
          1.5,
          Double.NaN,
          BigDecimal.ONE,
          'c',
          "",
          "\0" + PLANTED,
          PLANTED + '\ud800',
          List.of(),
          Map.of(),
          new Object[0],
          new int[] {1},
          PLANTED.getBytes(StandardCharsets.UTF_8),
          List.of(new byte[32]),
          Map.of(PLANTED, new byte[32]),
          new String[] {PLANTED, null},
          Collections.singletonList(null),
          List.of(List.of(PLANTED)),
          List.of(Map.of(PLANTED, PLANTED)),
          Collections.singletonMap(PLANTED, null),
          Map.of(PLANTED, List.of()),
          Map.of(PLANTED, Map.of(PLANTED, PLANTED)),
          Map.of("", ""),
          Map.of(Optional.of(PLANTED), PLANTED),
          new TreeMap<>(Map.of(1, 1.5)),
          Path.of(PLANTED),
          Optional.of(PLANTED),
          LocalDate.EPOCH,
          Duration.ofSeconds(-1),
          Duration.ofSeconds(Long.MIN_VALUE),
          Instant.MAX,
          Addressing.PATH,
          new Object(),
          Thread.currentThread());

  private final Signer signer = Fixture.signer();
  private final String url = signer.presign("GetObject", r -> r.bucket("b").key("k")).url();
  private final Map<String, String> fields =
      signer.presignPost(f -> f.bucket("b").key("k")).fields();

  private interface Call {
    void with(Object value);
  }

  private void put(Consumer<RequestOptions> more) {
    Consumer<RequestOptions> right = r -> r.bucket("b").key("k").signingTime(NOW);
    signer.presign("PutObject", right.andThen(more));
  }

  private Map<String, Call> calls() {
    Map<String, Call> calls = new LinkedHashMap<>();
    for (String name :
        List.of("secretAccessKey", "sessionToken", "region", "endpoint", "useFips", "nonsense")) {
      calls.put("signer " + name, v -> Fixture.builder().option(name, v).build().close());
    }
    for (String name :
        List.of(
            "bucket",
            "expiresIn",
            "expiresAt",
            "stableFor",
            "backdate",
            "createOnly",
            "downloadAs",
            "ContentType",
            "ContentLength",
            "Metadata",
            "ACL",
            "SSECustomerKey",
            "ChecksumSHA256",
            "Expires",
            "nonsense")) {
      calls.put("put " + name, v -> put(r -> r.parameter(name, v)));
      calls.put(
          "form " + name, v -> signer.presignPost(f -> f.bucket("b").key("k").field(name, v)));
      calls.put(
          "parts " + name,
          v ->
              signer.presignMultipart(
                  m -> m.bucket("b").key("k").uploadId("u").partCount(1).parameter(name, v)));
    }
    for (String name : List.of("bucket", "operations", "keyPrefix", "maxExpiresIn", "nonsense")) {
      calls.put(
          "scope " + name,
          v -> signer.scoped(s -> s.bucket("b").operations("GetObject").option(name, v)).close());
    }
    for (String name : List.of("sessionToken", "region", "maxExpiresIn", "clockSkew", "nonsense")) {
      calls.put(
          "verify " + name,
          v -> new ReceivedRequest("GET", url, Map.of()).verify(SECRET, r -> r.option(name, v)));
    }
    calls.put("headers", v -> new ReceivedRequest("GET", url, Collections.singletonMap("a", v)));
    calls.put("fields", v -> new ReceivedForm("b", Collections.singletonMap("key", v)));
    calls.put("checksums", v -> S3Presign.completedParts(Map.of(1, "\"a\""), checksum(v)));
    return calls;
  }

  @SuppressWarnings("unchecked") // What a caller without generics can do.
  private static Map<String, Map<?, String>> checksum(Object value) {
    return (Map<String, Map<?, String>>)
        (Map<?, ?>) Collections.singletonMap("checksumSHA256", value);
  }

  @Test
  void noValueEndsInAnotherException() {
    calls()
        .forEach(
            (name, call) -> {
              for (Object value : VALUES) {
                try {
                  call.with(value);
                } catch (S3PresignException refused) {
                  assertFalse(refused.getMessage().isBlank(), name);
                  if (refused.code().equals("WrongType") || refused.code().equals("InvalidUtf8")) {
                    assertFalse(refused.getMessage().contains(PLANTED), refused.getMessage());
                  }
                }
              }
            });
  }

  @Test
  void nothingIsSilentlyLeftOut() {
    calls()
        .forEach(
            (name, call) -> {
              for (Object nothing : EMPTY) {
                if (name.equals("put Metadata") || name.equals("form Metadata")) {
                  call.with(nothing);
                } else {
                  assertThrows(S3PresignException.class, () -> call.with(nothing), name);
                }
              }
            });
    refused("WrongType", () -> put(r -> r.parameter("ContentLength", List.of())));
    refused("WrongType", () -> put(r -> r.parameter("ContentLength", Map.of())));
    refused("WrongType", () -> put(r -> r.parameter("Metadata", Map.of("", ""))));
  }

  @Test
  void bytesAreNoText() {
    byte[] bytes = PLANTED.getBytes(StandardCharsets.UTF_8);
    for (String name : List.of("ContentType", "ContentLength", "bucket", "expiresIn", "header:a")) {
      refused("WrongType", () -> put(r -> r.parameter(name, bytes)));
    }
    refused("WrongType", () -> put(r -> r.parameter("Metadata", Map.of("a", bytes))));
    refused("WrongType", () -> Fixture.builder().option("secretAccessKey", bytes).build());
    refused("WrongType", () -> new ReceivedRequest("GET", url, Map.of("a", bytes)));
    signer.presignMultipart(
        m ->
            m.bucket("b")
                .key("k")
                .uploadId("u")
                .partCount(1)
                .parameter("ChecksumSHA256", Map.of(1, new byte[32])));
  }

  @Test
  void nullIsNoNameAndNoText() {
    List<Executable> nameless =
        List.of(
            () -> put(r -> r.parameter(null, "v")),
            () -> put(r -> r.header(null, "v")),
            () -> put(r -> r.query(null, "v")),
            () -> signer.presignPost(f -> f.bucket("b").startsWith(null, "v")),
            () -> signer.scoped(s -> s.bucket("b").operations("GetObject", null)),
            () -> Fixture.builder().option(null, "v"));
    for (Executable call : nameless) {
      refused("WrongType", call);
    }
    refused("MissingOption", () -> signer.presign(null, r -> {}));
    refused("MissingOption", () -> signer.scoped(s -> s.bucket("b").operations((String[]) null)));
    refused("WrongType", () -> signer.objectUrl("b", null));
    refused("WrongType", () -> signer.objectUrl(null, "k"));
    refused("WrongType", () -> S3Presign.redact(null));
    refused("NoParts", () -> S3Presign.completedParts(null));
    assertThrows(S3PresignException.class, () -> new ReceivedRequest(null, url, null));
    assertThrows(S3PresignException.class, () -> new ReceivedForm(null, null));
    assertThrows(S3PresignException.class, () -> S3Presign.explain(null));
  }

  @Test
  void lengthsAreNotNegative() {
    refused("InvalidOption", () -> new ReceivedForm("b", fields, f -> f.contentLength(-1)));
    refused("InvalidParameter", () -> put(r -> r.parameter("ContentLength", -1)));
    refused("ExpiryOutOfRange", () -> put(r -> r.expiresIn(Duration.ofMillis(-1))));
    assertThrows(S3PresignException.class, () -> put(r -> r.backdate(Duration.ofMillis(-1))));
  }

  @Test
  void aNameCannotForgeALineOfALog() {
    var refused = refused("UnknownParameter", () -> put(r -> r.parameter("a\nERROR b", 1.5)));
    assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
  }

  @Test
  void theLibrarySaysWhereAValueOfAnotherTypeBelongs() {
    var deleted = Map.of("Objects", List.of(Map.of("Key", "a.png")));
    Executable delete =
        () -> signer.presign("DeleteObjects", r -> r.bucket("b").parameter("Delete", deleted));
    assertEquals(Optional.of("Delete"), refused("BodyParameter", delete).parameter());
    Executable list = () -> put(r -> r.parameter("acl", List.of(List.of("private"))));
    assertEquals(Optional.of("ACL"), refused("WrongType", list).parameter());
    assertEquals(
        Optional.of("url"), refused("WrongType", () -> S3Presign.redact(null)).parameter());
  }
}
