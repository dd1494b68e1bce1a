"""`make permissions FILE=path`: a file of cases about permissions, through the hosts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.conformance import hosts

from . import answers, cases, judge

# All of them.
HOSTS = tuple(hosts.ADAPTERS)


def main() -> int:
    """Prints what failed in each host; 1 if something did."""
    parser = argparse.ArgumentParser(prog="make permissions", description=__doc__)
    parser.add_argument("file", type=Path, help="a JSON list of cases")
    parser.add_argument("--host", action="append", choices=list(hosts.ADAPTERS))
    arguments = parser.parse_args()
    asked, answered = cases.load(arguments.file), answers.load(arguments.file)
    passed = failed = 0
    for name in arguments.host or HOSTS:
        with hosts.start(name) as host:
            told = host.ask_all([case.question() for case in asked])
            verdicts: list[judge.Verdict | answers.Verdict] = [
                *judge.judge(asked, told, joined_text=host.takes_joined_text),
                *answers.judge(answered, host),
            ]
        for verdict in verdicts:
            if verdict.problem:
                print(f"{name}: {verdict.case.id}: {verdict.problem}")
        wrong = sum(verdict.problem is not None for verdict in verdicts)
        print(f"{name}: {len(verdicts) - wrong} passed, {wrong} failed")
        passed, failed = passed + len(verdicts) - wrong, failed + wrong
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
