"""Presigned S3 URLs: any operation, any store, about a microsecond a URL.

>>> from s3presign import Signer
>>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
>>> upload = signer.presign("PutObject", bucket="photos", key="logo.png", content_type="image/png")
>>> upload.method, dict(upload.headers)
('PUT', {'content-type': 'image/png'})

Keyword arguments are S3's own parameters, in any spelling of case. What you
pass is signed and must be sent; what you do not pass is neither. The signer does
no I/O: only :meth:`Signer.from_env` reads the environment, and only a signing
time that is left out reads the clock.
"""

from ._core import (
    CorsRule,
    Diagnosis,
    Explanation,
    Finding,
    GuardPolicy,
    MultipartPlan,
    OpenPlace,
    OptionalAction,
    Permission,
    PermissionPolicy,
    Permissions,
    PlannedPart,
    PresignedMultipart,
    PresignedPart,
    PresignedPost,
    PresignedRequest,
    ReceivedForm,
    ReceivedRequest,
    SignedAspect,
    Template,
    UrlColumn,
    VerifiedForm,
    VerifiedRequest,
    __version__,
    completed_parts,
    cors_rule,
    diagnose,
    explain,
    guard_policy,
    permissions,
    policy,
    redact,
    upload_id,
)
from ._errors import S3PresignError
from ._operation_name import OperationName
from ._signer import Signer
from ._warning import Warning

__all__ = [
    "SignedAspect",
    "CorsRule",
    "Diagnosis",
    "Explanation",
    "Finding",
    "GuardPolicy",
    "MultipartPlan",
    "OpenPlace",
    "OperationName",
    "OptionalAction",
    "Permission",
    "PermissionPolicy",
    "Permissions",
    "PlannedPart",
    "PresignedMultipart",
    "PresignedPart",
    "PresignedPost",
    "PresignedRequest",
    "ReceivedForm",
    "ReceivedRequest",
    "S3PresignError",
    "Signer",
    "Template",
    "UrlColumn",
    "VerifiedForm",
    "VerifiedRequest",
    "Warning",
    "__version__",
    "completed_parts",
    "cors_rule",
    "diagnose",
    "explain",
    "guard_policy",
    "permissions",
    "policy",
    "redact",
    "upload_id",
]
