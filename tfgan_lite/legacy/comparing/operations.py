"""What an operation of a graph is to an eager execution: a write, a read, not to be had alone.

A script's variables are of one of two kinds. A reference variable (`VariableV2`) is handed to
the operations that write it by reference, and a read of it is its memory, not a copy. Of a
resource variable (`VarHandleOp`) there is a handle; `ReadVariableOp` makes a copy. Eagerly there
are resource variables only, so that what writes a reference is executed by its twin.
"""

import functools
import re
from collections.abc import Mapping

import tensorflow as tf

REFERENCE = frozenset({"VariableV2", "Variable"})
VARIABLES = REFERENCE | {"VarHandleOp"}
SWITCHES = frozenset({"Switch", "RefSwitch"})
MERGES = frozenset({"Merge", "RefMerge"})
ALIASES = frozenset({"Identity", "RefIdentity"})  # of a reference: its memory under another name
PASSING = SWITCHES | MERGES | ALIASES
# What may hand on the memory of its input and not a copy.
SHARING = PASSING | {
    *("Bitcast", "Cast", "CheckNumerics", "ExpandDims", "PreventGradient", "Reshape", "Slice"),
    *("Snapshot", "Split", "SplitV", "Squeeze", "StopGradient", "StridedSlice", "Unpack"),
}
LOOPS = frozenset({"Enter", "RefEnter", "Exit", "RefExit", "NextIteration", "RefNextIteration"})
_NOT_WRITES = PASSING | LOOPS | {"IsVariableInitialized", "VarIsInitializedOp"}
_RESOURCE_WRITE = re.compile(
    r"Assign(Add|Sub)?VariableOp|Resource(Sparse)?(Apply|Scatter)\w+"
    r"|Resource(StridedSliceAssign|CountUpTo|AccumulatorApplyGradient)"
)
_TWINS = {
    "Assign": "AssignVariableOp",
    "AssignAdd": "AssignAddVariableOp",
    "AssignSub": "AssignSubVariableOp",
    "IsVariableInitialized": "VarIsInitializedOp",
}


def writes(op: tf.Operation) -> bool:
    """Tells whether an operation writes a variable."""
    if op.type in _NOT_WRITES:
        return False
    if any(arg.is_ref for arg in op.op_def.input_arg):
        return is_number(op.inputs[0].dtype)  # a queue's reference is text
    return bool(_RESOURCE_WRITE.fullmatch(op.type))


def written(op: tf.Operation, sources: Mapping[str, str]) -> list[str]:
    """Returns the names of the variables that a write writes: of an optimizer, its slots too.

    Args:
      op: `tf.Operation` that writes.
      sources: dict from the name of a reference or handle to its variable.
    """
    return [sources[tensor.name] for tensor in op.inputs if tensor.name in sources]


def sets(op: tf.Operation) -> bool:
    """Tells whether an operation sets a variable to a given value, as initializers do."""
    return op.type in ("Assign", "AssignVariableOp")


def twin(kind: str) -> str:
    """Returns the type that does to a resource variable what `kind` does to a reference."""
    return _TWINS.get(kind, f"Resource{kind}")


def is_number(dtype: tf.DType) -> bool:
    """Tells whether tensors of a dtype can be fetched and compared."""
    base = dtype.base_dtype
    return base.is_floating or base.is_integer or base.is_bool or base.is_complex


@functools.cache
def exists(kind: str) -> bool:
    """Tells whether there is an operation of a type outside the graph's own functions."""
    return hasattr(tf.raw_ops, kind)


def stands_alone(op: tf.Operation) -> bool:
    """Tells whether an operation gives the same numbers wherever it is executed.

    One that draws random numbers, takes from a queue or an iterator, calls Python or a function
    of the graph does not; text is left out with it. Of variables' own operations, see
    `planning`.
    """
    if op.type in VARIABLES or op.type in PASSING:
        return True
    if op.type in LOOPS or not exists(op.type):
        return False
    if any(attr.type in ("func", "list(func)") for attr in op.op_def.attr):
        return False
    dtypes = [tensor.dtype.base_dtype for tensor in (*op.inputs, *op.outputs)]
    return all(is_number(dtype) or dtype == tf.resource for dtype in dtypes)
