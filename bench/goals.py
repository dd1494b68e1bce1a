"""How fast s3presign means to be, by host: against its peers, against the limit, and in all. Missing
a goal fails nothing: it is printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import work


@dataclass(frozen=True)
class Slower:
    """A peer should take at least so many times as long as a template."""

    factor: float

    def is_reached(self, _microseconds: float, ratio: float) -> bool:
        return ratio >= self.factor

    def verdict(self, _ratio: float) -> str:
        return f"at least {self.factor:g}x"


@dataclass(frozen=True)
class Limit:
    """A template should take at most so many times as long as what is at its core: the bare hashing, or the addon."""

    factor: float

    def is_reached(self, _microseconds: float, ratio: float) -> bool:
        return 1 / ratio <= self.factor

    def verdict(self, ratio: float) -> str:
        return f"at most {self.factor:g}x, ours takes {1 / ratio:.2f}x"


@dataclass(frozen=True)
class Budget:
    """So many microseconds a URL, on a machine like the one that the goal was set on."""

    microseconds: float

    def is_reached(self, microseconds: float, _ratio: float) -> bool:
        return microseconds <= self.microseconds

    def verdict(self, _ratio: float) -> str:
        return f"at most {self.microseconds:g} µs"


# A template in .NET should take at most so many times as long as in C.
OVER_C = 1.35

# A template by JNI on Java 17 should take at most so many times as long as by java.lang.foreign on the newest JDK.
OVER_FOREIGN = 1.4

# In Chromium aws4fetch should take at least so many times as long as a template, by wall time.
IN_CHROMIUM = 12
# From a fresh process of Node.js to the first URL by WebAssembly, in milliseconds of CPU time.
FIRST_URL_MS = 18

Goal = Slower | Limit | Budget

OURS = "s3presign template.url"
_GOALS: dict[str, dict[str, Goal]] = {
    "Rust": {"rusty-s3": Slower(6), "bare SHA-256": Limit(1.8)},
    "C": {},
    "Python": {"boto3": Slower(150), "libpresign": Slower(8)},
    "Node.js": {"@aws-sdk/s3-request-presigner": Slower(200), "aws4": Slower(10)},
    "WebAssembly": {
        "s3presign addon": Limit(2.1),
        "aws4fetch": Slower(40),
        "@aws-sdk/s3-request-presigner": Slower(130),
    },
    "Java": {OURS: Budget(1.2)},
    "Java 17": {"AWS SDK for Java": Slower(15), "minio": Slower(15)},
    "Ruby": {OURS: Budget(4), "aws-sdk-s3": Slower(150)},
    "PHP": {OURS: Budget(4)},
    ".NET": {"AWSSDK.S3": Slower(60), "Minio": Slower(30)},
}
_UUID_GOALS: dict[str, dict[str, Goal]] = {
    "Java 17": {"AWS SDK for Java": Slower(15), "minio": Slower(15)},
    ".NET": {"AWSSDK.S3": Slower(45), "Minio": Slower(24)},
}


def goals_of(host: str, series: str) -> dict[str, Goal]:
    """The goals of a host by contestant; they are for downloads."""
    goals = {work.GET: _GOALS, work.UUID: _UUID_GOALS}.get(series, {})
    return goals.get(host, {})
