// A download from a directory bucket: the request for a session, and what is signed with its answer.

import io.github.s3presign.PresignedRequest;
import io.github.s3presign.Signer;

class DirectoryBucket {
  public static void main(String... arguments) {
    try (Signer own = Signer.fromEnv()) {
      PresignedRequest session =
          own.presign("CreateSession", r -> r.bucket("logs--usw2-az1--x-s3"));
      System.out.println(session.url()); // GET it
    }

    // What its XML answer says, which is good for five minutes.
    try (Signer signer =
        Signer.builder()
            .accessKeyId("ASIASESSION")
            .secretAccessKey("session secret")
            .sessionToken("session token")
            .region("us-west-2")
            .build()) {
      PresignedRequest download =
          signer.presign("GetObject", r -> r.bucket("logs--usw2-az1--x-s3").key("today.log"));
      System.out.println(download.url());
    }
  }
}
