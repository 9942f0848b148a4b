"""Cells whose inputs or outputs go through a matrix product."""

from typing import Any

from tfgan_lite.legacy.tensorflow.nn.rnn_cell.joint_linear import Linear
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.scoped_wrapper import ScopedWrapper


class InputProjectionWrapper(ScopedWrapper):
    """Gives a cell `activation(inputs @ kernel + bias)`.

    Args:
      cell: the cell inside.
      num_proj: int, the size of what the cell gets.
      activation: a function on tensors, or None.
      input_size: ignored.
      reuse: as in `variable_scope`.

    Source: `tf.contrib.rnn` of TensorFlow 1.15.
    """

    def __init__(
        self,
        cell: Any,
        num_proj: Any,
        activation: Any = None,
        input_size: Any = None,
        reuse: Any = None,
    ) -> None:
        del input_size
        super().__init__(cell, reuse)
        self._num_proj, self._activation = num_proj, activation
        self._projection: Linear | None = None

    def call(self, inputs: Any, state: Any = None) -> Any:
        self._projection = self._projection or Linear(inputs, self._num_proj, True)
        projected = self._projection(inputs)
        return self._cell(self._activation(projected) if self._activation else projected, state)


class OutputProjectionWrapper(ScopedWrapper):
    """Returns `activation(output @ kernel + bias)` of a cell's output.

    Args:
      cell: the cell inside.
      output_size: int, of what is returned.
      activation: a function on tensors, or None.
      reuse: as in `variable_scope`.

    Raises:
      ValueError: for an `output_size` below one.

    Source: `tf.contrib.rnn` of TensorFlow 1.15.
    """

    def __init__(
        self, cell: Any, output_size: Any, activation: Any = None, reuse: Any = None
    ) -> None:
        super().__init__(cell, reuse)
        if output_size < 1:
            raise ValueError(f"Parameter output_size must be > 0: got {output_size}.")
        self._output_size, self._activation = output_size, activation
        self._projection: Linear | None = None

    @property
    def output_size(self) -> Any:
        return self._output_size

    def call(self, inputs: Any, state: Any = None) -> Any:
        output, state = self._cell(inputs, state)
        self._projection = self._projection or Linear(output, self._output_size, True)
        projected = self._projection(output)
        return (self._activation(projected) if self._activation else projected), state
