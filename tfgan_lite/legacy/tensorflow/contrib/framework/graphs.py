"""Questions to a graph: its name scope, its placeholders, the graph that tensors are from.

Source: `tf.contrib.framework` of TensorFlow 1.15.
"""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

__all__ = ["get_graph_from_inputs", "get_name_scope", "get_placeholders"]

v1 = tf.compat.v1


def get_name_scope() -> str:
    """Returns the current name scope of the default graph, such as `scope1/scope2`."""
    return v1.get_default_graph().get_name_scope()


def get_placeholders(graph: tf.Graph) -> list[tf.Tensor]:
    """Returns the outputs of the graph's placeholders, in order of creation."""
    return [op.outputs[0] for op in graph.get_operations() if op.type == "Placeholder"]


def get_graph_from_inputs(op_input_list: Sequence[Any], graph: tf.Graph | None = None) -> tf.Graph:
    """Returns the graph that all tensors and operations in a list are from.

    Args:
      op_input_list: list or tuple; what is no graph element is passed over.
      graph: the graph that they have to be from; None for that of the first one, or the default
        graph where there is none.

    Raises:
      TypeError: for a list of another type.
      ValueError: for elements of another graph.
    """
    if not isinstance(op_input_list, (list, tuple)):
        raise TypeError(
            f"get_graph_from_inputs: op_input_list wants a list or tuple; got {op_input_list!r}."
        )
    for element in op_input_list:
        found = getattr(element, "graph", None)
        if not isinstance(found, tf.Graph):
            continue
        graph = graph or found
        if found is not graph:
            raise ValueError(
                f"get_graph_from_inputs: all inputs want to be from one graph; got {element} of "
                "another. Build them within one `with graph.as_default()`."
            )
    return graph or v1.get_default_graph()
