package io.github.s3presign;

import java.util.Map;

/**
 * What is known of a request that was refused, beside the server's answer.
 *
 * {@snippet file="DocumentationTest.java" region="prove"}
 */
public final class DiagnosisOptions extends Options<DiagnosisOptions> {
  DiagnosisOptions() {}

  @Override
  DiagnosisOptions self() {
    return this;
  }

  /**
   * The request as it was signed.
   *
   * @param request what was presigned
   * @return this
   */
  public DiagnosisOptions signed(PresignedRequest request) {
    return signed(request.method(), request.url(), request.headers())
        .unsignedPathPrefix(request.unsignedPathPrefix());
  }

  /**
   * A path that a proxy removes before the one that was signed.
   *
   * @param path such as {@code /storage}; null for none
   * @return this
   */
  public DiagnosisOptions unsignedPathPrefix(String path) {
    return set("unsignedPathPrefix", path);
  }

  /**
   * The request as another signer signed it.
   *
   * @param method the method that was signed
   * @param url the presigned URL
   * @param headers those that had to be sent
   * @return this
   */
  public DiagnosisOptions signed(String method, String url, Map<String, String> headers) {
    return setEntries("header", headers).set("method", method).set("url", url);
  }

  /**
   * The request as it was sent, where that is known, as from a log: what differs from what was
   * signed is then shown.
   *
   * @param sentMethod the method that was sent
   * @param sentUrl the URL as it was sent
   * @param sentHeaders those that were sent
   * @return this
   */
  public DiagnosisOptions sent(String sentMethod, String sentUrl, Map<String, String> sentHeaders) {
    return setEntries("sentHeader", sentHeaders)
        .set("sentMethod", sentMethod)
        .set("sentUrl", sentUrl);
  }

  /**
   * The access key that the URL should be signed with. With its secret, what was signed is proved;
   * nothing is tried unless the URL names this key.
   *
   * @param id the access key id
   * @return this
   */
  public DiagnosisOptions accessKeyId(String id) {
    return set("accessKeyId", id);
  }

  /**
   * The secret of the access key, which shows nowhere.
   *
   * @param secret the secret
   * @return this
   */
  public DiagnosisOptions secretAccessKey(String secret) {
    return set("secretAccessKey", secret);
  }

  /**
   * The token of temporary credentials.
   *
   * @param token the token
   * @return this
   */
  public DiagnosisOptions sessionToken(String token) {
    return set("sessionToken", token);
  }

  private DiagnosisOptions setEntries(String map, Map<String, String> entries) {
    if (entries != null) {
      entries.forEach((name, value) -> setEntry(map, name, value));
    }
    return this;
  }
}
