"""`make proof FILE=path`: a file of presigned requests, each with its secret, through the hosts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.conformance import hosts

from . import judge


def main() -> int:
    """Prints what failed in each host; 1 if something did."""
    parser = argparse.ArgumentParser(prog="make proof", description=__doc__)
    parser.add_argument("file", type=Path, help="a JSON list of presigned requests")
    parser.add_argument("--host", action="append", choices=list(hosts.ADAPTERS))
    arguments = parser.parse_args()
    cases = judge.load(arguments.file)
    questions = [case.question() for case in cases]
    failed = 0
    for name in arguments.host or ["rust"]:
        with hosts.start(name) as host:
            verdicts = judge.judge(cases, host.ask_all(questions))
        for verdict in verdicts:
            if verdict.problem:
                shown = "; ".join(sentence for _, sentence in verdict.shown)
                print(f"{name}: {verdict.case.id}: {verdict.problem}: {shown}")
        wrong = sum(verdict.problem is not None for verdict in verdicts)
        print(f"{len(verdicts) - wrong} passed, {wrong} failed")
        failed += wrong
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
