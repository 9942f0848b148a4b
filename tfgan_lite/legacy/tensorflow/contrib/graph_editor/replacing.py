"""A copy of what lies between some tensors and others, which starts from other tensors.

Source: tensorflow.contrib.graph_editor.transform of TensorFlow 1.15.
"""

from collections.abc import Mapping
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.graph_editor import walking

v1 = tf.compat.v1


def graph_replace(
    target_ts: Any,
    replacement_ts: Mapping[tf.Tensor, tf.Tensor],
    dst_scope: str = "",
    src_scope: str = "",
    reuse_dst_scope: bool = False,
) -> Any:
    """Returns targets as they would be if some tensors before them were others.

    Only the operations between the replaced tensors and the targets are copied, along the data;
    variables and everything else are shared. A target with nothing to replace before it is
    returned as it is.

    Args:
      target_ts: tensor, or list, tuple or dict of tensors.
      replacement_ts: dict from tensors to those that take their places.
      dst_scope: str, name scope of the copies.
      src_scope: str; without effect: the copies' names are made unique.
      reuse_dst_scope: bool, whether `dst_scope` is to be taken as it is, not made unique.

    Raises:
      ValueError: if no target depends on a replaced tensor, or if a `tf.while_loop` is to be
        copied, which TensorFlow 1.15 could.
    """
    targets = _flat(target_ts)
    graph = targets[0].graph
    pairs = [(old, v1.convert_to_tensor(new)) for old, new in replacement_ts.items()]
    ops = walking.get_walks_intersection_ops([old for old, _ in pairs], targets)
    if not ops:
        raise ValueError(
            "graph_replace: target_ts wants to depend on replacement_ts; got "
            f"{[t.name for t in targets]} and {[old.name for old, _ in pairs]}, which are not "
            "connected. Replace a tensor that the targets are computed from."
        )
    names = {op.name for op in ops}
    copied = [t for t in targets if t.op.name in names]
    with graph.as_default(), v1.name_scope(None), graph.control_dependencies(None):
        found = v1.import_graph_def(
            _definition(ops, graph),
            _inputs(ops, names, pairs),
            return_elements=[t.name for t in copied],
            name=_prefix(graph, dst_scope, reuse_dst_scope),
        )
    copies = {id(old): new for old, new in zip(copied, found, strict=True)}
    return _mapped(target_ts, lambda tensor: copies.get(id(tensor), tensor))


def _flat(tree):
    if isinstance(tree, Mapping):
        tree = list(tree.values())
    if isinstance(tree, (list, tuple)):
        return [leaf for branch in tree for leaf in _flat(branch)]
    return [tree]


def _mapped(tree, function):
    if isinstance(tree, Mapping):
        kind: Any = type(tree)
        return kind((key, _mapped(branch, function)) for key, branch in tree.items())
    if isinstance(tree, tuple) and hasattr(tree, "_fields"):
        return type(tree)(*(_mapped(branch, function) for branch in tree))
    if isinstance(tree, (list, tuple)):
        return type(tree)(_mapped(branch, function) for branch in tree)
    return function(tree)


def _definition(ops, graph):
    definition = v1.GraphDef(versions=graph.graph_def_versions)
    for op in ops:
        if op.type in ("Enter", "RefEnter", "NextIteration", "LoopCond", "While"):
            raise ValueError(
                f"graph_replace: wants no tf.while_loop between the tensors; got {op.name!r}. "
                "Build the loop a second time from the replaced tensors."
            )
        node = definition.node.add()
        node.CopyFrom(op.node_def)
        node.attr.pop("_class", None)  # colocation with operations that are not copied
    return definition


def _inputs(ops, names, pairs):
    """Returns what the copies take from outside: replacements, and tensors that are shared."""
    given: dict[str, Any] = {}
    for op in ops:
        for tensor in op.inputs:
            if tensor.op.name not in names:
                given[tensor.name] = tensor
        for before in op.control_inputs:
            if before.name not in names:
                given[f"^{before.name}"] = _tensor_after(before)
    used = {tensor.name for op in ops for tensor in op.inputs}
    given.update((old.name, new) for old, new in pairs if old.name in used)
    return given


def _tensor_after(op):
    """Returns a tensor for a control dependency, which the importer takes tensors for."""
    if op.outputs:
        return op.outputs[0]
    with op.graph.control_dependencies([op]):
        return v1.constant(0, name="after")


def _prefix(graph, scope, reuse):
    if not scope:
        return ""
    return scope.rstrip("/") + "/" if reuse else graph.unique_name(scope, mark_as_used=False)
