"""Scheduled sampling: training on given inputs, some of which are replaced by what was written."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.rnn.batch_and_time import transpose_batch_time
from tfgan_lite.legacy.tensorflow.contrib.seq2seq.helper import (
    TrainingHelper,
    drawn,
    lookup,
    unstacked,
)

v1 = tf.compat.v1


class ScheduledEmbeddingTrainingHelper(TrainingHelper):
    """Replaces inputs by the vectors of symbols drawn from the outputs as logits.

    Args:
      inputs, sequence_length, time_major, name: see `TrainingHelper`.
      embedding: `[symbols, size]`, or a function from symbols to vectors.
      sampling_probability: float scalar or `[N]`, how often an input is replaced.
      seed: int, of the symbols.
      scheduling_seed: int, of the choice of inputs.

    A sample is -1 where the input was left.
    Source: Bengio et al. 2015, arXiv 1506.03099; TensorFlow 1.15.
    """

    def __init__(
        self,
        inputs: Any,
        sequence_length: Any,
        embedding: Any,
        sampling_probability: Any,
        time_major: Any = False,
        seed: Any = None,
        scheduling_seed: Any = None,
        name: Any = None,
    ) -> None:
        super().__init__(inputs, sequence_length, time_major, name)
        self._embedding_fn = lookup(embedding)
        self._probability = _probability(sampling_probability)
        self._seed, self._scheduling_seed = seed, scheduling_seed

    def sample(self, time: Any, outputs: Any, state: Any = None, name: Any = None) -> Any:
        chosen = _chosen(self._probability, self.batch_size, self._scheduling_seed)
        left = tf.fill([self.batch_size], -1)
        return v1.where(chosen, drawn(outputs, self._seed), left)

    def next_inputs(
        self, time: Any, outputs: Any, state: Any, sample_ids: Any = None, name: Any = None
    ) -> Any:
        finished, given, state = super().next_inputs(time, outputs, state)
        inputs = v1.cond(
            tf.reduce_all(finished),
            lambda: given,
            lambda: _replaced(
                given, sample_ids > -1, lambda at: self._embedding_fn(tf.gather_nd(sample_ids, at))
            ),
        )
        return finished, inputs, state


class ScheduledOutputTrainingHelper(TrainingHelper):
    """Replaces inputs by the outputs, or by what a function makes of them.

    Args:
      inputs, sequence_length, time_major, name: see `TrainingHelper`.
      sampling_probability: float scalar or `[N]`, how often an input is replaced.
      seed: int, of the choice.
      next_inputs_fn: a function from outputs to inputs; None for the outputs.
      auxiliary_inputs: of the inputs' leading shape; appended to whatever is read.

    A sample is one where the output was read.
    Source: Bengio et al. 2015, arXiv 1506.03099; TensorFlow 1.15.
    """

    def __init__(
        self,
        inputs: Any,
        sequence_length: Any,
        sampling_probability: Any,
        time_major: Any = False,
        seed: Any = None,
        next_inputs_fn: Any = None,
        auxiliary_inputs: Any = None,
        name: Any = None,
    ) -> None:
        self._auxiliary = None
        if auxiliary_inputs is not None:
            auxiliary_inputs = tf.convert_to_tensor(auxiliary_inputs)
            inputs = tf.concat([tf.convert_to_tensor(inputs), auxiliary_inputs], -1)
            if not time_major:
                auxiliary_inputs = transpose_batch_time(auxiliary_inputs)
            self._auxiliary = unstacked(auxiliary_inputs)
        super().__init__(inputs, sequence_length, time_major, name)
        self._probability = _probability(sampling_probability)
        self._seed = seed
        self._next_inputs_fn = next_inputs_fn

    def sample(self, time: Any, outputs: Any, state: Any = None, name: Any = None) -> Any:
        return tf.cast(_chosen(self._probability, self.batch_size, self._seed), tf.int32)

    def next_inputs(
        self, time: Any, outputs: Any, state: Any, sample_ids: Any = None, name: Any = None
    ) -> Any:
        finished, given, state = super().next_inputs(time, outputs, state)
        chosen = tf.cast(sample_ids, tf.bool)

        def written(at):
            made = tf.gather_nd(outputs, at)
            if self._next_inputs_fn is not None:
                made = self._next_inputs_fn(made)
            if self._auxiliary is None:
                return made
            return tf.concat([made, tf.gather_nd(self._auxiliary.read(time + 1), at)], -1)

        inputs = v1.cond(
            tf.logical_or(tf.reduce_all(finished), tf.logical_not(tf.reduce_any(chosen))),
            lambda: given,
            lambda: _replaced(given, chosen, written),
        )
        return finished, inputs, state


def _replaced(given, chosen, made_at):
    """Returns `given` with the chosen rows replaced by those that `made_at(rows)` makes."""
    rows = tf.cast(v1.where(chosen), tf.int32)
    left = tf.cast(v1.where(tf.logical_not(chosen)), tf.int32)
    shape = tf.shape(given)
    made = tf.scatter_nd(rows, made_at(rows), shape)
    return made + tf.scatter_nd(left, tf.gather_nd(given, left), shape)


def _probability(value):
    value = tf.convert_to_tensor(value)
    if value.shape.rank not in (0, 1):
        raise ValueError(
            f"sampling_probability must be either a scalar or a vector. saw shape: {value.shape}"
        )
    return value


def _chosen(probability, rows, seed):
    shape = tf.concat([[rows], tf.shape(probability)], 0)
    chosen = v1.random_uniform(shape, seed=seed, dtype=probability.dtype) < probability
    return chosen if probability.shape.rank == 0 else tf.linalg.diag_part(chosen)
