package photos;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.s3presign.Signer;
import io.github.s3presign.aws.AwsSigner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** What an application has that names s3presign-aws and finds it in a repository. */
class PublishedTest {
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  /** What Maven Central asks of a POM, and refuses one without. */
  private static final List<String> ASKED =
      List.of(
          "name",
          "description",
          "url",
          "licenses/license/name",
          "developers/developer/name",
          "scm/connection",
          "scm/url");

  @Test
  void theApplicationSigns() {
    var credentials = AwsCredentialsIdentity.create("AKIAIOSFODNN7EXAMPLE", "secret");
    try (Signer signer = AwsSigner.fromCredentials(credentials, s -> s.region("eu-west-1"))) {
      String url = signer.presign("GetObject", r -> r.bucket("photos").key("cat.png")).url();
      assertTrue(url.startsWith("https://photos.s3.eu-west-1.amazonaws.com/cat.png?"), url);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Signer.class, AwsSigner.class})
  void thePomIsWhole(Class<?> ofArtifact) throws Exception {
    String jar =
        Path.of(ofArtifact.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    Path pom = Path.of(jar.replaceFirst("[.]jar$", ".pom"));
    Document read = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    assertFalse(has(read, "parent"), pom + " has a parent, which nobody published");
    assertFalse(has(read, "dependencies/dependency[not(version)]"), pom + " leaves a version open");
    for (String element : ASKED) {
      assertTrue(has(read, element), pom + " lacks " + element);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3presign", "s3presign-aws"})
  void documentationAndSourcesArePublishedToo(String artifact) {
    Path folder =
        Path.of(System.getProperty("published"), "io/github/s3presign", artifact, "0.1.0");
    for (String kind : List.of("javadoc", "sources")) {
      Path jar = folder.resolve(artifact + "-0.1.0-" + kind + ".jar");
      assertTrue(Files.exists(jar), "no " + jar);
    }
  }

  private static boolean has(Document pom, String element) throws XPathExpressionException {
    return (boolean)
        XPATH.evaluate("boolean(/project/" + element + ")", pom, XPathConstants.BOOLEAN);
  }
}
