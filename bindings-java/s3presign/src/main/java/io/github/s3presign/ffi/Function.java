package io.github.s3presign.ffi;

import java.util.Locale;

/** The functions of s3presign.h that take arguments of several kinds, by those kinds. */
enum Function {
  VERSION(Takes.NOTHING),
  STATUS_NAME(Takes.STATUS),

  SIGNER_NEW(Takes.LIST),
  SIGNER_SCOPED(Takes.HANDLE_LIST),
  SIGNER_FREE(Takes.HANDLE),
  TEMPLATE_NEW(Takes.HANDLE_LIST),
  TEMPLATE_CLOCKED(Takes.HANDLE_TIME),
  TEMPLATE_FREE(Takes.HANDLE),

  OPTIONS_FROM_ENV(Takes.LIST_LIST),
  SIGNER_DESCRIBE(Takes.HANDLE),
  TEMPLATE_DESCRIBE(Takes.HANDLE),
  TEMPLATE_URL(Takes.HANDLE_TEXT_TIME),
  TEMPLATE_PRESIGN(Takes.HANDLE_TEXT_TIME),
  TEMPLATE_URLS(Takes.HANDLE_COLUMN_TIME_OUT_OUT),
  PRESIGN(Takes.HANDLE_LIST_TEXT_TIME),
  PRESIGN_POST(Takes.HANDLE_LIST_TIME),
  PRESIGN_MULTIPART(Takes.HANDLE_LIST_TEXT_TIME),
  OBJECT_URL(Takes.HANDLE_TEXT_TEXT),

  DETAILS(Takes.LIST),
  CORS_RULE(Takes.LIST_TEXT),
  MULTIPART_PLAN(Takes.LIST),
  UPLOAD_ID(Takes.TEXT),
  COMPLETED_PARTS(Takes.LIST),
  READ_REQUEST(Takes.LIST),
  READ_FORM(Takes.LIST),
  VERIFY_REQUEST(Takes.LIST_LIST_TIME),
  VERIFY_FORM(Takes.LIST_LIST_TIME),
  EXPLAIN(Takes.LIST),
  DIAGNOSE(Takes.LIST),
  PERMISSIONS(Takes.LIST),
  POLICY(Takes.LIST),
  GUARD_POLICY(Takes.LIST),
  REFUSAL(Takes.LIST),
  REDACT(Takes.TEXT),
  REDACT_LIST(Takes.LIST);

  /** What a function takes, in the order of its arguments, before the memory for its answer. */
  enum Takes {
    NOTHING,
    STATUS,
    HANDLE,
    HANDLE_TIME,
    HANDLE_LIST,
    HANDLE_LIST_TIME,
    HANDLE_LIST_TEXT_TIME,
    HANDLE_TEXT_TIME,
    HANDLE_TEXT_TEXT,
    HANDLE_COLUMN_TIME_OUT_OUT,
    LIST,
    LIST_TEXT,
    LIST_LIST,
    LIST_LIST_TIME,
    TEXT,
  }

  final Takes takes;

  Function(Takes takes) {
    this.takes = takes;
  }

  /** Its name in s3presign.h, without the prefix that all have. */
  String symbol() {
    return name().toLowerCase(Locale.ROOT);
  }
}
