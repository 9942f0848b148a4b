"""`np.frombuffer` and the like, whose single integer counts as an index, as until NumPy 1.12.

The reader of MNIST that TensorFlow shipped before 0.9, and that programs have copies of, takes
four bytes of a file as an array of one element and hands it to `read` and `reshape`.
"""

from typing import Any

import numpy as np

from tfgan_lite.legacy.old_packages import numpy_functions


class array(np.ndarray):
    """An array read from bytes; where it is one integer it can stand for a size or an index."""

    __module__ = "numpy"  # the arithmetic of own files takes it for NumPy's; repr says `array`

    def __index__(self) -> int:
        if self.size == 1 and self.dtype.kind in "iu":
            return int(self.item())
        raise TypeError("only integer scalar arrays can be converted to a scalar index")


def _counting(found: Any) -> Any:
    single = found.shape == (1,) and found.dtype.kind in "iu" and found.dtype.itemsize > 1
    return found.view(array) if single else found


def frombuffer(*arguments: Any, **named: Any) -> Any:
    """`np.frombuffer`."""
    return _counting(np.frombuffer(*arguments, **named))


def fromfile(*arguments: Any, **named: Any) -> Any:
    """`np.fromfile`."""
    return _counting(np.fromfile(*arguments, **named))


def fromstring(*arguments: Any, **named: Any) -> Any:
    """`np.fromstring`, of bytes or of text."""
    return _counting(numpy_functions.fromstring(*arguments, **named))
