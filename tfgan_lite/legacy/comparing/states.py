"""The values of a script's variables in a session, by name."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import tensorflow as tf

from tfgan_lite.legacy.comparing import operations

Run = Callable[..., Any]


def read(
    run: Run, variables: Mapping[str, tf.Operation], names: Iterable[str]
) -> dict[str, np.ndarray]:
    """Returns the values of variables by name.

    Args:
      run: function from fetches to values: `run` of a session.
      variables: dict from name to the operation that is the variable.
      names: of those that are read.

    Raises:
      tf.errors.OpError: if one has no value yet.
    """
    tensors = {name: reading(variables[name]) for name in names}
    # Copies: what a session returns of a reference variable is memory that it goes on writing.
    return {name: np.array(value) for name, value in run(tensors).items()}


def reading(variable: tf.Operation) -> tf.Tensor:
    """Returns the tensor that is a variable's value.

    Raises:
      LookupError: for a resource variable that the graph reads nowhere outside of a branch.
    """
    output = variable.outputs[0]
    reference = variable.type in operations.REFERENCE
    wanted = "Identity" if reference else "ReadVariableOp"
    for op in output.consumers():
        if op.type == wanted and not op.control_inputs and op.graph.is_fetchable(op.outputs[0]):
            return op.outputs[0]
    if reference:
        return output
    raise LookupError(f"{variable.name}: wants a ReadVariableOp in the graph; got none.")


def load(run: Run, variables: Mapping[str, tf.Operation], values: Mapping[str, np.ndarray]) -> None:
    """Sets variables of a session by what initialises them, without changing the graph.

    Args:
      run: `run` of a session.
      variables: see `read`.
      values: the values by name.

    Raises:
      LookupError: for a variable that nothing sets.
    """
    left = {name: _setting(variables[name]) for name in values}
    while left:  # what two variables are initialised with is fed once for each
        together = {op.inputs[1].name: name for name, op in reversed(left.items())}
        ops = {name: left.pop(name) for name in together.values()}
        run(list(ops.values()), {op.inputs[1]: values[name] for name, op in ops.items()})


def _setting(variable):
    for op in variable.outputs[0].consumers():
        if operations.sets(op) and op.graph.is_feedable(op.inputs[1]):
            return op
    raise LookupError(f"{variable.name}: wants an operation in the graph that sets it; got none.")
