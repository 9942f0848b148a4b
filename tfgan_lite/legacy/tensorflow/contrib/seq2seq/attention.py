"""Attention mechanisms: from a decoder's output to weights over the encoder's outputs."""

import math
from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.layers.base import Layer
from tfgan_lite.layers.dense import Dense
from tfgan_lite.legacy.tensorflow.nn.rnn_cell import zero_state as states

v1 = tf.compat.v1


class AttentionMechanism:
    """Base class of what `AttentionWrapper` asks for weights.

    Args:
      query_layer: a layer on the query, or None.
      memory: `[N, S, ...]`, the encoder's outputs.
      probability_fn: a function from scores `[N, S]` and the last state to weights.
      memory_sequence_length: int `[N]`; what lies behind is not looked at. None for all.
      memory_layer: a layer on the memory, whose outputs are the keys.
      check_inner_dims_defined: ignored.
      score_mask_value: the score of what is not looked at; None for minus infinity.
      custom_key_value_fn: a function from keys and values to keys and values; None for none.
      name: str, of the operations.

    Raises:
      TypeError: for what is no layer and no function.

    Source: TensorFlow 1.15.
    """

    def __init__(
        self,
        query_layer: Any,
        memory: Any,
        probability_fn: Any,
        memory_sequence_length: Any = None,
        memory_layer: Any = None,
        check_inner_dims_defined: Any = True,
        score_mask_value: Any = None,
        custom_key_value_fn: Any = None,
        name: Any = None,
    ) -> None:
        del check_inner_dims_defined
        for what, layer in (("query_layer", query_layer), ("memory_layer", memory_layer)):
            if layer is not None and not isinstance(layer, Layer):
                raise TypeError(f"{what} is not a Layer: {type(layer).__name__}")
        if not callable(probability_fn):
            raise TypeError(f"probability_fn must be callable, saw type: {type(probability_fn)}")
        self.query_layer, self.memory_layer = query_layer, memory_layer
        self.dtype = memory_layer.dtype
        self._probability_fn = probability_fn
        self._mask_value = -math.inf if score_mask_value is None else score_mask_value
        with v1.name_scope(name, "BaseAttentionMechanismInit"):
            memory = tf.convert_to_tensor(memory)
            self._mask = None
            if memory_sequence_length is not None:
                self._mask = tf.sequence_mask(memory_sequence_length, tf.shape(memory)[1])
                mask = tf.cast(self._mask, memory.dtype)
                memory = memory * tf.reshape(
                    mask, tf.concat([tf.shape(mask), [1] * (memory.shape.rank - 2)], 0)
                )
            self.values = memory
            self.keys = memory_layer(memory) if memory_layer else memory
            if custom_key_value_fn is not None:
                self.keys, self.values = custom_key_value_fn(self.keys, self.values)
            self.batch_size, self.alignments_size = (
                known or tf.shape(self.keys)[axis]
                for axis, known in enumerate(self.keys.shape.as_list()[:2])
            )

    @property
    def state_size(self) -> Any:
        """int S, or a tensor."""
        return self.alignments_size

    def initial_alignments(self, batch_size: Any, dtype: Any) -> tf.Tensor:
        """Returns the weights before the first step, `[N, S]`: zeros."""
        if not tf.is_tensor(self.alignments_size):
            return states.zeros(self.alignments_size, batch_size, dtype)
        return tf.zeros([batch_size, self.alignments_size], dtype)

    def initial_state(self, batch_size: Any, dtype: Any) -> Any:
        """Returns the state before the first step: the initial weights."""
        return self.initial_alignments(batch_size, dtype)

    def __call__(self, query: Any, state: Any) -> Any:
        """Returns the weights `[N, S]` and the next state, for a query `[N, A]`."""
        raise NotImplementedError(f"{type(self).__name__} wants a method __call__.")

    def _weighted(self, scores, state):
        if self._mask is not None:
            scores = v1.where(self._mask, scores, tf.fill(tf.shape(scores), self._masked(scores)))
        weights = self._probability_fn(scores, state)
        return weights, weights

    def _masked(self, scores):
        return tf.cast(self._mask_value, scores.dtype)


