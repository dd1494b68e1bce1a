/** The native library: where it is found, how it is called, and what lives in it. Not for users. */
package io.github.s3presign.ffi;
