"""The arguments that every signer and every request takes, as types for annotations of your own.

They are explained at :class:`Signer`, ``Signer.presign`` and ``Signer.template``. What each operation
takes besides is in :mod:`s3presign.operations`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal, TypedDict


class SignerOptions(TypedDict, total=False):
    """How a signer is made."""

    access_key_id: str | None
    secret_access_key: str | None
    region: str | None
    session_token: str | None
    credentials_expiration: datetime | str | None
    endpoint: str | None
    addressing: Literal["auto", "virtual", "path", "bucket-host"] | None
    anonymous: bool | None
    unsigned_path_prefix: str | None
    use_dual_stack: bool | str | None
    use_fips: bool | str | None
    use_accelerate: bool | None
    use_global_endpoint: bool | None
    use_arn_region: bool | None
    disable_access_points: bool | None
    disable_multi_region_access_points: bool | None
    disable_s3_express_session_auth: bool | None
    max_expires_in: int | timedelta | None


class TemplateOptions(TypedDict, total=False):
    """Everything of a request but its operation, parameters, key and signing time."""

    bucket: str | None
    expires_in: int | timedelta | None
    expires_at: datetime | None
    stable_for: int | timedelta | None
    backdate: int | timedelta | None
    clock: datetime | None
    require_full_lifetime: bool | None
    headers_in_query: bool | list[str] | tuple[str, ...] | None
    method: str | None
    download_as: str | None
    create_only: bool | None
    url_hint: str | None
    headers: Mapping[str, str] | None
    query: Mapping[str, str] | None
