# An upload in parts: the request that creates it, one for each part, and what ends it.

from s3presign import Signer, completed_parts, upload_id

signer = Signer.from_env()

create = signer.presign(
    "CreateMultipartUpload", bucket="videos", key="film.mp4", content_type="video/mp4"
)
print(create.method, create.url)

# What S3 answers to it.
response = (
    "<InitiateMultipartUploadResult>"
    "<UploadId>the-upload-id</UploadId></InitiateMultipartUploadResult>"
)

upload = signer.presign_multipart(
    bucket="videos",
    key="film.mp4",
    upload_id=upload_id(response),
    object_size=20_000_000,
    expires_in=6 * 3600,
)
for part in upload.parts:
    print(f"{part.size} bytes from {part.first_byte}: {part.request.url}")

# The ETag of each part's answer, in any order.
body = completed_parts({1: '"9b2c"', 2: '"4a71"', 3: '"77e0"'})
for end in (upload.complete, upload.abort, upload.list_parts):
    print(end.method, end.url)
print(body)  # of the request that completes it
