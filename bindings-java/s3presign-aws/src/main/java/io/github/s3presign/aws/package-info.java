/** Signers from credentials of the AWS SDK for Java 2. */
package io.github.s3presign.aws;
