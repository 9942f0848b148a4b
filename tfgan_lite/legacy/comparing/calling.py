"""One operation of a graph, called eagerly by the function of its type in `tf.raw_ops`."""

import inspect
from collections.abc import Callable, Sequence
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.comparing import operations


class Call:
    """An operation with its attributes; called with its inputs, it returns its outputs.

    Args:
      op: `tf.Operation` of a type in `tf.raw_ops`. One that takes a reference is replaced by its
        twin, which takes the handle of a resource variable in its place.
    """

    def __init__(self, op: tf.Operation) -> None:
        arguments = op.op_def.input_arg
        referring = any(arg.is_ref for arg in arguments)
        kind = operations.twin(op.type) if referring else op.type
        self._function: Callable[..., Any] = getattr(tf.raw_ops, kind)
        free = [name for name in inspect.signature(self._function).parameters if name != "name"]
        self._count = len(op.outputs)
        # A twin takes the same inputs in the same order, by names of its own.
        inputs = free[: len(arguments)] if referring else [arg.name for arg in arguments]
        inferred = {n for a in arguments for n in (a.type_attr, a.number_attr, a.type_list_attr)}
        attributes = [attr.name for attr in op.op_def.attr if attr.name not in inferred]
        self._names, renamed = _named(inputs, attributes, free, referring)
        self._lengths = [_length(op, arg) for arg in arguments]
        self._attributes = {own: _attribute(op, name) for name, own in renamed.items()}

    def __call__(self, inputs: Sequence[Any]) -> list[Any]:
        """Returns the outputs as a list of eager tensors; of a write to a reference, none."""
        given: dict[str, Any] = dict(self._attributes)
        at = 0
        for name, length in zip(self._names, self._lengths, strict=False):
            if length is None:
                given[name] = inputs[at]
                at += 1
            else:
                given[name] = list(inputs[at : at + length])
                at += length
        outputs = self._function(**given)
        return _flat(outputs)[: self._count]


def constant(op: tf.Operation) -> tf.Tensor:
    """Returns the value of a `Const` as an eager tensor."""
    value = op.get_attr("value")
    return tf.constant(tf.make_ndarray(value), dtype=tf.as_dtype(value.dtype))


def _named(inputs, attributes, free, partial):
    """Returns the parameters of the inputs, and a dict from attribute to its parameter.

    Most have the graph's names; those that have others (`axis` for `reduction_indices`) stand in
    the same order. A twin need not have every attribute.
    """
    left = [name for name in free if name not in inputs and name not in attributes]
    others = iter(left)
    names = [name if name in free else next(others) for name in inputs]
    own = {name: name for name in attributes if name in free and name not in names}
    if not partial:
        own |= {name: next(others) for name in attributes if name not in free}
    return names, own


def _length(op, argument):
    """Returns how many inputs an argument takes; None for one that is no list."""
    if argument.number_attr:
        return op.get_attr(argument.number_attr)
    if argument.type_list_attr:
        return len(op.get_attr(argument.type_list_attr))
    return None


def _attribute(op, name):
    value = op.get_attr(name)
    kind = type(value).__name__
    if kind == "TensorShapeProto":
        return tf.TensorShape(value)
    if isinstance(value, list) and value and type(value[0]).__name__ == "TensorShapeProto":
        return [tf.TensorShape(shape) for shape in value]
    return value


def _flat(outputs):
    """Returns the outputs in one list, those of a list argument one by one."""
    if outputs is None or isinstance(outputs, tf.Operation):
        return []
    if isinstance(outputs, (list, tuple)):
        return [tensor for output in outputs for tensor in _flat(output)]
    return [outputs]
