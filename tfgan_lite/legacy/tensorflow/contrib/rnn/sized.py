"""The base class of cells whose sizes are known when they are made."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import RNNCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import LSTMStateTuple


class SizedCell(RNNCell):
    """A cell with `num_units` outputs, which are its state.

    Args:
      num_units: int.
      **kwargs: see `RNNCell`.
    """

    def __init__(self, num_units: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._num_units = num_units

    @property
    def state_size(self) -> Any:
        return self._num_units

    @property
    def output_size(self) -> Any:
        return self._num_units


class SizedLSTMCell(SizedCell):
    """A cell with the state of an LSTM, and outputs of `num_proj` units where that is given.

    Args:
      num_units: int.
      num_proj: int, or None for no projection.
      **kwargs: see `RNNCell`.
    """

    def __init__(self, num_units: Any, num_proj: Any = None, **kwargs: Any) -> None:
        super().__init__(num_units, **kwargs)
        self._num_proj = num_proj

    @property
    def state_size(self) -> Any:
        return LSTMStateTuple(self._num_units, self.output_size)

    @property
    def output_size(self) -> Any:
        return self._num_proj or self._num_units


def known_depth(inputs: tf.Tensor) -> int:
    """Returns C of `[N, C]`.

    Raises:
      ValueError: if it is unknown.
    """
    depth = inputs.shape.with_rank(2).as_list()[1]
    if depth is None:
        raise ValueError(
            f"Could not infer input size from inputs.get_shape()[-1]: got {inputs.shape}. "
            "Give it a static last axis, with set_shape or reshape."
        )
    return depth


def clipped(value: tf.Tensor, limit: Any) -> tf.Tensor:
    """Returns the value within `[-limit, limit]`; None is no limit."""
    return value if limit is None else tf.clip_by_value(value, -limit, limit)
