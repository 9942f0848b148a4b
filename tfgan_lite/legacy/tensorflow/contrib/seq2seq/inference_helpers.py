"""Helpers that feed a decoder with what it has written."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.seq2seq.helper import Helper, drawn, lookup

v1 = tf.compat.v1


class GreedyEmbeddingHelper(Helper):
    """Feeds the vector of the likeliest symbol, until it is the end token.

    Args:
      embedding: `[symbols, size]`, or a function from symbols to vectors.
      start_tokens: int32 `[N]`.
      end_token: int32 scalar.

    Raises:
      ValueError: for tokens of other ranks.

    Source: TensorFlow 1.15.
    """

    def __init__(self, embedding: Any, start_tokens: Any, end_token: Any) -> None:
        self._embedding_fn = lookup(embedding)
        self._start_tokens = tf.convert_to_tensor(start_tokens, tf.int32)
        self._end_token = tf.convert_to_tensor(end_token, tf.int32)
        for name, tensor, rank in (
            ("start_tokens must be a vector", self._start_tokens, 1),
            ("end_token must be a scalar", self._end_token, 0),
        ):
            if tensor.shape.rank != rank:
                raise ValueError(f"{name}; got shape {tensor.shape}.")
        self._batch_size = tf.size(self._start_tokens)
        self._start_inputs = self._embedding_fn(self._start_tokens)

    @property
    def batch_size(self) -> Any:
        return self._batch_size

    def initialize(self, name: Any = None) -> Any:
        return tf.fill([self._batch_size], False), self._start_inputs

    def sample(self, time: Any, outputs: Any, state: Any, name: Any = None) -> Any:
        del time, state
        return tf.argmax(_one(outputs), -1, tf.int32)

    def next_inputs(
        self, time: Any, outputs: Any, state: Any, sample_ids: Any, name: Any = None
    ) -> Any:
        del time, outputs
        finished = tf.equal(sample_ids, self._end_token)
        inputs = v1.cond(
            tf.reduce_all(finished),
            lambda: self._start_inputs,
            lambda: self._embedding_fn(sample_ids),
        )
        return finished, inputs, state


class SampleEmbeddingHelper(GreedyEmbeddingHelper):
    """Feeds the vector of a symbol that is drawn from the outputs as logits.

    Args:
      embedding, start_tokens, end_token: see `GreedyEmbeddingHelper`.
      softmax_temperature: float that the logits are divided by; None for 1.
      seed: int, or None.

    Source: TensorFlow 1.15.
    """

    def __init__(
        self,
        embedding: Any,
        start_tokens: Any,
        end_token: Any,
        softmax_temperature: Any = None,
        seed: Any = None,
    ) -> None:
        super().__init__(embedding, start_tokens, end_token)
        self._softmax_temperature = softmax_temperature
        self._seed = seed

    def sample(self, time: Any, outputs: Any, state: Any, name: Any = None) -> Any:
        del time, state
        temperature = self._softmax_temperature
        logits = _one(outputs) if temperature is None else _one(outputs) / temperature
        return drawn(logits, self._seed)


class InferenceHelper(Helper):
    """Feeds samples, or what a function makes of them.

    Args:
      sample_fn: a function from outputs to samples.
      sample_shape: of a sample without the batch axis.
      sample_dtype: of a sample.
      start_inputs: `[N, ...]`, the first inputs.
      end_fn: a function from samples to bool `[N]`.
      next_inputs_fn: a function from samples to inputs; None for the samples.

    Source: TensorFlow 1.15.
    """

    def __init__(
        self,
        sample_fn: Any,
        sample_shape: Any,
        sample_dtype: Any,
        start_inputs: Any,
        end_fn: Any,
        next_inputs_fn: Any = None,
    ) -> None:
        self._sample_fn, self._end_fn, self._next_inputs_fn = sample_fn, end_fn, next_inputs_fn
        self._sample_shape = tf.TensorShape(sample_shape)
        self._sample_dtype = sample_dtype
        self._start_inputs = tf.convert_to_tensor(start_inputs)
        self._batch_size = tf.shape(self._start_inputs)[0]

    @property
    def batch_size(self) -> Any:
        return self._batch_size

    @property
    def sample_ids_shape(self) -> Any:
        return self._sample_shape

    @property
    def sample_ids_dtype(self) -> Any:
        return self._sample_dtype

    def initialize(self, name: Any = None) -> Any:
        return tf.fill([self._batch_size], False), self._start_inputs

    def sample(self, time: Any, outputs: Any, state: Any, name: Any = None) -> Any:
        del time, state
        return self._sample_fn(outputs)

    def next_inputs(
        self, time: Any, outputs: Any, state: Any, sample_ids: Any, name: Any = None
    ) -> Any:
        del time, outputs
        inputs = sample_ids
        if self._next_inputs_fn is not None:
            inputs = self._next_inputs_fn(sample_ids)
        return self._end_fn(sample_ids), inputs, state


def _one(outputs):
    if not tf.is_tensor(outputs):
        raise TypeError(f"Expected outputs to be a single Tensor, got: {type(outputs)}")
    return outputs
