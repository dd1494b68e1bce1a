"""The asymmetric Signature Version 4A: how its key follows from the secret, and
whether an ECDSA signature verifies. The curve arithmetic is left to the
``cryptography`` package, which is imported only when such a case is judged.
"""

from __future__ import annotations

import hmac
from importlib import import_module
from types import ModuleType

ALGORITHM = "AWS4-ECDSA-P256-SHA256"
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class CannotVerify(RuntimeError):
    """The package that verifies ECDSA signatures is not installed."""


def private_key(access_key_id: str, secret: str) -> int:
    """The private key as a number: NIST SP 800-108 counter mode over the secret.

    A candidate above n - 2 is dropped and the counter goes up.
    """
    for counter in range(1, 255):
        message = b"".join(
            [
                (1).to_bytes(4, "big"),
                ALGORITHM.encode(),
                b"\0",
                access_key_id.encode(),
                bytes([counter]),
                (256).to_bytes(4, "big"),
            ]
        )
        candidate = int.from_bytes(hmac.digest(f"AWS4A{secret}".encode(), message, "sha256"), "big")
        if candidate <= _ORDER - 2:
            return candidate + 1
    raise ValueError("no private key: every candidate was out of range")


def public_key(access_key_id: str, secret: str) -> tuple[int, int]:
    """The point that signatures of these credentials verify under."""
    ec = _module("hazmat.primitives.asymmetric.ec")
    numbers = (
        ec.derive_private_key(private_key(access_key_id, secret), ec.SECP256R1())
        .public_key()
        .public_numbers()
    )
    return numbers.x, numbers.y


def signature(access_key_id: str, secret: str, string_to_sign: str) -> str:
    """One of the many signatures of a text, in DER and hexadecimal."""
    ec = _module("hazmat.primitives.asymmetric.ec")
    digest = _module("hazmat.primitives.hashes").SHA256()
    key = ec.derive_private_key(private_key(access_key_id, secret), ec.SECP256R1())
    signed: bytes = key.sign(string_to_sign.encode(), ec.ECDSA(digest))
    return signed.hex()


def verifies(key: tuple[int, int], string_to_sign: str, signature: str) -> bool:
    """Whether a DER signature in hexadecimal is one of this text."""
    ec = _module("hazmat.primitives.asymmetric.ec")
    digest = _module("hazmat.primitives.hashes").SHA256()
    invalid = _module("exceptions").InvalidSignature
    point = ec.EllipticCurvePublicNumbers(*key, ec.SECP256R1()).public_key()
    try:
        point.verify(bytes.fromhex(signature), string_to_sign.encode(), ec.ECDSA(digest))
    except (invalid, ValueError):
        return False
    return True


def _module(name: str) -> ModuleType:
    try:
        return import_module(f"cryptography.{name}")
    except ImportError as missing:
        raise CannotVerify(
            "SigV4A signatures are verified with the package cryptography: install tests/requirements.txt"
        ) from missing
