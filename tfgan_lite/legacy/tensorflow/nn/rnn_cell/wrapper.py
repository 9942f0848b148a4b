"""Cells around a cell: an added input, and a device."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import RNNCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.zero_state import check_cell


class Wrapper(RNNCell):
    """Base class of a cell that calls another one, and adds no variable scope of its own.

    Args:
      cell: the cell inside.
      **kwargs: see `RNNCell`.
    """

    def __init__(self, cell: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        check_cell("cell", cell)
        self.cell = cell

    @property
    def wrapped_cell(self) -> Any:
        """The cell inside."""
        return self.cell

    @property
    def state_size(self) -> Any:
        return self.cell.state_size

    @property
    def output_size(self) -> Any:
        return self.cell.output_size

    def zero_state(self, batch_size: Any, dtype: Any) -> Any:
        """Returns the zero state of the cell inside."""
        with tf.compat.v1.name_scope(f"{type(self).__name__}ZeroState"):
            return self.cell.zero_state(batch_size, dtype)

    def __call__(self, inputs: Any, state: Any, scope: Any = None) -> Any:
        """Returns the output and the next state; `scope` is for the cell inside."""
        return self.wrapped(inputs, state, scope=scope)

    def wrapped(self, inputs: Any, state: Any, **kwargs: Any) -> Any:
        """Calls the cell inside, with what the wrapper adds."""
        return self.cell(inputs, state, **kwargs)


class ResidualWrapper(Wrapper):
    """Adds the inputs to the outputs.

    Args:
      cell: a cell with outputs of the inputs' shape.
      residual_fn: a function from inputs and outputs to new outputs; None for their sum.
      **kwargs: see `RNNCell`.

    Source: TensorFlow 1.15.
    """

    def __init__(self, cell: Any, residual_fn: Any = None, **kwargs: Any) -> None:
        super().__init__(cell, **kwargs)
        self._residual_fn = residual_fn

    def wrapped(self, inputs: Any, state: Any, **kwargs: Any) -> Any:
        outputs, state = self.cell(inputs, state, **kwargs)
        return (self._residual_fn or _sum)(inputs, outputs), state


class DeviceWrapper(Wrapper):
    """Runs a cell on a device.

    Args:
      cell: the cell.
      device: str or function, as for `tf.device`. A GPU that is not there is left out, as in
        this module's `tf.device`.
      **kwargs: see `RNNCell`.

    Source: TensorFlow 1.15.
    """

    def __init__(self, cell: Any, device: Any, **kwargs: Any) -> None:
        super().__init__(cell, **kwargs)
        self._device = device

    def zero_state(self, batch_size: Any, dtype: Any) -> Any:
        with self._placed():
            return super().zero_state(batch_size, dtype)

    def wrapped(self, inputs: Any, state: Any, **kwargs: Any) -> Any:
        with self._placed():
            return self.cell(inputs, state, **kwargs)

    def _placed(self):
        from tfgan_lite.legacy.tensorflow import placement

        return placement.device(self._device)


def _sum(inputs, outputs):
    tf.nest.assert_same_structure(inputs, outputs)

    def add(given, made):
        given.shape.assert_is_compatible_with(made.shape)
        return given + made

    return tf.nest.map_structure(add, inputs, outputs)
