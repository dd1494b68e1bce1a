"""Runs `aws` once for each case on stdin, in one process: the AWS CLI of Debian takes a second to
start. Debian's own Python runs it, under a clock that stands still."""

import contextlib
import io
import json
import os
import sys
from typing import Any

from awscli.clidriver import main  # type: ignore[import-not-found]

# What the import of awscli sets for itself, and what makes the clock stand still.
OWN = {
    name: os.environ[name]
    for name in os.environ
    if name.startswith(("AWS_DATA_PATH", "FAKETIME", "LD_PRELOAD"))
}


def answer(case: dict[str, Any]) -> dict[str, Any]:
    """The exit code and both streams of one invocation."""
    os.environ.clear()
    os.environ.update(case["env"] | OWN)
    sys.argv = ["aws", "s3", "presign", *case["arguments"]]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main()
        except SystemExit as exit:
            code = exit.code
    return {"code": code, "out": out.getvalue(), "err": err.getvalue()}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
