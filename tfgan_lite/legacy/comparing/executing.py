"""A plan, executed eagerly, an operation at a time.

TensorFlow 1's conditions are made of Switch, which sends a tensor to one of two sides, and Merge,
which takes the side that came: what has an input that did not come is not executed.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
import tensorflow as tf

from tfgan_lite.legacy.comparing import calling, operations
from tfgan_lite.legacy.comparing.planning import Part, Plan


class Reference(NamedTuple):
    """A reference variable, or its memory under another name; read where it is used."""

    name: str


class OperationFailed(RuntimeError):
    """An operation cannot be executed eagerly.

    Attributes:
      op: `tf.Operation`.
    """

    def __init__(self, op: tf.Operation, error: Exception) -> None:
        lines = str(getattr(error, "message", None) or error).strip().splitlines()
        told = lines[0] if lines else type(error).__name__
        super().__init__(f"{op.type} {op.name} cannot be executed eagerly: {told}")
        self.op = op


class Store:
    """The variables of an eager execution: resource variables by the graph's names."""

    def __init__(self) -> None:
        self._handles: dict[str, tf.Tensor] = {}
        self._dtypes: dict[str, tf.DType] = {}
        self.name = f"tfgan_lite_{id(self)}"

    def assign(self, name: str, value: np.ndarray) -> None:
        """Sets a variable, which is made if there is none of that name."""
        tensor = tf.constant(np.array(value))  # a copy: the variable is updated in its memory
        if name not in self._handles:
            self._dtypes[name] = tensor.dtype
            self._handles[name] = tf.raw_ops.VarHandleOp(
                dtype=tensor.dtype,
                shape=tf.TensorShape(None),
                shared_name=f"{self.name}/{name}",
                container="",
            )
        tf.raw_ops.AssignVariableOp(resource=self._handles[name], value=tensor)

    def handle(self, name: str) -> tf.Tensor:
        """Returns what operations on resource variables take."""
        return self._handles[name]

    def read(self, name: str) -> tf.Tensor:
        """Returns the value at this moment."""
        return tf.raw_ops.ReadVariableOp(resource=self._handles[name], dtype=self._dtypes[name])

    def __contains__(self, name: str) -> bool:
        return name in self._handles


Watch = Callable[[tf.Operation, list[Any]], None]


class Execution:
    """Executes plans over a store of variables.

    Args:
      store: `Store`.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._calls: dict[str, Any] = {}  # by the operations' names, of one graph

    def run(
        self, plan: Plan, known: Mapping[str, np.ndarray], watch: Watch | None = None
    ) -> dict[str, np.ndarray]:
        """Executes a plan in an eager context.

        Args:
          plan: `Plan`.
          known: the fed and the taken values by the names of their tensors.
          watch: function that is given each operation that was executed and its outputs.

        Returns:
          dict from the name of a fetched tensor to its value.

        Raises:
          OperationFailed: for an operation that raises.
        """
        values: dict[str, Any] = {name: tf.constant(value) for name, value in known.items()}
        dead: set[str] = set()  # operations that did not come about, and tensors of Switches
        for op in plan.order:
            if _is_dead(op, dead):
                dead.add(op.name)
                dead.update(tensor.name for tensor in op.outputs)
                continue
            if op.name not in plan.needed and op.type not in operations.SWITCHES:
                continue
            if plan.parts[op.name] is not Part.EXECUTED:
                continue
            outputs = self._outputs(op, values, dead)
            for tensor, value in zip(op.outputs, outputs, strict=False):
                values.setdefault(tensor.name, value)
            if watch is not None:
                watch(op, outputs)
        return {t.name: self._read(values[t.name]).numpy() for t in plan.fetches}

    def _outputs(self, op, values, dead):
        if op.type == "VarHandleOp":
            return [self.store.handle(op.name)]
        if op.type in operations.VARIABLES:
            return [Reference(op.name)]
        if op.type in operations.SWITCHES:
            return self._switch(op, values, dead)
        if op.type in operations.MERGES:
            return _merge(op, values, dead)
        if op.type in operations.ALIASES and isinstance(values[op.inputs[0].name], Reference):
            return [values[op.inputs[0].name]]
        try:
            return self._called(op, values)
        except Exception as error:
            raise OperationFailed(op, error) from error

    def _called(self, op, values):
        if op.name not in self._calls:
            constant = op.type == "Const"
            self._calls[op.name] = calling.constant(op) if constant else calling.Call(op)
        call = self._calls[op.name]
        if op.type == "Const":
            return [call]
        inputs = [values[tensor.name] for tensor in op.inputs]
        if not any(isinstance(value, Reference) for value in inputs):
            return call(inputs)
        refers = [arg.is_ref for arg in op.op_def.input_arg]
        given = [
            self.store.handle(value.name)
            if isinstance(value, Reference) and i < len(refers) and refers[i]
            else self._read(value)
            for i, value in enumerate(inputs)
        ]
        outputs = call(given)
        if refers and refers[0] and any(arg.is_ref for arg in op.op_def.output_arg):
            return [inputs[0]]
        return outputs

    def _switch(self, op, values, dead):
        value = values.get(op.inputs[0].name)
        taken = int(bool(self._read(values[op.inputs[1].name]).numpy()))
        dead.add(op.outputs[1 - taken].name)
        return [None if side != taken else value for side in (0, 1)]

    def _read(self, value):
        return self.store.read(value.name) if isinstance(value, Reference) else value


def _merge(op, values, dead):
    for index, tensor in enumerate(op.inputs):
        if tensor.name not in dead and tensor.name in values:
            return [values[tensor.name], tf.constant(index, tf.int32)]
    raise ValueError(f"{op.name}: wants a side that came; got none.")


def _is_dead(op, dead):
    if not dead:
        return False
    inputs = [tensor.name in dead for tensor in op.inputs]
    gone = all(inputs) if op.type in operations.MERGES and inputs else any(inputs)
    return gone or any(other.name in dead for other in op.control_inputs)
