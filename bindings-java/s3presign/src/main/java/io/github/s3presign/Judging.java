package io.github.s3presign;

import io.github.s3presign.ffi.ParameterList;
import java.util.function.Consumer;

/** The rules by which something that came is judged, and when. */
record Judging(ParameterList rules, long now) {
  /** By the secret that was looked up for an access key; null, for a key that nobody knows. */
  static Judging by(
      String accessKeyId, String secretAccessKey, Consumer<? super VerifyOptions> rules) {
    VerifyOptions options = new VerifyOptions();
    rules.accept(options);
    ParameterList list = options.parameters();
    if (secretAccessKey != null) {
      list.add("accessKeyId", accessKeyId).add("secretAccessKey", secretAccessKey);
    }
    return new Judging(list, options.unixTime());
  }
}
