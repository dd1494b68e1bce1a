package examples

import io.github.s3presign.S3PresignException
import io.github.s3presign.Signer
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.days
import kotlin.time.Duration.Companion.minutes

class UploadsTest {
    private fun signer(): Signer =
        Signer.builder()
            .accessKeyId("AKIAIOSFODNN7EXAMPLE")
            .secretAccessKey("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
            .region("eu-west-1")
            .build()

    @Test
    fun `signs an upload`() {
        val upload = signer().use { it.pictureUpload(42, "a b.png", 1000, 5.minutes) }
        assertEquals("PUT", upload.method())
        assertTrue("/users/42/a%20b.png?X-Amz-" in upload.url())
        assertEquals("1000", upload.headers()["content-length"])
    }

    @Test
    fun `says why it refuses`() {
        val refused =
            assertFailsWith<S3PresignException> {
                signer().use { it.pictureUpload(42, "a.png", 1, 8.days) }
            }
        assertEquals("ExpiryOutOfRange", refused.code())
    }
}
