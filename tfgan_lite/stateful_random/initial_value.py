"""The initial value of a graph's variable, cut loose from the step that it was built with.

TF1 code writes `tf.Variable(tf.truncated_normal(...))`. In a graph such a value is asked for
by the run of the initializers, where the counter that the step is read from may itself have
no value yet.
"""

import tensorflow as tf


def at_step_zero(value: tf.Tensor, step: tf.Tensor) -> tf.Tensor:
    """Returns `value` as it is computed where `step` is 0.

    Args:
      value: a tensor of a graph.
      step: int64 scalar tensor of the same graph.

    Returns:
      `value` itself if it does not depend on `step`, else a tensor of the same dtype and
      shape, computed by copies of the operations between the two.
    """
    between = _between(step, value)
    if not between:
        return value
    graph_def = tf.compat.v1.GraphDef(versions=value.graph.graph_def_versions)
    feeds = {}
    with value.graph.as_default(), tf.init_scope():
        zero = tf.constant(0, tf.int64)
        for op in between:
            node = graph_def.node.add()
            node.CopyFrom(op.node_def)
            node.attr.pop("_class", None)  # names an operation to stand beside, not copied
            node.input[:] = [name for name in node.input if not name.startswith("^")]
            for tensor in op.inputs:
                if tensor is step:
                    feeds[tensor.name] = zero
                elif tensor.op not in between:
                    feeds[tensor.name] = tensor
        (copy,) = tf.graph_util.import_graph_def(
            graph_def, feeds, return_elements=[value.name], name="initial_value"
        )
    copy.set_shape(value.shape)
    return copy


def _between(step, value):
    """Returns the operations that `value` needs and that need `step`."""
    needed, stack = set(), [value.op]
    while stack:
        op = stack.pop()
        if op not in needed:
            needed.add(op)
            stack.extend(tensor.op for tensor in op.inputs if tensor is not step)
    between, stack = set(), [step]
    while stack:
        for op in stack.pop().consumers():
            if op in needed and op not in between:
                between.add(op)
                stack.extend(op.outputs)
    return between
