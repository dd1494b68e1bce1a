"""Uploads a file by a presigned request: aiohttp_upload.py upload.json FILE"""

import asyncio
import json
import sys

import aiohttp
from yarl import URL

with open(sys.argv[1]) as file:
    upload = json.load(file)


async def main() -> None:
    # Encoded already: otherwise some characters of the path and the query are decoded.
    url = URL(upload["url"], encoded=True)
    headers = upload["headers"]
    with open(sys.argv[2], "rb") as body:
        async with (
            # No content type of its own, and no end of the time that an upload may take.
            aiohttp.ClientSession(
                skip_auto_headers={"Content-Type"}, timeout=aiohttp.ClientTimeout(sock_read=60)
            ) as session,
            session.request(upload["method"], url, headers=headers, data=body) as response,
        ):
            if not response.ok:
                sys.exit(f"{response.status} {await response.text()}")


asyncio.run(main())
