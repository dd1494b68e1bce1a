/**
 * Presigned S3 URLs: links that let someone without credentials do one thing, until a moment in
 * time.
 *
 * <p>It calls a native library, which it brings along. A program allows that with {@code
 * --enable-native-access=io.github.s3presign}, or {@code ALL-UNNAMED} where the jar is on the class
 * path.
 */
module io.github.s3presign {
  requires transitive java.net.http;

  exports io.github.s3presign;
}
