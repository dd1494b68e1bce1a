// Uploads a file by a presigned request: java -cp gson.jar JdkHttpClientUpload.java upload.json FILE

import com.google.gson.Gson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

class JdkHttpClientUpload {
  record Upload(String method, String url, Map<String, String> headers) {}

  public static void main(String[] arguments) throws Exception {
    var upload = new Gson().fromJson(Files.readString(Path.of(arguments[0])), Upload.class);

    // The client sets these by itself, and refuses them from anybody else.
    var restricted = Set.of("content-length", "host", "expect");
    var request = HttpRequest.newBuilder(URI.create(upload.url()))
        .method(upload.method(), BodyPublishers.ofFile(Path.of(arguments[1])));
    upload.headers().forEach((name, value) -> {
      if (!restricted.contains(name)) {
        request.header(name, value);
      }
    });
    var response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      System.err.println(response.statusCode() + " " + response.body());
      System.exit(1);
    }
  }
}
