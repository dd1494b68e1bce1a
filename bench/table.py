"""Tables as text: columns as wide as what is in them, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], texts: Sequence[str]) -> str:
    """Lines of aligned columns; those whose headings are in ``texts`` are not numbers."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        aligned = [
            cell.ljust(width) if heading in texts else cell.rjust(width)
            for heading, cell, width in zip(headings, cells, widths, strict=True)
        ]
        return "  " + "  ".join(aligned).rstrip()

    rule = "  " + "  ".join("-" * width for width in widths)
    return "\n".join([line(headings), rule, *map(line, rows)])
