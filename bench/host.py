"""A host's runner: a program that presigns with every contestant of that host and says how long
each took.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import Any

from .places import (
    C_RUNNER,
    NODE,
    OUR_NODE,
    OUR_RUBY,
    REPOSITORY,
    RUST_RUNNER,
    SOURCES,
    VENV_PYTHON,
)

# Nanoseconds per URL in each round, by series and contestant.
Rounds = dict[str, dict[str, list[float]]]


class Broken(Exception):
    """A runner failed, or a contestant's URL is not what it should be."""


@dataclass(frozen=True)
class Sample:
    """What a contestant makes for the first key; without a URL if it makes none."""

    series: str
    name: str
    version: str
    url: str | None


@dataclass(frozen=True)
class Host:
    """A language, the command that runs its contestants, and the contestant that is AWS's SDK of
    that language, or what stands in its place there.
    """

    name: str
    command: tuple[str, ...]
    sdk: str | None

    def samples(self) -> list[Sample]:
        return [Sample(**sample) for sample in self._ask("sample")]

    def time(self, rounds: int, seconds: float) -> Rounds:
        answer: Rounds = self._ask("time", str(rounds), str(seconds))
        return answer

    def allocations(self) -> Rounds:
        """Bytes of memory per URL, of a host whose runner can tell."""
        answer: Rounds = self._ask("allocations")
        return answer

    def other(self, *arguments: str) -> Any:
        """What only the runner of this host measures."""
        return self._ask(*arguments)

    def _ask(self, *arguments: str) -> Any:
        command = [*self.command, *arguments]
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
        if done.returncode != 0:
            raise Broken(f"{' '.join(command)}\n{done.stderr}")
        return json.loads(done.stdout)


# Where packages are looked for, for `createRequire`: the files need not exist.
_NODE_HOMES = (str(OUR_NODE / "from-here.js"), str(NODE / "from-here.js"))

RUST = Host("Rust", (str(RUST_RUNNER),), "aws-sigv4")
C = Host("C", (str(C_RUNNER),), None)
PYTHON = Host("Python", (str(VENV_PYTHON), "-m", "bench.python"), "boto3")
NODE_JS = Host(
    "Node.js",
    ("node", "--no-warnings", str(SOURCES / "node/main.mjs"), *_NODE_HOMES),
    "@aws-sdk/s3-request-presigner",
)

WASM = Host(
    "WebAssembly",
    ("env", "S3PRESIGN_BACKEND=wasm", *NODE_JS.command),
    "@aws-sdk/s3-request-presigner",
)

JAVA = Host("Java", (str(SOURCES / "java/run"),), "AWS SDK for Java")
JAVA_17 = Host("Java 17", ("env", "S3PRESIGN_JDK=17 17", *JAVA.command), JAVA.sdk)
JAVA_BY_JNI = Host(
    "Java by JNI", ("env", "JDK_JAVA_OPTIONS=-Ds3presign.backend=jni", *JAVA.command), JAVA.sdk
)
# The newest JDK by java.lang.foreign and by JNI, and the oldest that the jar runs on.
JAVAS = (JAVA, JAVA_BY_JNI, JAVA_17)
RUBY = Host("Ruby", ("ruby", str(SOURCES / "ruby/main.rb"), str(OUR_RUBY)), "aws-sdk-s3")
# The AWS SDK for PHP is no package of the machine's: what is written by hand stands in its place.
PHP = Host("PHP", ("php", "-d", "opcache.enable_cli=1", str(SOURCES / "php/main.php")), "hash_hmac")

DOTNET = Host(".NET", (str(SOURCES / "dotnet/run"),), "AWSSDK.S3")

HOSTS = (RUST, C, PYTHON, NODE_JS, WASM, JAVA, JAVA_17, RUBY, PHP, DOTNET)
