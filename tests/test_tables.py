"""Columns of text."""

from tfgan_lite.tables import columns, plural


def test_columns_are_aligned_to_their_sides():
    rows = [("a", "1"), ("bcd", "1,000")]
    assert columns(rows, "<>") == "  a        1\n  bcd  1,000"
    assert columns(rows, indent="") == "a    1\nbcd  1,000"


def test_plural():
    assert [plural(n, "step") for n in (0, 1, 1000)] == ["0 steps", "1 step", "1,000 steps"]
