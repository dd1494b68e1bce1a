# A form by which a browser uploads images of up to 10 MiB below one prefix.

from s3presign import Signer

signer = Signer.from_env()
form = signer.presign_post(
    bucket="photos",
    key="users/42/${filename}",
    starts_with={"Content-Type": "image/"},
    max_content_length=10 * 1024 * 1024,
)

print(form.url)  # the form's action
for name, value in form.fields.items():
    print(f"{name}: {value}")  # its hidden inputs; escape both in a page
