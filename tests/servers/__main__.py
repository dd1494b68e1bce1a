"""Runs one server for a person: ``python -m tests.servers NAME``."""

from __future__ import annotations

import sys

from . import LAUNCHERS, start


def main(arguments: list[str]) -> int:
    """Runs the server until Enter, Ctrl-D or Ctrl-C."""
    if len(arguments) != 1 or arguments[0] not in LAUNCHERS:
        print(f"usage: python -m tests.servers {{{','.join(LAUNCHERS)}}}", file=sys.stderr)
        return 2
    with start(arguments[0]) as server:
        print(f"endpoint           {server.endpoint}")
        print(f"region             {server.region}")
        print(f"bucket             {server.bucket}")
        print(f"access key id      {server.access_key_id}")
        print(f"secret access key  {server.secret_access_key}")
        print("Enter ends it.", flush=True)
        try:
            sys.stdin.readline()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
