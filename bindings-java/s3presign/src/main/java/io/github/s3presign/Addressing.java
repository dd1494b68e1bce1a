package io.github.s3presign;

import java.util.Locale;

/** Where a URL has the bucket's name. */
public enum Addressing {
  /**
   * AWS's own rules: in the host if it can stand there, and else in the path; and in the path where
   * the host is a single label, such as {@code minio} or {@code localhost}.
   */
  AUTO,
  /** In the host: {@code https://photos.s3.eu-west-1.amazonaws.com/key}. */
  VIRTUAL,
  /**
   * In the path, as many S3-compatible servers have it: {@code http://localhost:9000/photos/key}.
   */
  PATH,
  /** Nowhere, since the host is the bucket's own: {@code https://files.example.com/key}. */
  BUCKET_HOST;

  /** As the library takes it. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
