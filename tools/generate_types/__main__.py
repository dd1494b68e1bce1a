"""Writes the types of every language; with ``--check`` it compares."""

from __future__ import annotations

import sys

from generated_file import write_or_compare

from . import constants, node, operations, python, ruby


def main(arguments: list[str]) -> int:
    """1 if a file differs and was to be compared."""
    known = operations.read()
    files = {
        python.FILE: python.types(known),
        node.FILE: node.types(known),
        ruby.FILE: ruby.types(known),
        ruby.SIGNER: ruby.signer(known),
        **constants.files(known),
    }
    return max(write_or_compare(path, text, arguments) for path, text in files.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
