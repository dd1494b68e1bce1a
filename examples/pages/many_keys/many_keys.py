# Links to many objects, signed at one instant.

from s3presign import Signer

signer = Signer.from_env()
download = signer.template("GetObject", bucket="photos")

for url in download.urls(["1.jpg", "2.jpg"]):
    print(url)
