"""A download link with the credentials that boto3 finds.

python with_boto3.py BUCKET KEY FILE_NAME
"""

import sys

import boto3
from s3presign import Signer


def main() -> None:
    bucket, key, file_name = sys.argv[1:]
    signer = Signer.from_boto3(boto3.Session())
    print(signer.presign("GetObject", bucket=bucket, key=key, download_as=file_name))


if __name__ == "__main__":
    main()
