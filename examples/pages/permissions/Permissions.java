// What an upload with tags and a KMS key needs, as a policy.

import io.github.s3presign.S3Presign;

class Permissions {
  public static void main(String... arguments) {
    var needed =
        S3Presign.permissions(
            "PutObject",
            upload ->
                upload
                    .region("eu-west-1")
                    .bucket("photos")
                    .key("2026/1.jpg")
                    .parameter("Tagging", "owner=ada")
                    .parameter("ServerSideEncryption", "aws:kms")
                    .parameter("SSEKMSKeyId", "alias/photos")
                    .account("123456789012"));
    System.out.print(S3Presign.policy(needed).text());
  }
}
