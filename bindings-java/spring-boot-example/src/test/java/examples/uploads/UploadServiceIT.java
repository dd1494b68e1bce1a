package examples.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service as it is started: {@code java -jar}. */
@Timeout(120)
class UploadServiceIT {
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static Process service;
  private static String address;

  @BeforeAll
  static void start() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("service.jar"),
                "--server.port=0")
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "AWS_REGION", "eu-west-1"));
    service = builder.start();
    BufferedReader log = service.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      Matcher started = PORT.matcher(line);
      if (started.find()) {
        address = "http://localhost:" + started.group(1);
        assertTrue(!said.toString().contains("WARNING"), said.toString());
        return;
      }
    }
    throw new AssertionError(said);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    service.destroy();
    service.waitFor();
  }

  @Test
  void handsOutAnUpload() throws Exception {
    HttpResponse<String> response = asked("user=42&name=a%20b.png&size=1000");
    assertEquals(200, response.statusCode(), response.body());
    JsonNode upload = new ObjectMapper().readTree(response.body());
    assertEquals("PUT", upload.get("method").asText());
    String url = upload.get("url").asText();
    assertTrue(
        url.startsWith("https://photos.s3.eu-west-1.amazonaws.com/users/42/a%20b.png?X-Amz-"), url);
    assertEquals("1000", upload.get("headers").get("content-length").asText());
    assertEquals("*", upload.get("headers").get("if-none-match").asText());
  }

  @Test
  void saysWhyAKeyIsRefused() throws Exception {
    HttpResponse<String> response = asked("user=42&name=../43/a.png&size=1000");
    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("\"UnsafeKey\""), response.body());
  }

  private static HttpResponse<String> asked(String query) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/uploads?" + query))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
