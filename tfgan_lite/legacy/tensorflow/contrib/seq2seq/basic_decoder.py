"""A decoder of a cell, and of a helper that tells what it reads."""

import collections
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.seq2seq.decoder import Decoder, projected_size
from tfgan_lite.legacy.tensorflow.contrib.seq2seq.helper import Helper
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.zero_state import check_cell

_Fields = collections.namedtuple("_Fields", ("rnn_output", "sample_id"))


class BasicDecoderOutput(_Fields):
    """The pair `(rnn_output, sample_id)` of a step."""

    __slots__ = ()


class BasicDecoder(Decoder):
    """Calls a cell, and a helper to sample from its output and to choose the next input.

    Args:
      cell: a cell.
      helper: a `Helper`.
      initial_state: of the cell.
      output_layer: a layer with `compute_output_shape`, on the cell's outputs; None for none.

    Raises:
      TypeError: for what is no cell, no `Helper` or no layer.

    Source: TensorFlow 1.15.
    """

    def __init__(
        self, cell: Any, helper: Any, initial_state: Any, output_layer: Any = None
    ) -> None:
        check_cell("cell", cell)
        if not isinstance(helper, Helper):
            raise TypeError(f"helper must be a Helper, received: {type(helper)}")
        if output_layer is not None and not hasattr(output_layer, "compute_output_shape"):
            raise TypeError(f"output_layer must be a Layer, received: {type(output_layer)}")
        self._cell = cell
        self._helper = helper
        self._initial_state = initial_state
        self._output_layer = output_layer

    @property
    def batch_size(self) -> Any:
        return self._helper.batch_size

    @property
    def output_size(self) -> Any:
        size = projected_size(self._cell, self._output_layer)
        return BasicDecoderOutput(size, self._helper.sample_ids_shape)

    @property
    def output_dtype(self) -> Any:
        dtype = tf.nest.flatten(self._initial_state)[0].dtype
        dtypes = tf.nest.map_structure(lambda _: dtype, self.output_size.rnn_output)
        return BasicDecoderOutput(dtypes, self._helper.sample_ids_dtype)

    def initialize(self, name: Any = None) -> Any:
        return (*self._helper.initialize(), self._initial_state)

    def step(self, time: Any, inputs: Any, state: Any, name: Any = None) -> Any:
        with tf.compat.v1.name_scope(name, "BasicDecoderStep", (time, inputs, state)):
            outputs, state = self._cell(inputs, state)
            if self._output_layer is not None:
                outputs = self._output_layer(outputs)
            given = {"time": time, "outputs": outputs, "state": state}
            sampled = self._helper.sample(**given)
            finished, inputs, state = self._helper.next_inputs(**given, sample_ids=sampled)
        return BasicDecoderOutput(outputs, sampled), state, inputs, finished
