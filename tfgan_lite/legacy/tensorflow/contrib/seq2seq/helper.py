"""Helpers: what a decoder samples from its outputs, and what it reads next."""

import abc
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.rnn.batch_and_time import transpose_batch_time

v1 = tf.compat.v1


class Helper(abc.ABC):
    """What `BasicDecoder` asks.

    Source: TensorFlow 1.15.
    """

    @property
    @abc.abstractmethod
    def batch_size(self) -> Any:
        """int32 scalar tensor N."""

    @property
    def sample_ids_shape(self) -> Any:
        """`TensorShape` of a sample, without the batch axis."""
        return tf.TensorShape([])

    @property
    def sample_ids_dtype(self) -> Any:
        """dtype of a sample."""
        return tf.int32

    @abc.abstractmethod
    def initialize(self, name: Any = None) -> Any:
        """Returns `finished` (bool `[N]`) and the first inputs."""

    @abc.abstractmethod
    def sample(self, time: Any, outputs: Any, state: Any, name: Any = None) -> Any:
        """Returns samples of the outputs."""

    @abc.abstractmethod
    def next_inputs(
        self, time: Any, outputs: Any, state: Any, sample_ids: Any, name: Any = None
    ) -> Any:
        """Returns `finished`, the next inputs and the next state."""


class CustomHelper(Helper):
    """A helper of three functions.

    Args:
      initialize_fn: a function to `finished` and the first inputs.
      sample_fn: a function of `time`, `outputs` and `state` (given by name) to samples.
      next_inputs_fn: a function of `time`, `outputs`, `state` and `sample_ids` (given by name)
        to `finished`, the next inputs and the next state.
      sample_ids_shape: of a sample without the batch axis; None for a scalar.
      sample_ids_dtype: None for int32.

    Source: TensorFlow 1.15.
    """

    def __init__(
        self,
        initialize_fn: Any,
        sample_fn: Any,
        next_inputs_fn: Any,
        sample_ids_shape: Any = None,
        sample_ids_dtype: Any = None,
    ) -> None:
        self._functions = initialize_fn, sample_fn, next_inputs_fn
        self._sample = tf.TensorShape(sample_ids_shape or []), sample_ids_dtype or tf.int32
        self._batch_size: Any = None

    @property
    def batch_size(self) -> Any:
        if self._batch_size is None:
            raise ValueError("batch_size accessed before initialize was called. Call it first.")
        return self._batch_size

    @property
    def sample_ids_shape(self) -> Any:
        return self._sample[0]

    @property
    def sample_ids_dtype(self) -> Any:
        return self._sample[1]

    def initialize(self, name: Any = None) -> Any:
        finished, inputs = self._functions[0]()
        if self._batch_size is None:
            self._batch_size = tf.size(finished)
        return finished, inputs

    def sample(self, time: Any, outputs: Any, state: Any, name: Any = None) -> Any:
        return self._functions[1](time=time, outputs=outputs, state=state)

    def next_inputs(
        self, time: Any, outputs: Any, state: Any, sample_ids: Any, name: Any = None
    ) -> Any:
        return self._functions[2](time=time, outputs=outputs, state=state, sample_ids=sample_ids)


class TrainingHelper(Helper):
    """Reads given inputs; a sample is the index of the greatest output.

    Args:
      inputs: nest of `[N, T, ...]`, or `[T, N, ...]` if `time_major`.
      sequence_length: int32 `[N]`.
      time_major: bool.
      name: str, of the operations.

    Raises:
      ValueError: for lengths of another rank.

    Source: TensorFlow 1.15.
    """

    def __init__(
        self, inputs: Any, sequence_length: Any, time_major: Any = False, name: Any = None
    ) -> None:
        with v1.name_scope(name, "TrainingHelper"):
            self._inputs = inputs = tf.nest.map_structure(tf.convert_to_tensor, inputs)
            if not time_major:
                inputs = tf.nest.map_structure(transpose_batch_time, inputs)
            self._arrays = tf.nest.map_structure(unstacked, inputs)
            self._zero_inputs = tf.nest.map_structure(lambda given: tf.zeros_like(given[0]), inputs)
            self._sequence_length = tf.convert_to_tensor(sequence_length)
            if self._sequence_length.shape.rank != 1:
                raise ValueError(
                    "Expected sequence_length to be a vector, but received shape: "
                    f"{self._sequence_length.shape}"
                )
            self._batch_size = tf.size(self._sequence_length)

    @property
    def inputs(self) -> Any:
        """The inputs as given."""
        return self._inputs

    @property
    def sequence_length(self) -> Any:
        """int32 `[N]`."""
        return self._sequence_length

    @property
    def batch_size(self) -> Any:
        return self._batch_size

    def initialize(self, name: Any = None) -> Any:
        return self._read(0)

    def sample(self, time: Any, outputs: Any, state: Any = None, name: Any = None) -> Any:
        del time, state
        return tf.argmax(outputs, -1, tf.int32)

    def next_inputs(
        self, time: Any, outputs: Any, state: Any, sample_ids: Any = None, name: Any = None
    ) -> Any:
        del outputs, sample_ids
        return (*self._read(time + 1), state)

    def _read(self, time):
        """Returns what is finished at a time, and the inputs of that time."""
        finished = time >= self._sequence_length
        inputs = v1.cond(
            tf.reduce_all(finished),
            lambda: self._zero_inputs,
            lambda: tf.nest.map_structure(lambda array: array.read(time), self._arrays),
        )
        return finished, inputs


def unstacked(inputs: tf.Tensor) -> tf.TensorArray:
    """Returns the steps of `[T, N, ...]` as a `TensorArray`."""
    return tf.TensorArray(
        inputs.dtype, size=tf.shape(inputs)[0], element_shape=inputs.shape[1:]
    ).unstack(inputs)


def lookup(embedding: Any) -> Any:
    """Returns the function from symbols to vectors that an `embedding` argument stands for."""
    if callable(embedding):
        return embedding
    return lambda symbols: v1.nn.embedding_lookup(embedding, symbols)


def drawn(logits: tf.Tensor, seed: Any = None) -> tf.Tensor:
    """Returns one symbol for each row of logits `[N, symbols]`: int32 `[N]`."""
    symbols = v1.multinomial(logits, 1, seed=seed, output_dtype=tf.int32)
    return tf.reshape(symbols, [-1])
