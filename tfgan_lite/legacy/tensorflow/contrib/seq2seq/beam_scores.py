"""The scores of beams: their log probabilities, and what length and coverage add to them."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.seq2seq.attention_wrapper import AttentionWrapperState

v1 = tf.compat.v1


class Penalties:
    """What is added to log probabilities.

    Args:
      length_weight: float; probabilities are divided by `((5 + length) / 6) ** weight`.
      coverage_weight: float, of the sum of the logarithms of attention that is below one.

    Source: Wu et al. 2016, arXiv 1609.08144, equation 14; TensorFlow 1.15.
    """

    def __init__(self, length_weight: Any, coverage_weight: Any) -> None:
        self._length = length_weight
        self._coverage = coverage_weight

    def attention(self, cell_state: Any) -> Any:
        """Returns the weights of attention in a state, `[N, K, S]`; () where they do not count.

        Raises:
          ValueError: for a state without attention.
        """
        if isinstance(self._coverage, (int, float)) and self._coverage == 0:
            return ()
        found = [cell_state] if isinstance(cell_state, AttentionWrapperState) else cell_state
        weights = [
            _mean(state.alignments)
            for state in (found if isinstance(found, (list, tuple)) else ())
            if isinstance(state, AttentionWrapperState)
        ]
        if not weights:
            raise ValueError("coverage_penalty_weight must be 0.0 if no cell is attentional.")
        return _mean(weights)

    def added(self, before: Any, cell_state: Any) -> Any:
        """Returns the attention so far and that of a step, of beams that were not finished."""
        now = self.attention(cell_state)
        if isinstance(now, tuple):
            return ()
        running = tf.cast(tf.logical_not(before.finished), now.dtype)
        return before.accumulated_attention_probs + now * running[:, :, tf.newaxis]

    def scores(self, log_probs: Any, lengths: Any, finished: Any, attention: Any) -> tf.Tensor:
        """Returns scores `[N, K, symbols]`.

        Args:
          log_probs: `[N, K, symbols]`.
          lengths: int64 `[N, K, symbols]`.
          finished: bool `[N, K]`, before the step.
          attention: `[N, K, S]` so far, or ().
        """
        scores = log_probs
        if not (isinstance(self._length, (int, float)) and self._length == 0):
            scores = scores / ((5.0 + tf.cast(lengths, scores.dtype)) / 6.0) ** self._length
        if isinstance(attention, tuple):
            return scores
        seen = v1.where(tf.equal(attention, 0.0), tf.ones_like(attention), attention)
        lost = tf.reduce_sum(tf.math.log(tf.minimum(seen, 1.0)), 2)
        lost = lost * tf.cast(finished, lost.dtype) * self._coverage
        return scores + lost[:, :, tf.newaxis]


def _mean(weights):
    if not isinstance(weights, (list, tuple)):
        return weights
    return weights[0] if len(weights) == 1 else tf.add_n(list(weights)) / float(len(weights))
