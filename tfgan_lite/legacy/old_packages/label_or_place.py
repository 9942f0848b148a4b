"""`frame.ix` of pandas, which looked up by label and, where no label is meant, by position."""

from typing import Any


class Rows:
    """`frame.ix`.

    Args:
      frame: a DataFrame or Series.
    """

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def _place(self, index):
        try:
            self._frame.loc[index]
        except (KeyError, TypeError, IndexError):
            parts = index if isinstance(index, tuple) else (index,)
            axes = self._frame.axes
            places = [_position(part, axis) for part, axis in zip(parts, axes, strict=False)]
            return self._frame.iloc, tuple(places)
        return self._frame.loc, index

    def __getitem__(self, index: Any) -> Any:
        place, index = self._place(index)
        return place[index]

    def __setitem__(self, index: Any, value: Any) -> None:
        place, index = self._place(index)
        place[index] = value


def _position(part, axis):
    """Returns the position of a label on an axis; a number or slice of numbers is one already."""
    return axis.get_loc(part) if isinstance(part, str) else part
