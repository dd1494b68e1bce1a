package examples;

import io.github.s3presign.PresignedPost;
import io.github.s3presign.Signer;

/**
 * Prints a page with a form that uploads a picture of at most 10 MB: {@code java -jar
 * upload-form.jar BUCKET FOLDER}, with AWS's environment variables.
 */
public final class UploadForm {
  private UploadForm() {}

  public static void main(String[] arguments) {
    try (Signer signer = Signer.fromEnv()) {
      PresignedPost post =
          signer.presignPost(
              form ->
                  form.bucket(arguments[0])
                      .key(arguments[1] + "/${filename}")
                      .startsWith("Content-Type", "image/")
                      .maxContentLength(10_000_000));
      System.out.printf(
          "<form action=\"%s\" method=\"post\" enctype=\"multipart/form-data\">%n",
          escaped(post.url()));
      post.fields()
          .forEach(
              (name, value) ->
                  System.out.printf(
                      "  <input type=\"hidden\" name=\"%s\" value=\"%s\">%n",
                      escaped(name), escaped(value)));
      System.out.println("  <input name=\"Content-Type\" value=\"image/png\">");
      System.out.println("  <input type=\"file\" name=\"file\"> <button>Upload</button>\n</form>");
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
