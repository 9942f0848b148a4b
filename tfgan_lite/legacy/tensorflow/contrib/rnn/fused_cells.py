"""RNNs that are called once on a whole sequence `[T, N, C]`."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


class FusedRNNCell:
    """Base class of what is called on a sequence.

    Source: TensorFlow 1.15.
    """

    def __call__(
        self,
        inputs: Any,
        initial_state: Any = None,
        dtype: Any = None,
        sequence_length: Any = None,
        scope: Any = None,
    ) -> Any:
        """Returns the outputs, as `inputs` are given, and the last state.

        Args:
          inputs: `[T, N, C]`, or a list of T tensors `[N, C]`.
          initial_state: of the cell; None for zeros of `dtype`.
          dtype: of the zeros.
          sequence_length: int `[N]`, or None.
          scope: str or `VariableScope`.
        """
        raise NotImplementedError(f"{type(self).__name__} wants a method __call__.")


class FusedRNNCellAdaptor(FusedRNNCell):
    """Runs an ordinary cell over a sequence.

    Args:
      cell: the cell.
      use_dynamic_rnn: bool, whether with `tf.nn.dynamic_rnn`; else with `tf.nn.static_rnn`.
    """

    def __init__(self, cell: Any, use_dynamic_rnn: Any = False) -> None:
        self._cell = cell
        self._use_dynamic_rnn = use_dynamic_rnn

    def __call__(
        self,
        inputs: Any,
        initial_state: Any = None,
        dtype: Any = None,
        sequence_length: Any = None,
        scope: Any = None,
    ) -> Any:
        listed = isinstance(inputs, list)
        given = {
            "initial_state": initial_state,
            "dtype": dtype,
            "sequence_length": sequence_length,
            "scope": scope,
        }
        if self._use_dynamic_rnn:
            inputs = tf.stack(inputs) if listed else inputs
            outputs, state = v1.nn.dynamic_rnn(self._cell, inputs, time_major=True, **given)
            return tf.unstack(outputs) if listed else outputs, state
        inputs = inputs if listed else tf.unstack(inputs)
        outputs, state = v1.nn.static_rnn(self._cell, inputs, **given)
        return outputs if listed else tf.stack(outputs), state


class TimeReversedFusedRNN(FusedRNNCell):
    """Runs another one from the end of the sequence to its beginning.

    Args:
      cell: a `FusedRNNCell`.
    """

    def __init__(self, cell: Any) -> None:
        self._cell = cell

    def __call__(
        self,
        inputs: Any,
        initial_state: Any = None,
        dtype: Any = None,
        sequence_length: Any = None,
        scope: Any = None,
    ) -> Any:
        outputs, state = self._cell(
            _reversed(inputs, sequence_length),
            initial_state=initial_state,
            dtype=dtype,
            sequence_length=sequence_length,
            scope=scope,
        )
        return _reversed(outputs, sequence_length), state


def _reversed(sequence, lengths):
    if isinstance(sequence, list):
        return sequence[::-1]
    if lengths is None:
        return tf.reverse(sequence, [0])
    return tf.reverse_sequence(sequence, lengths, seq_axis=0, batch_axis=1)
