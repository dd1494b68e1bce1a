"""The peers, each with one client that is made once and asked for one key after another.

A peer takes part in the uploads if it can bind a content type to the signature.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any

from bench import work

from .contestant import Contestant, one_after_another

HOST = f"s3.{work.REGION}.amazonaws.com"


def contestants(series: str) -> list[Contestant]:
    """Every peer that can make this kind of URL."""
    makers = {
        work.GET: {
            "boto3": boto3(series),
            "libpresign": libpresign(),
            "obstore": obstore(),
            "signurlarity": signurlarity(),
            "minio": minio(),
        },
        work.PUT: {"boto3": boto3(series)},
    }
    return [one_after_another(series, name, name, url) for name, url in makers[series].items()]


def boto3_client() -> Any:
    """A client that signs with Signature Version 4, without looking for a configuration."""
    return import_module("boto3").client(
        "s3",
        region_name=work.REGION,
        aws_access_key_id=work.ACCESS_KEY_ID,
        aws_secret_access_key=work.SECRET_ACCESS_KEY,
        config=import_module("botocore.config").Config(signature_version="s3v4"),
    )


def boto3(series: str) -> Callable[[str], str]:
    """``client.generate_presigned_url``."""
    client = boto3_client()
    operation, parameters = {
        work.GET: ("get_object", {}),
        work.PUT: ("put_object", {"ContentType": work.CONTENT_TYPE}),
    }[series]

    def url(key: str) -> str:
        return str(
            client.generate_presigned_url(
                operation,
                Params={"Bucket": work.BUCKET, "Key": key, **parameters},
                ExpiresIn=work.EXPIRES_IN,
            )
        )

    return url


def libpresign() -> Callable[[str], str]:
    """``libpresign.get``, a function without a client."""
    get = import_module("libpresign").get

    def url(key: str) -> str:
        return str(
            get(
                work.ACCESS_KEY_ID,
                work.SECRET_ACCESS_KEY,
                work.REGION,
                work.BUCKET,
                key,
                work.EXPIRES_IN,
            )
        )

    return url


def obstore() -> Callable[[str], str]:
    """``obstore.sign`` on a store."""
    sign = import_module("obstore").sign
    store = import_module("obstore.store").S3Store(
        work.BUCKET,
        region=work.REGION,
        access_key_id=work.ACCESS_KEY_ID,
        secret_access_key=work.SECRET_ACCESS_KEY,
        virtual_hosted_style_request=True,
    )
    lifetime = timedelta(seconds=work.EXPIRES_IN)

    def url(key: str) -> str:
        return str(sign(store, "GET", key, lifetime))

    return url


def signurlarity() -> Callable[[str], str]:
    """``client.generate_presigned_url``, which looks like boto3's."""
    client = import_module("signurlarity").Client(
        endpoint_url=f"https://{HOST}",
        aws_access_key_id=work.ACCESS_KEY_ID,
        aws_secret_access_key=work.SECRET_ACCESS_KEY,
    )

    def url(key: str) -> str:
        return str(
            client.generate_presigned_url(
                "get_object",
                Params={"Bucket": work.BUCKET, "Key": key},
                ExpiresIn=work.EXPIRES_IN,
            )
        )

    return url


def minio() -> Callable[[str], str]:
    """``client.presigned_get_object``; the region is given, so that it asks no server for it."""
    client = import_module("minio").Minio(
        endpoint=HOST,
        access_key=work.ACCESS_KEY_ID,
        secret_key=work.SECRET_ACCESS_KEY,
        region=work.REGION,
    )
    client.disable_dualstack_endpoint()
    lifetime = timedelta(seconds=work.EXPIRES_IN)

    def url(key: str) -> str:
        return str(client.presigned_get_object(work.BUCKET, key, lifetime))

    return url
