"""The command line of the judge."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from . import agree, golden, hosts, results_as_json, run, selftest, sigv4a


def main(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    adapters = dict(_adapter(text) for text in options.adapter)
    names = options.host or [*hosts.ADAPTERS, *adapters]
    try:
        if options.json:
            return 0 if results_as_json.run(names, adapters) else 1
        files = options.files or run.default_files()
        if options.differences:
            run.print_differences(files)
            return 0
        if options.self_test:
            return 0 if selftest.run([case for path in files for case in golden.load(path)]) else 1
        if options.agree:
            asked = agree.questions(files, options.random, options.seed)
            same = agree.run(asked, names, adapters)
            called = agree.call_questions(files, options.random, options.seed)
            same = agree.run_calls(called, names, adapters) and same
            types = agree.type_questions(files, options.random, options.seed)
            same = agree.run_types(types, names, adapters) and same
            return 0 if same else 1
        return 0 if run.run(files, names, adapters) else 1
    except (
        golden.BadVectors,
        hosts.HostFailed,
        run.VectorsMissing,
        sigv4a.CannotVerify,
        OSError,
    ) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.conformance",
        description="Judges hosts by files of golden cases; without FILE by all that are there.",
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="a file of golden cases"
    )
    parser.add_argument("--host", action="append", help="a host to ask (default: all)")
    parser.add_argument(
        "--adapter",
        action="append",
        default=[],
        metavar="NAME=COMMAND",
        help="one more host, by the command of its JSON lines adapter",
    )
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument(
        "--agree", action="store_true", help="compare the hosts with each other, byte for byte"
    )
    modes.add_argument(
        "--json", action="store_true", help="compare what the hosts write of results as JSON"
    )
    modes.add_argument(
        "--self-test", action="store_true", help="spoil every answer and see the judge fail it"
    )
    modes.add_argument(
        "--differences", action="store_true", help="list what differs from each peer, and why"
    )
    parser.add_argument(
        "--random", type=int, default=2000, metavar="N", help="random inputs for --agree (2000)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="their seed (1)")
    return parser


def _adapter(text: str) -> tuple[str, hosts.Adapter]:
    name, _, command = text.partition("=")
    return name, hosts.Adapter(tuple(shlex.split(command)), name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
