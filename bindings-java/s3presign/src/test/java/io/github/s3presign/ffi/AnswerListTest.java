package io.github.s3presign.ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Lists that the library answers. */
class AnswerListTest {
  @Test
  void namesThatNobodyAsksForAreSkipped() {
    AnswerList list =
        AnswerList.parse("url\0u\0new-name\0x\0header:b\0\0header:a\0" + "1\0n\0" + "7");
    assertEquals("u", list.text("url"));
    assertEquals(Map.of("a", "1", "b", ""), list.map("header:"));
    assertEquals(List.of("b", "a"), List.copyOf(list.map("header:").keySet()));
    assertEquals(OptionalLong.of(7), list.optionalNumber("n"));
    assertEquals(OptionalLong.empty(), list.optionalNumber("m"));
    assertEquals(
        "the library did not answer method",
        assertThrows(IllegalStateException.class, () -> list.text("method")).getMessage());
  }

  @Test
  void anEmptyListAndAnEmptyValueAtTheEnd() {
    assertEquals(List.of(), AnswerList.parse("").all("a"));
    assertEquals(List.of(""), AnswerList.parse("a\0").all("a"));
  }

  @Test
  void aSequenceOfLists() {
    List<AnswerList> lists =
        AnswerList.parse("request\0p1\0url\0a\0request\0p2\0url\0b").split("request");
    assertEquals(2, lists.size());
    assertEquals("b", lists.get(1).text("url"));
    assertEquals("p1", lists.get(0).text("request"));
  }
}
