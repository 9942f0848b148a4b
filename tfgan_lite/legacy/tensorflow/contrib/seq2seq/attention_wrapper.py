"""A cell that reads its last attention beside its inputs."""

import collections
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.seq2seq.attention import AttentionMechanism, layer_of
from tfgan_lite.legacy.tensorflow.nn.rnn_cell import zero_state as states
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import RNNCell

v1 = tf.compat.v1
_Fields = collections.namedtuple(
    "_Fields",
    ("cell_state", "attention", "time", "alignments", "alignment_history", "attention_state"),
)


class AttentionWrapperState(_Fields):
    """The state of an `AttentionWrapper`: of its cell, and of its attention."""

    __slots__ = ()

    def clone(self, **kwargs: Any) -> "AttentionWrapperState":
        """Returns the state with some fields replaced by tensors of the same shapes."""

        def shaped(old, new):
            if tf.is_tensor(old) and tf.is_tensor(new):
                new.set_shape(old.shape)
            return new

        return tf.nest.map_structure(shaped, self, self._replace(**kwargs))


class AttentionWrapper(RNNCell):
    """Gives a cell its inputs and the last attention side by side, and attends with its output.

    Args:
      cell: the cell inside.
      attention_mechanism: an `AttentionMechanism`, or a list of them.
      attention_layer_size: int, or list of int: the attention is a linear layer of the cell's
        output and the weighted memory. None: the attention is the weighted memory.
      alignment_history: bool, whether the weights of all steps are kept in the state.
      cell_input_fn: a function from inputs and attention to the cell's inputs; None to lay them
        side by side.
      output_attention: bool, whether the attention is returned; else the cell's output.
      initial_cell_state: what `zero_state` gives the cell; None for its zero state.
      name: str, the variable scope; None for `attention_wrapper`.
      attention_layer: a layer, or a list of them, in place of `attention_layer_size`.
      attention_fn: a function from mechanism, cell output, attention state and layer to
        attention, weights and the next attention state; None for the usual one.
      dtype: of the variables; None for that of the inputs.

    Raises:
      TypeError: for what is no mechanism, no cell or no function.
      ValueError: for sizes or layers that do not match the mechanisms.

    Source: TensorFlow 1.15.
    """

    def __init__(
        self,
        cell: Any,
        attention_mechanism: Any,
        attention_layer_size: Any = None,
        alignment_history: Any = False,
        cell_input_fn: Any = None,
        output_attention: Any = True,
        initial_cell_state: Any = None,
        name: Any = None,
        attention_layer: Any = None,
        attention_fn: Any = None,
        dtype: Any = None,
    ) -> None:
        super().__init__(name=name, dtype=dtype)
        states.check_cell("cell", cell)
        self._is_multi = isinstance(attention_mechanism, (list, tuple))
        self._mechanisms = _listed(attention_mechanism)
        for mechanism in self._mechanisms:
            if not isinstance(mechanism, AttentionMechanism):
                raise TypeError(
                    "attention_mechanism must be an AttentionMechanism or list of multiple "
                    f"AttentionMechanism instances, saw type: {type(mechanism).__name__}"
                )
        if cell_input_fn is not None and not callable(cell_input_fn):
            raise TypeError(f"cell_input_fn must be callable, saw type: {type(cell_input_fn)}")
        self._cell = cell
        self._cell_input_fn = cell_input_fn or (lambda *both: tf.concat(both, -1))
        self._layers = self._made_layers(attention_layer_size, attention_layer)
        self._attention_size = self._sized(cell)
        self._attention_fn = attention_fn or _attended
        self._output_attention = output_attention
        self._alignment_history = alignment_history
        self._initial_cell_state = None
        if initial_cell_state is not None:
            last = tf.nest.flatten(initial_cell_state)[-1]
            rows = last.shape.as_list()[0] or tf.shape(last)[0]
            with tf.control_dependencies(self._checks(rows, "initial_cell_state")):
                self._initial_cell_state = tf.nest.map_structure(tf.identity, initial_cell_state)

    @property
    def output_size(self) -> Any:
        return self._attention_size if self._output_attention else self._cell.output_size

    @property
    def state_size(self) -> Any:
        sizes = [mechanism.alignments_size for mechanism in self._mechanisms]
        return AttentionWrapperState(
            cell_state=self._cell.state_size,
            attention=self._attention_size,
            time=tf.TensorShape([]),
            alignments=self._one_or_all(sizes),
            alignment_history=self._one_or_all(
                [size if self._alignment_history else () for size in sizes]
            ),
            attention_state=self._one_or_all([each.state_size for each in self._mechanisms]),
        )

    def zero_state(self, batch_size: Any, dtype: Any) -> AttentionWrapperState:
        """Returns the state before the first step; `clone` replaces the cell's part of it."""
        with v1.name_scope(f"{type(self).__name__}ZeroState"):
            cell_state = self._initial_cell_state
            if cell_state is None:
                cell_state = self._cell.zero_state(batch_size, dtype)
            with tf.control_dependencies(self._checks(batch_size, "zero_state")):
                cell_state = tf.nest.map_structure(tf.identity, cell_state)
            alignments = [each.initial_alignments(batch_size, dtype) for each in self._mechanisms]
            history = [
                tf.TensorArray(dtype, size=0, dynamic_size=True, element_shape=weights.shape)
                if self._alignment_history
                else ()
                for weights in alignments
            ]
            return AttentionWrapperState(
                cell_state=cell_state,
                attention=states.zeros(self._attention_size, batch_size, dtype),
                time=tf.zeros([], tf.int32),
                alignments=self._one_or_all(alignments),
                alignment_history=self._one_or_all(history),
                attention_state=self._one_or_all(
                    [each.initial_state(batch_size, dtype) for each in self._mechanisms]
                ),
            )

    def call(self, inputs: Any, state: Any = None) -> Any:
        if not isinstance(state, AttentionWrapperState):
            raise TypeError(
                "Expected state to be instance of AttentionWrapperState. "
                f"Received type {type(state)} instead. Take it from zero_state."
            )
        output, cell_state = self._cell(
            self._cell_input_fn(inputs, state.attention), state.cell_state
        )
        rows = output.shape.as_list()[0] or tf.shape(output)[0]
        with tf.control_dependencies(self._checks(rows, "the decoder's output")):
            output = tf.identity(output)
        before, histories = state.attention_state, state.alignment_history
        if not self._is_multi:
            before, histories = [before], [histories]
        attentions, alignments, after, written = [], [], [], []
        for mechanism, layer, last, history in zip(
            self._mechanisms, self._layers, before, histories, strict=True
        ):
            attention, weights, following = self._attention_fn(mechanism, output, last, layer)
            attentions.append(attention)
            alignments.append(weights)
            after.append(following)
            written.append(history.write(state.time, weights) if self._alignment_history else ())
        attention = tf.concat(attentions, 1)
        next_state = AttentionWrapperState(
            cell_state=cell_state,
            attention=attention,
            time=state.time + 1,
            alignments=self._one_or_all(alignments),
            alignment_history=self._one_or_all(written),
            attention_state=self._one_or_all(after),
        )
        return attention if self._output_attention else output, next_state

    def _made_layers(self, sizes, layers):
        if sizes is not None and layers is not None:
            raise ValueError("Only one of attention_layer_size and attention_layer should be set")
        given = layers if sizes is None else sizes
        if given is None:
            return [None] * len(self._mechanisms)
        given = _listed(given)
        if len(given) != len(self._mechanisms):
            raise ValueError(
                "If provided, attention_layer_size or attention_layer must contain exactly one "
                f"for each attention_mechanism, saw: {len(given)} vs {len(self._mechanisms)}"
            )
        if sizes is None:
            return given
        return [
            layer_of(size, "attention_layer", mechanism.dtype)
            for size, mechanism in zip(given, self._mechanisms, strict=True)
        ]

    def _sized(self, cell):
        total = 0
        for layer, mechanism in zip(self._layers, self._mechanisms, strict=True):
            depth = mechanism.values.shape.as_list()[-1]
            if layer is not None:
                shape = layer.compute_output_shape([None, cell.output_size + depth])
                depth = tf.TensorShape(shape).as_list()[-1]
            total += depth
        return total

    def _checks(self, rows, what):
        message = (
            f"AttentionWrapper {self.name}: Non-matching batch sizes between the memory (encoder "
            f"output) and {what}. With the BeamSearchDecoder, tile both with "
            "tf.contrib.seq2seq.tile_batch."
        )
        checks = [
            v1.assert_equal(rows, mechanism.batch_size, message=message)
            for mechanism in self._mechanisms
        ]
        return [check for check in checks if check is not None]

    def _one_or_all(self, items):
        return tuple(items) if self._is_multi else items[0]


def _attended(mechanism, output, state, layer):
    """Returns the attention `[N, A]`, the weights and the next attention state."""
    weights, state = mechanism(output, state=state)
    context = tf.squeeze(tf.matmul(tf.expand_dims(weights, 1), mechanism.values), [1])
    if layer is not None:
        context = layer(tf.concat([output, context], 1))
    return context, weights, state


def _listed(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]
