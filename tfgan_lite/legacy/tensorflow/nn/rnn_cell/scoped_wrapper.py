"""The base class of a cell around a cell that has variables of its own beside the cell's."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import RNNCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.zero_state import check_cell


class ScopedWrapper(RNNCell):
    """A cell that calls another one within its own variable scope.

    Args:
      cell: the cell inside.
      reuse: as in `variable_scope`.
    """

    def __init__(self, cell: Any, reuse: Any = None) -> None:
        super().__init__(_reuse=reuse)
        check_cell("cell", cell)
        self._cell = cell

    @property
    def state_size(self) -> Any:
        return self._cell.state_size

    @property
    def output_size(self) -> Any:
        return self._cell.output_size

    def zero_state(self, batch_size: Any, dtype: Any) -> Any:
        """Returns the zero state of the cell inside."""
        with tf.compat.v1.name_scope(f"{type(self).__name__}ZeroState"):
            return self._cell.zero_state(batch_size, dtype)
