// The same package for `import` in Node.js and Bun.
import s3presign from './index.cjs';

export const {
  PresignedMultipart,
  PresignedPost,
  PresignedRequest,
  ReceivedForm,
  ReceivedRequest,
  S3PresignError,
  Signer,
  Template,
  VerifiedRequest,
  binding,
  completedParts,
  corsRule,
  diagnose,
  explain,
  guardPolicy,
  multipartPlan,
  permissions,
  policy,
  redact,
  uploadId,
} = s3presign;
export default s3presign;
