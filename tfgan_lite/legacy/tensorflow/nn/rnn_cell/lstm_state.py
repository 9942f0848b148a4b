"""The state of an LSTM: the cell state c and the output h."""

import collections
from typing import Any

import tensorflow as tf

_Fields = collections.namedtuple("_Fields", ("c", "h"))


class LSTMStateTuple(_Fields):
    """The pair `(c, h)` of tensors, or of their sizes.

    Source: TensorFlow 1.15.
    """

    __slots__ = ()

    @property
    def dtype(self) -> Any:
        """The dtype of both.

        Raises:
          TypeError: if they differ.
        """
        if self.c.dtype != self.h.dtype:
            raise TypeError(
                f"LSTMStateTuple wants c and h of one dtype; got {self.c.dtype} and "
                f"{self.h.dtype}. Cast one of them."
            )
        return self.c.dtype


def state_of(sizes: tuple[int, int], is_tuple: bool) -> Any:
    """Returns the `state_size` of an LSTM: a tuple of both sizes, or their sum."""
    return LSTMStateTuple(*sizes) if is_tuple else sum(sizes)


def parted(state: Any, sizes: tuple[int, int], is_tuple: bool) -> Any:
    """Returns c and h of a state that is a tuple, or `[N, sum(sizes)]`."""
    return state if is_tuple else tf.split(state, list(sizes), axis=1)


def joined(c: Any, h: Any, is_tuple: bool) -> Any:
    """Returns the state: a tuple of both, or `[N, c and h]`."""
    return LSTMStateTuple(c, h) if is_tuple else tf.concat([c, h], 1)
