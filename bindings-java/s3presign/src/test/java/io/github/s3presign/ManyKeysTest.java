package io.github.s3presign;

import static io.github.s3presign.Fixture.NOW;
import static io.github.s3presign.Fixture.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many keys at once: the URLs of one at a time, and which of them is refused. */
class ManyKeysTest {
  private final Signer signer = Fixture.signer();
  private final Template download = signer.template("GetObject", t -> t.bucket("photos"));

  @AfterEach
  void close() {
    download.close();
    signer.close();
  }

  /** As many, and so long, that several calls are needed, and memory for each grows. */
  private static List<String> manyKeys() {
    return IntStream.range(0, 1300)
        .mapToObj(number -> "2026/é漢\ud83d\ude00 " + "x".repeat(number % 200) + number)
        .toList();
  }

  private static List<String> one(Template template, List<String> keys) {
    return keys.stream().map(key -> template.url(key, NOW)).toList();
  }

  @Test
  void theyAreThoseOfOneAtATime() {
    List<String> keys = manyKeys();
    assertEquals(one(download, keys), download.urls(keys, NOW));
    for (int size : new int[] {0, 1, 511, 512, 513, 1024}) {
      assertEquals(one(download, keys.subList(0, size)), download.urls(keys.subList(0, size), NOW));
    }
  }

  @Test
  void urlsThatAreLongerThanMost() {
    try (Signer temporary = Fixture.builder().sessionToken("t/".repeat(2000)).build();
        Template template = temporary.template("GetObject", t -> t.bucket("photos"))) {
      List<String> keys = manyKeys().subList(0, 600);
      assertEquals(one(template, keys), template.urls(keys, NOW));
    }
  }

  @Test
  void theFirstRowThatIsRefusedIsNamed() {
    for (int row : new int[] {0, 1, 511, 512, 1299}) {
      for (String refused : new String[] {"", "k".repeat(1025), "k".repeat(5000), "\ud800", null}) {
        List<String> keys = new ArrayList<>(manyKeys());
        keys.set(row, refused);
        keys.add("");
        String code =
            refused == null
                ? "MissingKey"
                : refused.equals("\ud800") ? "InvalidUtf8" : "InvalidKey";
        S3PresignException thrown = refused(code, () -> download.urls(keys, NOW));
        assertEquals(OptionalInt.of(row), thrown.row());
        assertTrue(thrown.getMessage().startsWith("row " + row + ": "), thrown.getMessage());
        S3PresignException alone = refused(code, () -> download.url(refused, NOW));
        assertEquals("row " + row + ": " + alone.getMessage(), thrown.getMessage());
        assertEquals(alone.parameter(), thrown.parameter());
        assertEquals(OptionalInt.empty(), alone.row());
      }
    }
  }

  @Test
  void whatNoKeyCanHelpIsToldOfTheFirst() {
    try (Signer ended =
            Fixture.builder()
                .accessKeyId("ASIAIOSFODNN7EXAMPLE")
                .sessionToken("t0ken")
                .credentialsExpiration(NOW)
                .build();
        Template template = ended.template("GetObject", t -> t.bucket("photos"))) {
      S3PresignException thrown =
          refused("CredentialsExpired", () -> template.urls(List.of("a", ""), NOW));
      assertEquals(OptionalInt.of(0), thrown.row());
      assertEquals(List.of(), template.urls(List.of(), NOW));
    }
  }

  @Test
  void anOperationWithoutAKey() {
    try (Template list = signer.template("ListObjectsV2", t -> t.bucket("photos"))) {
      String url = list.url(null, NOW);
      assertEquals(List.of(url, url), list.urls(Arrays.asList(null, null), NOW));
      S3PresignException thrown =
          refused("UnexpectedKey", () -> list.urls(Arrays.asList(null, "k"), NOW));
      assertEquals(OptionalInt.of(1), thrown.row());
    }
  }
}
