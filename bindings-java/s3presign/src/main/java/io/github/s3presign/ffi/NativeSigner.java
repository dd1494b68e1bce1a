package io.github.s3presign.ffi;

import java.util.Arrays;
import java.util.Optional;

/** A signer of the library. */
public final class NativeSigner implements AutoCloseable {
  private final Handle handle;

  private NativeSigner(Handle handle) {
    this.handle = handle;
  }

  /** Makes a signer from its options. */
  public static NativeSigner of(ParameterList options) {
    try (Input in = Input.list(options)) {
      return made(Function.SIGNER_NEW, 0, in);
    }
  }

  /** Makes a signer from environment variables, and from options that win over them. */
  public static NativeSigner fromEnv(ParameterList variables, ParameterList options) {
    try (Input environment = Input.list(variables);
        Input in = Input.list(options)) {
      return Answering.wiped(
          answer -> Native.LIBRARY.answer(Function.OPTIONS_FROM_ENV, 0, environment, in, 0, answer),
          NativeSigner::ofAnswer);
    }
  }

  /** Makes a signer from a list as the library answered it. */
  private static NativeSigner ofAnswer(byte[] answer, int length) {
    byte[] options = Arrays.copyOf(answer, length);
    int strings = 1;
    for (byte each : options) {
      strings += each == 0 ? 1 : 0;
    }
    try (Input in = new Input(options, strings)) {
      return made(Function.SIGNER_NEW, 0, in);
    }
  }

  public NativeSigner scoped(ParameterList scope) {
    try (Input in = Input.list(scope)) {
      return handle.using(signer -> made(Function.SIGNER_SCOPED, signer, in));
    }
  }

  public NativeTemplate template(ParameterList request) {
    try (Input in = Input.list(request)) {
      return handle.using(signer -> NativeTemplate.of(signer, in));
    }
  }

  public AnswerList presign(ParameterList request, String key, long now) {
    return presign(Function.PRESIGN, request, key, now);
  }

  public AnswerList presignPost(ParameterList form, long now) {
    try (Input in = Input.list(form)) {
      return handle.using(
          signer ->
              AnswerList.parse(Calls.text(Function.PRESIGN_POST, signer, in, Input.NONE, now)));
    }
  }

  public AnswerList presignMultipart(ParameterList upload, String key, long now) {
    return presign(Function.PRESIGN_MULTIPART, upload, key, now);
  }

  /** The plain URL of an object. */
  public String objectUrl(String bucket, String key) {
    try (Input in = Input.required("bucket", bucket);
        Input keyText = Input.required("key", key)) {
      return handle.using(signer -> Calls.text(Function.OBJECT_URL, signer, in, keyText, 0));
    }
  }

  /** What it shows of itself, in brackets and without secrets; nothing, if it is closed. */
  public Optional<String> described() {
    return handle.described(Function.SIGNER_DESCRIBE);
  }

  @Override
  public void close() {
    handle.close();
  }

  private AnswerList presign(Function function, ParameterList request, String key, long now) {
    try (Input in = Input.list(request);
        Input keyText = Input.text("key", key)) {
      return handle.using(
          signer -> AnswerList.parse(Calls.text(function, signer, in, keyText, now)));
    }
  }

  private static NativeSigner made(Function function, long signer, Input list) {
    return new NativeSigner(Handle.made("signer", Function.SIGNER_FREE, function, signer, list, 0));
  }
}
