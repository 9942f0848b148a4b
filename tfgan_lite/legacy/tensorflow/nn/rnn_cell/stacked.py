"""Cells one over the other: each takes the output of the one below."""

import copy
import logging
from typing import Any

import tensorflow as tf

from tfgan_lite.layers.base import Layer
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import RNNCell

v1 = tf.compat.v1


class MultiRNNCell(RNNCell):
    """Cells one over the other; the variables of number i lie under `cell_<i>`.

    Args:
      cells: list or tuple of cells, the lowest first.
      state_is_tuple: bool, whether the state is a tuple of the cells' states; else they lie side
        by side in one tensor.

    Raises:
      ValueError: for no cells, or cells with tuples as states without `state_is_tuple`.
      TypeError: if `cells` is no list or tuple.

    Source: TensorFlow 1.15. There a cell object that occurs twice shares its weights, and fails
    at the second place where its input has another size than at the first. Departure: such
    cells get weights of their own, as up to TensorFlow 1.0.
    """

    def __init__(self, cells: Any, state_is_tuple: Any = True) -> None:
        super().__init__()
        if not cells:
            raise ValueError("Must specify at least one cell for MultiRNNCell. Got none.")
        if not tf.nest.is_nested(cells):
            raise TypeError(f"cells must be a list or tuple, but saw: {cells}. Put it in a list.")
        self._cells = list(cells)
        self._state_is_tuple = state_is_tuple
        if not state_is_tuple and any(tf.nest.is_nested(cell.state_size) for cell in cells):
            raise ValueError(
                "Some cells return tuples of states, but the flag state_is_tuple is not set.  "
                f"State sizes are: {[cell.state_size for cell in cells]}. "
                "Make the cells with state_is_tuple=False too."
            )
        if self._repeated():
            _say("At least two cells given to MultiRNNCell are the same object: they share weights")

    @property
    def state_size(self) -> Any:
        sizes = tuple(cell.state_size for cell in self._cells)
        return sizes if self._state_is_tuple else sum(sizes)

    @property
    def output_size(self) -> Any:
        return self._cells[-1].output_size

    def zero_state(self, batch_size: Any, dtype: Any) -> Any:
        """Returns the cells' own zero states, as one state."""
        if not self._state_is_tuple:
            return super().zero_state(batch_size, dtype)
        with v1.name_scope(f"{type(self).__name__}ZeroState"):
            return tuple(cell.zero_state(batch_size, dtype) for cell in self._cells)

    def call(self, inputs: Any, state: Any = None) -> Any:
        if self._state_is_tuple and not tf.nest.is_nested(state):
            raise ValueError(
                f"Expected state to be a tuple of length {len(self._cells)}, but received: "
                f"{state}. Take it from zero_state."
            )
        self._part(inputs)
        if not self._state_is_tuple:
            state = tf.split(state, [cell.state_size for cell in self._cells], axis=1)
        new_states = []
        for number, (cell, before) in enumerate(zip(self._cells, state, strict=True)):
            with v1.variable_scope(f"cell_{number}"):
                inputs, after = cell(inputs, before)
            new_states.append(after)
        return inputs, tuple(new_states) if self._state_is_tuple else tf.concat(new_states, 1)

    # The variables that the scope has seen are the cells' own, in the cells' order.

    @property
    def trainable_weights(self) -> Any:
        return self._gathered("trainable_weights") if self.trainable else []

    @property
    def non_trainable_weights(self) -> Any:
        frozen = [] if self.trainable else self._gathered("trainable_weights")
        return frozen + self._gathered("non_trainable_weights")

    @property
    def weights(self) -> Any:
        return self.trainable_weights + self.non_trainable_weights

    trainable_variables = trainable_weights
    non_trainable_variables = non_trainable_weights
    variables = weights

    def _gathered(self, kind):
        return [w for c in self._cells if isinstance(c, Layer) for w in getattr(c, kind)]

    def _repeated(self):
        return len({id(cell) for cell in self._cells}) < len(self._cells)

    def _part(self, inputs):
        """Gives repeated cells weights of their own where they cannot share them."""
        if self.built or not self._repeated() or tf.nest.is_nested(inputs):
            return
        depth, seen = inputs.shape.as_list()[-1], dict[int, Any]()
        for cell in self._cells:
            if seen.setdefault(id(cell), depth) != depth:
                break
            depth = cell.output_size
        else:
            return
        _say("The same cell object gets inputs of several sizes in MultiRNNCell: each has its own")
        known = set[int]()
        for number, cell in enumerate(self._cells):
            if id(cell) in known:
                self._cells[number] = copy.deepcopy(cell)
            known.add(id(cell))


def _say(what):
    logging.getLogger("tensorflow").warning("%s. Make a cell for each layer.", what)
