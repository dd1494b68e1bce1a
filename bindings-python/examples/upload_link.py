"""Prints a link that lets whoever has it upload one file, as a curl command.

    python upload_link.py BUCKET KEY CONTENT_TYPE

Credentials, region and endpoint come from the environment.
"""

import sys

from s3presign import S3PresignError, Signer


def main() -> None:
    bucket, key, content_type = sys.argv[1:]
    try:
        upload = Signer.from_env().presign(
            "PutObject",
            bucket=bucket,
            key=key,
            content_type=content_type,
            create_only=True,
            expires_in=300,
        )
    except S3PresignError as error:
        sys.exit(f"{error.code}: {error}")
    for warning in upload.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    print(
        f"Until {upload.expires_at:%H:%M:%S} UTC the file on standard input can be uploaded by",
        file=sys.stderr,
    )
    print(upload.curl())


if __name__ == "__main__":
    main()
