"""What TensorFlow's graph optimizer made of a round: which operations it fused or rewrote."""

import collections
import contextlib
import dataclasses
import re
from collections.abc import Iterable
from typing import Any

import tensorflow as tf

from tfgan_lite.determinism import Numerics
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.parity.setup import Setup

_PASS_NAMES = re.compile(r"(ArithmeticOptimizer|ConstantFolding)/([A-Za-z]+)?")
_SHOWN = 6


def rewrites(setup: Setup, before: Numerics, after: Numerics) -> list[str]:
    """Returns what the switches that differ between two numerics do to the graph of a round.

    The graph is the graph engine's; in a `tf.function` the same passes do the same.

    Args:
      setup: `Setup`.
      before: `Numerics` with the switches on.
      after: `Numerics` with them off.

    Returns:
      list of str such as `"MatMul+BiasAdd+Relu fused into _FusedMatMul (x3)"`, the most
      frequent first.
    """
    return described(*(_nodes_that_run(setup, numerics) for numerics in (before, after)))


def described(before: Iterable[Any], after: Iterable[Any]) -> list[str]:
    """Returns what stands in one rewritten graph and not in another; see `rewrites`.

    Args:
      before, after: the `NodeDef`s that TensorFlow ran.
    """
    on, off = (_counted(nodes) for nodes in (before, after))
    return [f"{what} (x{count})" for what, count in (on - off).most_common(_SHOWN)]


def _counted(nodes):
    """Counts the descriptions of what stands in the graph that TensorFlow really runs."""
    return collections.Counter(description for node in nodes if (description := _describe(node)))


def _nodes_that_run(setup, numerics):
    maker = dataclasses.replace(setup, engines=("graph", "eager")).makers()["graph"]
    with contextlib.closing(maker(numerics, False)) as engine:
        assert isinstance(engine, GraphEngine)
        options = tf.compat.v1.RunOptions(output_partition_graphs=True)
        metadata = tf.compat.v1.RunMetadata()
        engine.session.run(engine.fetches, options=options, run_metadata=metadata)
        return [node for graph in metadata.partition_graphs for node in graph.node]


def _describe(node):
    """Returns a node's history in words, or None for one that is as the user wrote it."""
    fused = [name.decode() for name in node.attr["fused_ops"].list.s]
    if fused:
        kind = re.sub("^_(Mkl)?(Native)?(Fused)?", "", node.op)
        return f"{'+'.join([kind, *fused])} fused into {node.op}"
    if node.op.endswith("WithBias"):
        return f"{node.op} in place of two operations"
    found = _PASS_NAMES.search(node.name)
    if found and node.op != "Const":
        return f"{found[1]}: {node.op}"
    return None
