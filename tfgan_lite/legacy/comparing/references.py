"""Which tensors are a variable's: its reference, its handle, or its memory under another name."""

from collections.abc import Container, Iterable, Mapping

import tensorflow as tf

from tfgan_lite.legacy.comparing import operations


def sources(order: Iterable[tf.Operation]) -> dict[str, str]:
    """Follows references and handles from their variables through the operations.

    Returns:
      dict from the name of a tensor that is a reference or a handle to the name of its variable.
    """
    found: dict[str, str] = {}
    for op in order:
        if op.type in operations.VARIABLES:
            found[op.outputs[0].name] = op.name
            continue
        begun = [found[t.name] for t in op.inputs if t.name in found]
        if begun and (op.type in operations.PASSING or op.type in operations.LOOPS):
            outputs = op.outputs
        elif begun and operations.writes(op):
            outputs = [t for t in op.outputs if t.dtype != t.dtype.base_dtype]
        else:
            continue
        for tensor in outputs:
            if _is_handle(tensor):
                found[tensor.name] = begun[0]
    return found


def _is_handle(tensor):
    return tensor.dtype != tensor.dtype.base_dtype or tensor.dtype.base_dtype == tf.resource


def variable_of(tensor: tf.Tensor, sources: Mapping[str, str]) -> str | None:
    """Returns the name of the variable whose reference, handle or memory a tensor is, or None."""
    while tensor.op.type in operations.ALIASES and tensor.name not in sources:
        tensor = tensor.op.inputs[0]
    return sources.get(tensor.name)


def memory(order: Iterable[tf.Operation], fed: Container[str], written: Container[str]) -> set[str]:
    """Returns the names of the tensors that may be the memory of a reference variable.

    Args:
      order: the operations of a run, in order.
      fed: the names of the tensors that are fed, which are no variable's.
      written: the names of the variables that the run writes.
    """
    found: set[str] = set()
    for op in order:
        held = op.type in operations.REFERENCE and op.name in written
        if op.type in operations.SHARING:
            held = any(tensor.name in found for tensor in op.inputs)
        if held:
            found.update(tensor.name for tensor in op.outputs if tensor.name not in fed)
    return found
