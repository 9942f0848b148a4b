"""How well codes that nobody was told the meaning of agree with true classes."""

import dataclasses

import numpy as np

MOST_CODES = 16  # the search goes through all sets of classes: 2 to the power of their number


@dataclasses.dataclass(frozen=True)
class Matching:
    """Codes beside classes, after the best matching of one to the other.

    Attributes:
      share: float in [0, 1], the share of examples whose code is matched with their class.
      classes: tuple of int, the class that each code stands for; each class once.
      table: int array `[K, K]`, how many examples have code k (row) and class c (column).
    """

    share: float
    classes: tuple[int, ...]
    table: np.ndarray

    def __str__(self) -> str:
        """Returns the table as lines of text for a terminal of 80 columns, matches starred."""
        lines = ["  code  " + "".join(f"{name:>6}" for name in range(len(self.classes)))]
        for code, row in enumerate(self.table):
            cells = (f"{n}{'*' if self.classes[code] == c else ' '}" for c, n in enumerate(row))
            lines.append(f"{code:>6}  " + "".join(f"{cell:>6}" for cell in cells))
        return "\n".join(lines)


def match_codes(codes: np.ndarray, labels: np.ndarray, count: int = 10) -> Matching:
    """Matches codes with classes one to one so that as many examples as can be agree.

    A code that holds nothing but a part of one class counts for nothing if another code stands
    for that class, so that a share of 1 wants every class in a code of its own.

    Args:
      codes: int array `[N]` in 0 ... count - 1, N >= 1.
      labels: int array `[N]` in 0 ... count - 1.
      count: int in 1 ... 16, the number of codes and of classes.

    Returns:
      `Matching`.

    Raises:
      ValueError: for unlike numbers of codes and labels, none at all, values out of range, and
        a count that cannot be searched.
    """
    codes, labels = np.asarray(codes), np.asarray(labels)
    if codes.shape != labels.shape or codes.ndim != 1 or not codes.size:
        raise ValueError(
            "match_codes: wants codes [N] and labels [N], N >= 1; got shapes "
            f"{codes.shape} and {labels.shape}."
        )
    for name, values in (("codes", codes), ("labels", labels)):
        outside = values[(values < 0) | (values >= count)]
        if outside.size:
            raise ValueError(
                f"match_codes: {name} wants values in 0 ... {count - 1}; got {outside[0]}. "
                "Give count=."
            )
    table = np.zeros([count, count], np.int64)
    np.add.at(table, (codes, labels), 1)
    classes = best_matching(table)
    matched = sum(int(table[code, label]) for code, label in enumerate(classes))
    return Matching(matched / codes.size, classes, table)


def best_matching(table: np.ndarray) -> tuple[int, ...]:
    """Returns the column of each row, each column once, of which the sum of the cells is largest.

    Exact: the best sum that the first rows reach with each set of columns, row by row (dynamic
    programming over 2^K sets; Held and Karp 1962 order cities so). Of equal sums, the matching
    that gives the last rows the lower columns.

    Args:
      table: array `[K, K]` of finite numbers, K in 1 ... 16.

    Returns:
      A tuple of K ints, a permutation of 0 ... K - 1.

    Raises:
      ValueError: for a table of another shape, or values that are not finite.
    """
    table = np.asarray(table)
    if table.ndim != 2 or table.shape[0] != table.shape[1] or not 1 <= len(table) <= MOST_CODES:
        raise ValueError(
            f"best_matching: wants a table [K, K] with K in 1 ... {MOST_CODES}; got shape "
            f"{table.shape}."
        )
    if not np.isfinite(table).all():
        raise ValueError("best_matching: wants finite numbers; got NaN or infinity.")
    best: list[float] = [0] * 2 ** len(table)  # of a set of columns, each a bit, for the first rows
    last = [0] * 2 ** len(table)  # the column that the last of these rows takes
    cells = table.tolist()
    for taken in range(1, 2 ** len(table)):
        row = cells[taken.bit_count() - 1]
        columns = [column for column in range(len(cells)) if taken >> column & 1]
        sums = [best[taken ^ 1 << column] + row[column] for column in columns]
        best[taken] = max(sums)
        last[taken] = columns[sums.index(best[taken])]
    left, matching = 2 ** len(table) - 1, []
    while left:
        matching.append(last[left])
        left ^= 1 << last[left]
    return tuple(reversed(matching))
