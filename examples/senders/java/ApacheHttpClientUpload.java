// Uploads a file by a presigned request: java -cp 'jars/*' ApacheHttpClientUpload.java upload.json FILE

import com.google.gson.Gson;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

class ApacheHttpClientUpload {
  record Upload(String method, String url, Map<String, String> headers) {}

  public static void main(String[] arguments) throws Exception {
    var upload = new Gson().fromJson(Files.readString(Path.of(arguments[0])), Upload.class);

    // Without a content type, which would be written anew: it is one of the headers.
    var body = new FileEntity(new File(arguments[1]), null);
    var request = ClassicRequestBuilder.create(upload.method()).setUri(upload.url()).setEntity(body);
    upload.headers().forEach((name, value) -> {
      if (!name.equals("content-length")) { // it comes from the body, and twice is an error
        request.addHeader(name, value);
      }
    });
    try (var client = HttpClients.createDefault()) {
      client.execute(request.build(), response -> {
        if (response.getCode() / 100 != 2) {
          System.err.println(response.getCode() + " " + EntityUtils.toString(response.getEntity()));
          System.exit(1);
        }
        return null;
      });
    }
  }
}
