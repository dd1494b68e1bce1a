// An upload in parts: the request that creates it, one for each part, and what ends it.

import io.github.s3presign.PresignedMultipart;
import io.github.s3presign.PresignedPart;
import io.github.s3presign.PresignedRequest;
import io.github.s3presign.S3Presign;
import io.github.s3presign.Signer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class Parts {
  public static void main(String... arguments) {
    try (Signer signer = Signer.fromEnv()) {
      PresignedRequest create =
          signer.presign(
              "CreateMultipartUpload",
              r -> r.bucket("videos").key("film.mp4").parameter("ContentType", "video/mp4"));
      System.out.println(create.method() + " " + create.url());

      // What S3 answers to it.
      String response =
          "<InitiateMultipartUploadResult>"
              + "<UploadId>the-upload-id</UploadId></InitiateMultipartUploadResult>";

      PresignedMultipart upload =
          signer.presignMultipart(
              m ->
                  m.bucket("videos")
                      .key("film.mp4")
                      .uploadId(S3Presign.uploadId(response))
                      .objectSize(20_000_000)
                      .expiresIn(Duration.ofHours(6)));
      for (PresignedPart part : upload.parts()) {
        long firstByte = part.firstByte();
        long size = part.size();
        System.out.println(size + " bytes from " + firstByte + ": " + part.request().url());
      }

      // The ETag of each part's answer, in any order.
      String body = S3Presign.completedParts(Map.of(1, "\"9b2c\"", 2, "\"4a71\"", 3, "\"77e0\""));
      for (PresignedRequest end : List.of(upload.complete(), upload.abort(), upload.listParts())) {
        System.out.println(end.method() + " " + end.url());
      }
      System.out.println(body); // of the request that completes it
    }
  }
}
