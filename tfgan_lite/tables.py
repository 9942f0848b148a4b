"""Text in columns, for reports in a terminal."""

from collections.abc import Iterable, Sequence


def columns(rows: Iterable[Sequence[str]], sides: str = "", indent: str = "  ") -> str:
    """Returns rows of cells as lines with their columns aligned.

    Args:
      rows: sequences of str, all of one length.
      sides: `<` for each column that is aligned to the left, `>` to the right; empty for all to
        the left.
      indent: str, what each line begins with.
    """
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    sides = sides or "<" * len(widths)
    return "\n".join(
        (indent + "  ".join(f"{c:{s}{w}}" for c, s, w in zip(row, sides, widths, strict=True)))
        .rstrip()
        for row in rows
    )  # fmt: skip


def plural(count: int, noun: str) -> str:
    """Returns `1 variable`, `2 variables`."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
