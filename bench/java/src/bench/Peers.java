package bench;

import io.minio.GetPresignedObjectUrlArgs;
import io.minio.MinioClient;
import io.minio.http.Method;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The peers, each with one client that is made once and asked for one key after another. A peer
 * takes part in the uploads if it can bind a content type to the signature.
 */
final class Peers {
  private static final int WARM_UP = 15;

  private Peers() {}

  static List<Contestant> contestants(String series) {
    Contestant sdk =
        new Contestant(
            series,
            "AWS SDK for Java",
            VersionInfo.SDK_VERSION,
            WARM_UP,
            series.equals("PUT") ? Peers::awsSdkPut : Peers::awsSdkGet);
    if (series.equals("PUT")) {
      return List.of(sdk);
    }
    String version = MinioClient.class.getPackage().getImplementationVersion();
    return List.of(sdk, new Contestant(series, "minio", version, WARM_UP, Peers::minio));
  }

  /** The presigner is shared, a request is made for each key, as its documentation shows. */
  static UnaryOperator<String> awsSdkGet() {
    S3Presigner presigner = presigner();
    return key ->
        presigner
            .presignGetObject(
                presign ->
                    presign
                        .signatureDuration(Work.EXPIRES_IN)
                        .getObjectRequest(get -> get.bucket(Work.BUCKET).key(key)))
            .url()
            .toString();
  }

  private static UnaryOperator<String> awsSdkPut() {
    S3Presigner presigner = presigner();
    return key ->
        presigner
            .presignPutObject(
                presign ->
                    presign
                        .signatureDuration(Work.EXPIRES_IN)
                        .putObjectRequest(
                            put -> put.bucket(Work.BUCKET).key(key).contentType(Work.CONTENT_TYPE)))
            .url()
            .toString();
  }

  private static S3Presigner presigner() {
    var credentials = AwsBasicCredentials.create(Work.ACCESS_KEY_ID, Work.SECRET_ACCESS_KEY);
    return S3Presigner.builder()
        .region(Region.of(Work.REGION))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  /** The region is given, so that it asks no server for it. */
  private static UnaryOperator<String> minio() {
    MinioClient client =
        MinioClient.builder()
            .endpoint("https://s3." + Work.REGION + ".amazonaws.com")
            .region(Work.REGION)
            .credentials(Work.ACCESS_KEY_ID, Work.SECRET_ACCESS_KEY)
            .build();
    client.disableDualStackEndpoint();
    return key -> {
      try {
        return client.getPresignedObjectUrl(
            GetPresignedObjectUrlArgs.builder()
                .method(Method.GET)
                .bucket(Work.BUCKET)
                .object(key)
                .expiry((int) Work.EXPIRES_IN.toSeconds())
                .build());
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    };
  }
}
