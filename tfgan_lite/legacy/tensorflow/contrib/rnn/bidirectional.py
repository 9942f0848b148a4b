"""Layers of a forward and a backward cell: each reads the outputs of both of the layer below."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def stack_bidirectional_rnn(
    cells_fw: Any,
    cells_bw: Any,
    inputs: Any,
    initial_states_fw: Any = None,
    initial_states_bw: Any = None,
    dtype: Any = None,
    sequence_length: Any = None,
    scope: Any = None,
) -> Any:
    """Runs layers of `tf.nn.static_bidirectional_rnn`, one over the other.

    Args:
      cells_fw: list of cells, one a layer.
      cells_bw: the same for the backward direction.
      inputs: list of T tensors `[N, C]`.
      initial_states_fw: list of states, one a layer; None for zeros.
      initial_states_bw: the same for the backward direction.
      dtype: of the zero states.
      sequence_length: int `[N]`, or None.
      scope: str; None for `stack_bidirectional_rnn`, with `cell_<i>/fw` and `/bw` below it.

    Returns:
      List of T outputs `[N, forward + backward]` of the top layer, and two tuples of final
      states, one a layer.

    Raises:
      ValueError: for lists of different lengths, empty ones, or what is no list.

    Source: TensorFlow 1.15.
    """
    states = _checked(cells_fw, cells_bw, initial_states_fw, initial_states_bw)
    ends = []
    with v1.variable_scope(scope or "stack_bidirectional_rnn"):
        for number, (forward, backward, *starts) in enumerate(
            zip(cells_fw, cells_bw, *states, strict=True)
        ):
            with v1.variable_scope(f"cell_{number}") as cell_scope:
                inputs, *end = v1.nn.static_bidirectional_rnn(
                    forward,
                    backward,
                    inputs,
                    initial_state_fw=starts[0],
                    initial_state_bw=starts[1],
                    sequence_length=sequence_length,
                    dtype=dtype,
                    scope=cell_scope,
                )
            ends.append(end)
    return (inputs, *zip(*ends, strict=True))


def stack_bidirectional_dynamic_rnn(
    cells_fw: Any,
    cells_bw: Any,
    inputs: Any,
    initial_states_fw: Any = None,
    initial_states_bw: Any = None,
    dtype: Any = None,
    sequence_length: Any = None,
    parallel_iterations: Any = None,
    time_major: Any = False,
    scope: Any = None,
    swap_memory: Any = False,
) -> Any:
    """Runs layers of `tf.nn.bidirectional_dynamic_rnn`, one over the other.

    Args:
      cells_fw, cells_bw, initial_states_fw, initial_states_bw, dtype, sequence_length, scope:
        see `stack_bidirectional_rnn`.
      inputs: `[N, T, C]`, or `[T, N, C]` if `time_major`.
      parallel_iterations, time_major, swap_memory: see `tf.nn.dynamic_rnn`.

    Returns:
      `[N, T, forward + backward]` of the top layer, and two tuples of final states.

    Raises:
      ValueError: for lists of different lengths, empty ones, or what is no list.

    Source: TensorFlow 1.15.
    """
    states = _checked(cells_fw, cells_bw, initial_states_fw, initial_states_bw)
    ends = []
    with v1.variable_scope(scope or "stack_bidirectional_rnn"):
        for number, (forward, backward, *starts) in enumerate(
            zip(cells_fw, cells_bw, *states, strict=True)
        ):
            with v1.variable_scope(f"cell_{number}"):
                outputs, end = v1.nn.bidirectional_dynamic_rnn(
                    forward,
                    backward,
                    inputs,
                    initial_state_fw=starts[0],
                    initial_state_bw=starts[1],
                    sequence_length=sequence_length,
                    parallel_iterations=parallel_iterations,
                    dtype=dtype,
                    swap_memory=swap_memory,
                    time_major=time_major,
                )
            inputs = tf.concat(outputs, 2)
            ends.append(end)
    return (inputs, *zip(*ends, strict=True))


def _checked(cells_fw, cells_bw, *states):
    """Returns the lists of initial states, of None where none are given."""
    for name, cells in (("cells_fw", cells_fw), ("cells_bw", cells_bw)):
        if not isinstance(cells, list) or not cells:
            raise ValueError(
                f"{name} must be a list of RNNCells (one per layer). Got {cells!r}: "
                "give a list with at least one cell."
            )
    if len(cells_fw) != len(cells_bw):
        raise ValueError(
            "Forward and Backward cells must have the same depth. "
            f"Got {len(cells_fw)} and {len(cells_bw)} cells."
        )
    for state in states:
        if state is not None and (not isinstance(state, list) or len(state) != len(cells_fw)):
            raise ValueError(
                "initial_states_fw and initial_states_bw must be a list of state tensors (one per "
                f"layer). Got {state!r}."
            )
    return [state or [None] * len(cells_fw) for state in states]
