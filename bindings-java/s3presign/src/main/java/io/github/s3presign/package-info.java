/**
 * Presigned S3 URLs without the AWS SDK: any operation, S3 and S3-compatible stores, less than two
 * microseconds a URL.
 *
 * <p>Begin with {@link io.github.s3presign.Signer}. Operations and parameters carry S3's own names;
 * what is passed is signed and must be sent, what is not passed is neither. Every refusal is a
 * {@link io.github.s3presign.S3PresignException} with a stable code, before anything is signed.
 */
package io.github.s3presign;
