// Uploads a file by a presigned request: java -cp 'jars/*' OkHttpUpload.java upload.json FILE

import com.google.gson.Gson;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

class OkHttpUpload {
  record Upload(String method, String url, Map<String, String> headers) {}

  public static void main(String[] arguments) throws Exception {
    var upload = new Gson().fromJson(Files.readString(Path.of(arguments[0])), Upload.class);

    // Without a media type: the content type is one of the headers, and sent as it was signed.
    var body = RequestBody.create(new File(arguments[1]), (MediaType) null);
    var request = new Request.Builder().url(upload.url()).method(upload.method(), body);
    upload.headers().forEach(request::header);
    try (var response = new OkHttpClient().newCall(request.build()).execute()) {
      if (!response.isSuccessful()) {
        System.err.println(response.code() + " " + response.body().string());
        System.exit(1);
      }
    }
  }
}
