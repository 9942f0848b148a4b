"""`slim.model_analyzer`: lists the variables or operations of a model with their sizes.

The printed lines are those of TensorFlow 1.15, which scripts' logs are compared by.
"""

from collections.abc import Iterable
from typing import Any

_RULE = "---------"


def tensor_description(var: Any) -> str:
    """Returns dtype and shape of a tensor or variable: `(float32_ref 5x5x3x64)`.

    A dtype of a reference variable ends in `_ref`, an unknown length is `?`.
    """
    lengths = ["?" if length is None else str(length) for length in var.shape.as_list()]
    return f"({var.dtype.name} {'x'.join(lengths)})"


def analyze_ops(graph: Any, print_info: bool = False) -> int:
    """Returns the number of elements of all outputs of a graph's operations.

    An output of unknown shape counts as 0.

    Args:
      graph: `tf.Graph`.
      print_info: whether to print a line for each operation.
    """
    if print_info:
        _head("Operations: name -> (type shapes) [size]")
    total = 0
    for operation in graph.get_operations():
        outputs = operation.outputs
        size = sum(_elements(output) for output in outputs)
        # a scalar's shape, as an unknown one, is not written
        shapes = ", ".join(tensor_description(output) for output in outputs if output.shape)
        if print_info:
            print(operation.name, "\t->", shapes, f"[{size}]")
        total += size
    return total


def analyze_vars(variables: Iterable[Any], print_info: bool = False) -> tuple[int, int]:
    """Returns the number of elements of variables, and their bytes.

    Args:
      variables: list of variables, such as `tf.trainable_variables()`.
      print_info: whether to print a line for each, and the totals.
    """
    if print_info:
        _head("Variables: name (type shape) [size]")
    total = total_bytes = 0
    for variable in variables:
        size = _elements(variable)
        in_bytes = size * variable.dtype.size
        if print_info:
            print(variable.name, tensor_description(variable), f"[{size}, bytes: {in_bytes}]")
        total += size
        total_bytes += in_bytes
    if print_info:
        print(f"Total size of variables: {total}")
        print(f"Total bytes of variables: {total_bytes}")
    return total, total_bytes


def _head(title):
    print(_RULE)
    print(title)
    print(_RULE)


def _elements(tensor):
    return tensor.shape.num_elements() or 0
