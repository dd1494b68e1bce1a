# Why a server refused what was signed, from its answer.

from s3presign import Signer, diagnose

signer = Signer.from_env()
download = signer.presign("GetObject", bucket="photos", key="1.jpg")

# What the server answered: all of it, as it came.
answer = "<Error><Code>SignatureDoesNotMatch</Code></Error>"
print(diagnose(answer, download))
