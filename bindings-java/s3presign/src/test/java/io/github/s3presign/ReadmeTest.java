package io.github.s3presign;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Java in the README is Java that is compiled and run: the regions of {@link DocumentationTest}.
 */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// @start region=\"\\w+\"\n(.*?)\n *// @end", Pattern.DOTALL);

  @Test
  void everyBlockIsARegion() throws IOException {
    String tests =
        Files.readString(Path.of("src/test/java/io/github/s3presign/DocumentationTest.java"));
    String readme = Files.readString(Path.of("../README.md"));
    List<String> regions = found(REGION, tests);
    List<String> blocks = found(BLOCK, readme);
    assertFalse(blocks.isEmpty());
    for (String block : blocks) {
      assertTrue(regions.contains(block), "no region of DocumentationTest is\n" + block);
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1).stripIndent().strip())
        .toList();
  }
}
