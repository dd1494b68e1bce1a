// The same package for `import`.
import s3presign from './index.cjs';

export const {
  PresignedPost,
  PresignedRequest,
  ReceivedForm,
  ReceivedRequest,
  S3PresignError,
  Signer,
  Template,
  redact,
} = s3presign;
export default s3presign;
