// Uploads a file by a presigned request: java -cp gson.jar HttpUrlConnectionUpload.java upload.json FILE

import com.google.gson.Gson;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class HttpUrlConnectionUpload {
  record Upload(String method, String url, Map<String, String> headers) {}

  public static void main(String[] arguments) throws Exception {
    var upload = new Gson().fromJson(Files.readString(Path.of(arguments[0])), Upload.class);

    var file = Path.of(arguments[1]);
    var connection = (HttpURLConnection) URI.create(upload.url()).toURL().openConnection();
    connection.setRequestMethod(upload.method());
    upload.headers().forEach(connection::setRequestProperty);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(Files.size(file)); // or all of it is kept in memory
    try (var body = connection.getOutputStream()) {
      Files.copy(file, body);
    }
    if (connection.getResponseCode() / 100 != 2) {
      var answer = new String(connection.getErrorStream().readAllBytes());
      System.err.println(connection.getResponseCode() + " " + answer);
      System.exit(1);
    }
  }
}
