package io.github.s3presign;

/** What a signer makes for somebody else to send: a request, a form or an upload in parts. */
public sealed interface PresignedResult
    permits PresignedRequest, PresignedPost, PresignedMultipart {
  /**
   * The smallest CORS rule of the bucket that lets pages of an origin use this. {@link
   * S3Presign#corsRule} makes one of several results.
   *
   * @param origin such as {@code https://app.example.com}, with one {@code *} in it if wanted, or
   *     several with a space between each
   * @return the rule
   * @throws S3PresignException {@code InvalidOrigin}
   */
  CorsRule corsRule(String origin);
}
