"""The loop that asks a decoder for one step after the other."""

import abc
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.rnn.batch_and_time import transpose_batch_time
from tfgan_lite.legacy.tensorflow.nn.rnn_cell import zero_state as states

v1 = tf.compat.v1


class Decoder(abc.ABC):
    """What writes a sequence step by step.

    Source: TensorFlow 1.15.
    """

    @property
    def batch_size(self) -> Any:
        """int or int32 scalar tensor N."""
        raise NotImplementedError(f"{type(self).__name__} wants a property batch_size.")

    @property
    def output_size(self) -> Any:
        """A nest of sizes of what a step returns, without the batch axis."""
        raise NotImplementedError(f"{type(self).__name__} wants a property output_size.")

    @property
    def output_dtype(self) -> Any:
        """A nest of dtypes of what a step returns."""
        raise NotImplementedError(f"{type(self).__name__} wants a property output_dtype.")

    @abc.abstractmethod
    def initialize(self, name: Any = None) -> Any:
        """Returns `finished` (bool `[N]`), the first inputs and the first state."""

    @abc.abstractmethod
    def step(self, time: Any, inputs: Any, state: Any, name: Any = None) -> Any:
        """Returns outputs, the next state, the next inputs and `finished`."""

    def finalize(self, outputs: Any, final_state: Any, sequence_lengths: Any) -> Any:
        """Returns outputs `[T, N, ...]` and state as they are to be returned."""
        raise NotImplementedError(f"{type(self).__name__} has no finalize.")

    @property
    def tracks_own_finished(self) -> bool:
        """Whether `step` tells all that is finished, and not only what it finished itself."""
        return False


def dynamic_decode(
    decoder: Any,
    output_time_major: Any = False,
    impute_finished: Any = False,
    maximum_iterations: Any = None,
    parallel_iterations: Any = 32,
    swap_memory: Any = False,
    scope: Any = None,
    **kwargs: Any,
) -> Any:
    """Runs a decoder until all sequences are finished.

    Args:
      decoder: a `Decoder`.
      output_time_major: bool, whether outputs are `[T, N, ...]`; else `[N, T, ...]`.
      impute_finished: bool, whether outputs past the end are zeros and states stay.
      maximum_iterations: int, or int32 scalar tensor; None for no limit.
      parallel_iterations, swap_memory: see `tf.while_loop`.
      scope: str; None for `decoder`.
      **kwargs: ignored.

    Returns:
      Nest of outputs, the last state, and int32 lengths `[N]`.

    Raises:
      TypeError: for what is no `Decoder`.
      ValueError: for `maximum_iterations` that is no scalar.

    Source: TensorFlow 1.15.
    """
    del kwargs
    if not isinstance(decoder, Decoder):
        raise TypeError(f"Expected decoder to be type Decoder, but saw: {type(decoder)}")
    with v1.variable_scope(scope, "decoder") as entered:
        if entered.caching_device is None:
            entered.set_caching_device(lambda operation: operation.device)
        finished, inputs, state = decoder.initialize()
        if maximum_iterations is not None:
            maximum_iterations = tf.convert_to_tensor(maximum_iterations, tf.int32)
            if maximum_iterations.shape.rank != 0:
                raise ValueError(
                    f"maximum_iterations must be a scalar; got shape {maximum_iterations.shape}."
                )
            finished = tf.logical_or(finished, maximum_iterations <= 0)
        rows = decoder.batch_size
        zeros = tf.nest.map_structure(
            lambda size, dtype: states.zeros(size, rows, dtype),
            decoder.output_size,
            decoder.output_dtype,
        )
        arrays = tf.nest.map_structure(
            lambda size, dtype: tf.TensorArray(
                dtype, size=0, dynamic_size=True, element_shape=_element_shape(rows, size)
            ),
            decoder.output_size,
            decoder.output_dtype,
        )
        lengths = tf.zeros_like(finished, tf.int32)

        def body(time, arrays, state, inputs, finished, lengths):
            outputs, next_state, next_inputs, now = decoder.step(time, inputs, state)
            if not decoder.tracks_own_finished:
                now = tf.logical_or(now, finished)
            running = tf.fill(tf.shape(lengths), time + 1)
            lengths = v1.where(tf.logical_not(finished), running, lengths)
            tf.nest.assert_same_structure(state, next_state)
            tf.nest.assert_same_structure(inputs, next_inputs)
            if impute_finished:
                outputs = tf.nest.map_structure(
                    lambda out, zero: v1.where(finished, zero, out), outputs, zeros
                )
                next_state = tf.nest.map_structure(
                    lambda new, old: _kept(finished, new, old), next_state, state
                )
            arrays = tf.nest.map_structure(
                lambda array, out: array.write(time, out), arrays, outputs
            )
            return time + 1, arrays, next_state, next_inputs, now, lengths

        _, arrays, state, _, _, lengths = v1.while_loop(
            lambda *loop: tf.logical_not(tf.reduce_all(loop[4])),
            body,
            (tf.constant(0), arrays, state, inputs, finished, lengths),
            parallel_iterations=parallel_iterations,
            maximum_iterations=maximum_iterations,
            swap_memory=swap_memory,
        )
        outputs = tf.nest.map_structure(lambda array: array.stack(), arrays)
        if type(decoder).finalize is not Decoder.finalize:
            outputs, state = decoder.finalize(outputs, state, lengths)
        if not output_time_major:
            outputs = tf.nest.map_structure(transpose_batch_time, outputs)
    return outputs, state, lengths


def projected_size(cell: Any, output_layer: Any) -> Any:
    """Returns the size of a cell's output, or of what a layer makes of it, without the batch."""
    size = cell.output_size
    if output_layer is None:
        return size
    shapes = tf.nest.map_structure(lambda s: tf.TensorShape([None]).concatenate(s), size)
    made = output_layer.compute_output_shape(shapes)
    return tf.nest.map_structure(lambda shape: tf.TensorShape(shape)[1:], made)


def _element_shape(rows, size):
    if not isinstance(size, tf.TensorShape) or size.rank == 0:
        return None
    known = tf.get_static_value(rows) if tf.is_tensor(rows) else rows
    return tf.TensorShape([None if known is None else int(known)]).concatenate(size)


def _kept(finished, new, old):
    """Returns the old state of finished sequences, and the new one of the others."""
    if isinstance(old, tf.TensorArray):
        return new
    new.set_shape(old.shape)
    return new if new.shape.rank == 0 else v1.where(finished, old, new)
