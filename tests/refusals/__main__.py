"""`make refusals FILE=path`: a file of recorded refusals through the hosts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.conformance import hosts

from . import judge


def main() -> int:
    """Prints the verdicts of each host; 1 if one of its cases failed."""
    parser = argparse.ArgumentParser(prog="make refusals", description=__doc__)
    parser.add_argument("file", type=Path, help="a JSON list of refusals")
    parser.add_argument("--host", action="append", choices=list(hosts.ADAPTERS))
    parser.add_argument("--table", action="store_true", help="a table of the servers, too")
    arguments = parser.parse_args()
    refusals = judge.load(arguments.file)
    questions = [refusal.question() for refusal in refusals]
    failed = 0
    for name in arguments.host or ["rust"]:
        with hosts.start(name) as host:
            tally = judge.judge(refusals, host.ask_all(questions))
        for verdict in tally.verdicts:
            if verdict.problem:
                found = ", ".join(" ".join(finding) for finding in verdict.findings)
                causes = "|".join(sorted(verdict.refusal.causes))
                print(f"{name}: {verdict.refusal.id}: {verdict.problem}: {causes}: {found}")
        if arguments.table:
            print("\n".join(tally.table()))
        print("\n".join(tally.lines()))
        failed += tally.failed
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
