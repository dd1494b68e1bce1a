"""Importing the package: quick, alone, and where it is refused."""

from __future__ import annotations

import subprocess
import sys


def run(program: str) -> str:
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return finished.stdout.strip()


def test_importing_brings_nothing_else() -> None:
    program = (
        "import sys; before = set(sys.modules); import s3presign;"
        "print(*sorted(set(sys.modules) - before))"
    )
    assert [name for name in run(program).split() if name != "__future__"] == [
        "s3presign",
        "s3presign._core",
        "s3presign._errors",
        "s3presign._operation_name",
        "s3presign._signer",
        "s3presign._warning",
    ]


SUBINTERPRETER = """
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
import s3presign
SIGNED = '''
import s3presign
signer = s3presign.Signer(access_key_id="AKIA", secret_access_key="secret", region="eu-west-1")
try:
    signer.presign("PutObject", bucket="photos", key="")
except s3presign.S3PresignError as refusal:
    warnings = signer.presign("PutObject", bucket="photos", key="a").warnings
    print(refusal.code, warnings[0].code, flush=True)
'''
refusal = interpreters.run_string(interpreters.create(), SIGNED)
print(refusal and refusal.msg)
"""


def test_subinterpreters_are_refused_where_python_lets_a_module_say_so() -> None:
    if sys.version_info >= (3, 12):
        expected = "module s3presign._core does not support loading in subinterpreters"
    else:
        expected = "InvalidKey UnboundedUpload\nNone"
    assert run(SUBINTERPRETER) == expected


FORKED = """
import os
from s3presign import Signer
signer = Signer(access_key_id="AKIA", secret_access_key="secret", region="eu-west-1")
template = signer.template("GetObject", bucket="photos")
template.url("a")
child = os.fork()
if child == 0:
    template.url("b")
    os._exit(0)
print(os.waitpid(child, 0)[1])
"""


def test_a_signer_goes_on_in_a_forked_process() -> None:
    assert run(FORKED) == "0"
