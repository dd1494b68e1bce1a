# A link to an object in another store than AWS's, which is reached by path.

from s3presign import Signer

signer = Signer(
    access_key_id="minioadmin",
    secret_access_key="minioadmin",
    region="us-east-1",
    endpoint="https://minio.example.com",
    addressing="path",
)
print(signer.presign("GetObject", bucket="photos", key="1.jpg").url)
