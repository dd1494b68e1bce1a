"""Prints a link under which a browser saves an object by a name of your choice.

    python download_link.py BUCKET KEY FILE_NAME SECONDS

Credentials, region and endpoint come from the environment.
"""

import sys
from datetime import timedelta

from s3presign import S3PresignError, Signer


def main() -> None:
    bucket, key, file_name, seconds = sys.argv[1:]
    try:
        download = Signer.from_env().presign(
            "GetObject",
            bucket=bucket,
            key=key,
            download_as=file_name,
            expires_in=timedelta(seconds=int(seconds)),
        )
    except S3PresignError as error:
        sys.exit(f"{error.code}: {error}")
    if download.limited_by == "credentials":
        print(f"warning: works only until {download.expires_at}", file=sys.stderr)
    print(download.url)


if __name__ == "__main__":
    main()
