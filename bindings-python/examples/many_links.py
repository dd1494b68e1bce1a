"""Signs a download link for each key on standard input, one URL a line.

python many_links.py BUCKET < keys.txt
"""

import sys

from s3presign import Signer


def main() -> None:
    (bucket,) = sys.argv[1:]
    download = Signer.from_env().template("GetObject", bucket=bucket, expires_in=3600)
    for url in download.urls(line.rstrip("\n") for line in sys.stdin):
        print(url)


if __name__ == "__main__":
    main()
