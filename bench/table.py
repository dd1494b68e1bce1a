"""Tables as text: columns as wide as what is in them, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], left: int = 2) -> str:
    """Lines of aligned columns, of which the first ``left`` ones are text."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        aligned = [
            cell.ljust(width) if index < left or index == len(widths) - 1 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return "  " + "  ".join(aligned).rstrip()

    rule = "  " + "  ".join("-" * width for width in widths)
    return "\n".join([line(headings), rule, *map(line, rows)])
