package examples

import io.github.s3presign.PresignedRequest
import io.github.s3presign.Signer
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/** An upload of a picture, as Kotlin asks for one. */
fun Signer.pictureUpload(user: Int, name: String, size: Long, within: Duration): PresignedRequest =
    presign("PutObject") {
        it.bucket("photos")
            .key("users/$user/$name")
            .parameter("ContentType", "image/png")
            .parameter("ContentLength", size)
            .createOnly(true)
            .expiresIn(within.toJavaDuration())
    }
