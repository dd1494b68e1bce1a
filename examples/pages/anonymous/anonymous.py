# The plain URL of what everybody may read, which is not signed and does not end.

from s3presign import Signer

public = Signer(anonymous=True, region="eu-west-1")
print(public.presign("GetObject", bucket="photos", key="a b.png", version_id="7").url)
