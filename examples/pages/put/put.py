# A link that uploads one image of this type and length, and replaces none.

from s3presign import Signer

signer = Signer.from_env()
upload = signer.presign(
    "PutObject",
    bucket="photos",
    key="2026/logo.png",
    content_type="image/png",
    content_length=1_048_576,
    create_only=True,
)

print(upload.method, upload.url)
for name, value in upload.headers.items():
    print(f"{name}: {value}")  # to be sent with it
