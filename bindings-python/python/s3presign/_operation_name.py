"""The name of an operation, where a program has it in a variable."""

from __future__ import annotations


class OperationName(str):
    """The name of an operation that is known only when the program runs.

    Types know what each operation takes by its name, and a plain ``str`` is none of the names. This
    is a ``str`` that may be any, with any parameters; whether it is one is found out when it is
    called. Nothing but type checkers needs it.

    >>> import os
    >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    >>> operation = OperationName(os.environ.get("OPERATION", "HeadObject"))
    >>> signer.presign(operation, bucket="photos", key="a.png").method
    'HEAD'
    """

    __slots__ = ()


# Where users find it.
OperationName.__module__ = "s3presign"
