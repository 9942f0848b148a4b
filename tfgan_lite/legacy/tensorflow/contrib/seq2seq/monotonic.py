"""Attention that moves forward only."""

from typing import Any

import numpy as np
import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.contrib.seq2seq import attention

v1 = tf.compat.v1


def safe_cumprod(x: Any, *args: Any, **kwargs: Any) -> tf.Tensor:
    """Returns the cumulative product of values in 0 to 1, by way of their logarithms.

    Args:
      x: float `[...]`; values below the smallest positive one count as that.
      *args, **kwargs: of `tf.cumsum`.

    Source: TensorFlow 1.15.
    """
    x = tf.convert_to_tensor(x)
    tiny = np.finfo(x.dtype.as_numpy_dtype).tiny
    logarithms = tf.math.log(tf.clip_by_value(x, tiny, 1))
    return tf.exp(tf.cumsum(logarithms, *args, **kwargs))


def monotonic_attention(p_choose_i: Any, previous_attention: Any, mode: Any) -> tf.Tensor:
    """Returns the weights `[N, S]` of attention that stops at each place with a probability.

    Args:
      p_choose_i: float `[N, S]`, the probability of stopping at each place.
      previous_attention: float `[N, S]`, the weights of the last step.
      mode: `recursive` (exact, slow), `parallel` (may lose accuracy where probabilities are
        near 0 or 1), or `hard` (both arguments are 0 or 1).

    Raises:
      ValueError: for another mode.

    Source: Raffel et al. 2017, arXiv 1704.00784; TensorFlow 1.15.
    """
    choose = tf.convert_to_tensor(p_choose_i)
    previous = tf.convert_to_tensor(previous_attention)
    if mode == "recursive":
        passing = tf.concat([tf.ones_like(choose[:, :1]), 1 - choose[:, :-1]], 1)
        reached = tf.scan(
            lambda before, now: now[0] * before + now[1],
            [tf.transpose(passing), tf.transpose(previous)],
            tf.zeros_like(choose[:, 0]),
        )
        return choose * tf.transpose(reached)
    if mode == "parallel":
        passed = safe_cumprod(1 - choose, axis=1, exclusive=True)
        reached = tf.cumsum(previous / tf.clip_by_value(passed, 1e-10, 1.0), axis=1)
        return choose * passed * reached
    if mode == "hard":
        choose = choose * tf.cumsum(previous, axis=1)
        return choose * tf.math.cumprod(1 - choose, axis=1, exclusive=True)
    raise ValueError(f"mode must be 'recursive', 'parallel', or 'hard'; got {mode!r}.")


class _Monotonic(attention.AttentionMechanism):
    """Begins at the first place, and adds a trained bias to the scores."""

    _score_bias_init: Any = 0.0

    def initial_alignments(self, batch_size: Any, dtype: Any) -> tf.Tensor:
        first = tf.zeros([batch_size], tf.int32)
        return tf.one_hot(first, self.alignments_size, dtype=dtype)

    def _bias(self, dtype):
        return variables.get_variable(
            "attention_score_bias",
            dtype=dtype,
            shape=(),
            initializer=v1.constant_initializer(self._score_bias_init),
        )


class BahdanauMonotonicAttention(_Monotonic):
    """`BahdanauAttention` that moves forward only.

    Args:
      num_units, memory, memory_sequence_length, normalize, score_mask_value, dtype, name: see
        `BahdanauAttention`.
      sigmoid_noise: float, standard deviation of noise on the scores.
      sigmoid_noise_seed: int, or None.
      score_bias_init: float that the bias starts at.
      mode: see `monotonic_attention`.

    Source: Raffel et al. 2017, arXiv 1704.00784; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        memory: Any,
        memory_sequence_length: Any = None,
        normalize: Any = False,
        score_mask_value: Any = None,
        sigmoid_noise: Any = 0.0,
        sigmoid_noise_seed: Any = None,
        score_bias_init: Any = 0.0,
        mode: Any = "parallel",
        dtype: Any = None,
        name: Any = "BahdanauMonotonicAttention",
    ) -> None:
        super().__init__(
            attention.layer_of(num_units, "query_layer", dtype),
            memory,
            _probabilities(sigmoid_noise, sigmoid_noise_seed, mode),
            memory_sequence_length,
            attention.layer_of(num_units, "memory_layer", dtype),
            score_mask_value=score_mask_value,
            name=name,
        )
        self._num_units, self._normalize = num_units, normalize
        self._score_bias_init = score_bias_init

    def __call__(self, query: Any, state: Any) -> Any:
        with v1.variable_scope(None, "bahdanau_monotonic_attention", [query]):
            query = self.query_layer(query)
            scores = attention.bahdanau_scores(query, self.keys, self._num_units, self._normalize)
            scores += self._bias(query.dtype)
        return self._weighted(scores, state)


class LuongMonotonicAttention(_Monotonic):
    """`LuongAttention` that moves forward only.

    Args:
      num_units, memory, memory_sequence_length, scale, score_mask_value, dtype, name: see
        `LuongAttention`.
      sigmoid_noise, sigmoid_noise_seed, score_bias_init, mode: see
        `BahdanauMonotonicAttention`.

    Source: Raffel et al. 2017, arXiv 1704.00784; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        memory: Any,
        memory_sequence_length: Any = None,
        scale: Any = False,
        score_mask_value: Any = None,
        sigmoid_noise: Any = 0.0,
        sigmoid_noise_seed: Any = None,
        score_bias_init: Any = 0.0,
        mode: Any = "parallel",
        dtype: Any = None,
        name: Any = "LuongMonotonicAttention",
    ) -> None:
        super().__init__(
            None,
            memory,
            _probabilities(sigmoid_noise, sigmoid_noise_seed, mode),
            memory_sequence_length,
            attention.layer_of(num_units, "memory_layer", dtype),
            score_mask_value=score_mask_value,
            name=name,
        )
        self._scale = scale
        self._score_bias_init = score_bias_init

    def __call__(self, query: Any, state: Any) -> Any:
        with v1.variable_scope(None, "luong_monotonic_attention", [query]):
            scores = attention.luong_scores(query, self.keys, self._scale)
            scores += self._bias(query.dtype)
        return self._weighted(scores, state)


def _probabilities(noise, seed, mode):
    """Returns the function from scores and the last weights to weights."""

    def weights(scores, previous):
        if noise > 0:
            scores += noise * v1.random_normal(tf.shape(scores), dtype=scores.dtype, seed=seed)
        hard = mode == "hard"
        choose = tf.cast(scores > 0, scores.dtype) if hard else tf.sigmoid(scores)
        return monotonic_attention(choose, previous, mode)

    return weights