class LuongAttention(AttentionMechanism):
    """Scores are products of the query with the keys.

    Args:
      num_units: int, of the query and the keys.
      memory, memory_sequence_length, score_mask_value, custom_key_value_fn, name: see
        `AttentionMechanism`.
      scale: bool, whether the scores are multiplied by a variable `attention_g`.
      probability_fn: a function from scores to weights; None for the softmax.
      dtype: of the layers; None for float32.

    Source: Luong et al. 2015, arXiv 1508.04025; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        memory: Any,
        memory_sequence_length: Any = None,
        scale: Any = False,
        probability_fn: Any = None,
        score_mask_value: Any = None,
        dtype: Any = None,
        custom_key_value_fn: Any = None,
        name: Any = "LuongAttention",
    ) -> None:
        super().__init__(
            None,
            memory,
            without_state(probability_fn),
            memory_sequence_length,
            layer_of(num_units, "memory_layer", dtype),
            score_mask_value=score_mask_value,
            custom_key_value_fn=custom_key_value_fn,
            name=name,
        )
        self._scale = scale

    def __call__(self, query: Any, state: Any) -> Any:
        with v1.variable_scope(None, "luong_attention", [query]):
            scores = luong_scores(query, self.keys, self._scale)
        return self._weighted(scores, state)


class BahdanauAttention(AttentionMechanism):
    """Scores are products of a trained vector with `tanh(keys + query)`.

    Args:
      num_units: int, of the query and the keys.
      memory, memory_sequence_length, score_mask_value, custom_key_value_fn, name: see
        `AttentionMechanism`.
      normalize: bool, whether the vector has a trained length and there is a bias.
      probability_fn: a function from scores to weights; None for the softmax.
      dtype: of the layers; None for float32.

    Source: Bahdanau et al. 2014, arXiv 1409.0473; Salimans and Kingma 2016, arXiv 1602.07868
    (normalize); TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        memory: Any,
        memory_sequence_length: Any = None,
        normalize: Any = False,
        probability_fn: Any = None,
        score_mask_value: Any = None,
        dtype: Any = None,
        custom_key_value_fn: Any = None,
        name: Any = "BahdanauAttention",
    ) -> None:
        super().__init__(
            layer_of(num_units, "query_layer", dtype),
            memory,
            without_state(probability_fn),
            memory_sequence_length,
            layer_of(num_units, "memory_layer", dtype),
            score_mask_value=score_mask_value,
            custom_key_value_fn=custom_key_value_fn,
            name=name,
        )
        self._num_units, self._normalize = num_units, normalize

    def __call__(self, query: Any, state: Any) -> Any:
        with v1.variable_scope(None, "bahdanau_attention", [query]):
            query = self.query_layer(query)
            scores = bahdanau_scores(query, self.keys, self._num_units, self._normalize)
        return self._weighted(scores, state)


def hardmax(logits: Any, name: Any = None) -> tf.Tensor:
    """Returns one at the greatest of the last axis of `[..., C]`, and zero elsewhere."""
    with v1.name_scope(name, "Hardmax", [logits]):
        logits = tf.convert_to_tensor(logits)
        depth = logits.shape.as_list()[-1] or tf.shape(logits)[-1]
        return tf.one_hot(tf.argmax(logits, -1), depth, dtype=logits.dtype)


def luong_scores(query: tf.Tensor, keys: tf.Tensor, scale: bool) -> tf.Tensor:
    """Returns the scores `[N, S]` of keys `[N, S, A]` for a query `[N, A]`."""
    depth, units = query.shape.as_list()[-1], keys.shape.as_list()[-1]
    if depth != units:
        raise ValueError(
            "Incompatible or unknown inner dimensions between query and keys: the query has "
            f"{depth} units, the keys have {units}. Set num_units to {depth}."
        )
    scores = tf.squeeze(tf.matmul(tf.expand_dims(query, 1), keys, transpose_b=True), [1])
    if not scale:
        return scores
    ones = v1.ones_initializer()
    return scores * variables.get_variable(
        "attention_g", dtype=query.dtype, initializer=ones, shape=()
    )


def bahdanau_scores(query: tf.Tensor, keys: tf.Tensor, units: int, normalize: bool) -> tf.Tensor:
    """Returns the scores `[N, S]` of keys `[N, S, units]` for a query `[N, units]`."""
    hidden = keys + tf.expand_dims(query, 1)
    vector = variables.get_variable("attention_v", shape=[units], dtype=query.dtype)
    if normalize:
        length = variables.get_variable(
            "attention_g",
            dtype=query.dtype,
            initializer=v1.constant_initializer(math.sqrt(1.0 / units)),
            shape=(),
        )
        hidden += variables.get_variable(
            "attention_b", shape=[units], dtype=query.dtype, initializer=v1.zeros_initializer()
        )
        vector = length * vector * tf.math.rsqrt(tf.reduce_sum(tf.square(vector)))
    return tf.reduce_sum(vector * tf.tanh(hidden), [2])


def layer_of(units: Any, name: str, dtype: Any) -> Dense:
    """Returns a linear layer without bias."""
    return Dense(units, name=name, use_bias=False, dtype=dtype or tf.float32)


def without_state(probability_fn: Any) -> Any:
    """Returns a function of scores and state from one of scores; None is the softmax."""
    function = probability_fn or tf.nn.softmax
    return lambda scores, _: function(scores)
