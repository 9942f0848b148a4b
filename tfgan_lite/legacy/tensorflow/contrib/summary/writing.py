"""The summaries of `tf.contrib.summary`: each is an operation that writes to the current writer.

Each is a no-op where there is no writer, and takes `family`, a prefix of the tag, and `step`, an
integer or int64 tensor that is the graph's global step where it is left out. The tag is the name
with the name scope before it. Source: TensorFlow 1.15.
"""

import re
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.summary.recording import should_record_summaries
from tfgan_lite.legacy.tensorflow.contrib.summary.writers import current_writer

v1 = tf.compat.v1
_SUMMARIES = "_SUMMARY_V2"  # the collection's name of TensorFlow 1.15


def all_summary_ops() -> Any:
    """Returns all summaries of the graph; None in eager mode."""
    return None if tf.executing_eagerly() else v1.get_collection(_SUMMARIES)


def scalar(name: str, tensor: Any, family: str | None = None, step: Any = None) -> Any:
    """Writes a number: a scalar of any real dtype."""

    def write(tag: str, at: dict[str, Any]) -> Any:
        return tf.raw_ops.WriteScalarSummary(tag=tag, value=tf.identity(tensor), **at)

    return _written(name, family, step, write)


def histogram(name: str, tensor: Any, family: str | None = None, step: Any = None) -> Any:
    """Writes the histogram of a tensor of any shape."""

    def write(tag: str, at: dict[str, Any]) -> Any:
        return tf.raw_ops.WriteHistogramSummary(tag=tag, values=tf.identity(tensor), **at)

    return _written(name, family, step, write)


def image(
    name: str,
    tensor: Any,
    bad_color: Any = None,
    max_images: int = 3,
    family: str | None = None,
    step: Any = None,
) -> Any:
    """Writes images `[N, H, W, C]`, C of 1, 3 or 4; uint8, or floats that are scaled.

    Args:
      bad_color: uint8 `[4]`, the colour of values that are no numbers; red.
      max_images: how many of them.
    """

    def write(tag: str, at: dict[str, Any]) -> Any:
        red = tf.constant([255, 0, 0, 255], tf.uint8)
        return tf.raw_ops.WriteImageSummary(
            tag=tag,
            tensor=tf.identity(tensor),
            bad_color=red if bad_color is None else bad_color,
            max_images=max_images,
            **at,
        )

    return _written(name, family, step, write)


def audio(
    name: str,
    tensor: Any,
    sample_rate: Any,
    max_outputs: int,
    family: str | None = None,
    step: Any = None,
) -> Any:
    """Writes sounds `[N, frames]` or `[N, frames, channels]` in [-1, 1], `sample_rate` in Hz."""

    def write(tag: str, at: dict[str, Any]) -> Any:
        return tf.raw_ops.WriteAudioSummary(
            tag=tag,
            tensor=tf.identity(tensor),
            sample_rate=tf.cast(sample_rate, tf.float32),
            max_outputs=max_outputs,
            **at,
        )

    return _written(name, family, step, write)


def generic(
    name: str, tensor: Any, metadata: Any = None, family: str | None = None, step: Any = None
) -> Any:
    """Writes a tensor as it is; `metadata` is a `SummaryMetadata`, its bytes, or None."""

    def write(tag: str, at: dict[str, Any]) -> Any:
        text = "" if metadata is None else metadata
        text = text.SerializeToString() if hasattr(text, "SerializeToString") else text
        return tf.raw_ops.WriteSummary(
            tag=tag, tensor=tf.identity(tensor), summary_metadata=text, **at
        )

    return _written(name, family, step, write)


def graph(param: Any, step: Any = None, name: str | None = None) -> Any:
    """Writes a graph, whatever the recording context says.

    Args:
      param: string scalar tensor, a serialized GraphDef; in eager mode also a `tf.Graph` or
        GraphDef.

    Raises:
      TypeError: for another value in graph mode.
    """
    if not tf.executing_eagerly() and not isinstance(param, tf.Tensor):
        raise TypeError(
            f"tf.contrib.summary.graph: param wants a tf.Tensor in graph mode; got {param!r}. "
            "Give tf.contrib.summary.initialize the graph."
        )
    writer = current_writer()
    if writer is None:
        return tf.no_op()
    if hasattr(param, "as_graph_def"):
        param = param.as_graph_def(add_shapes=True)
    if hasattr(param, "SerializeToString"):
        param = param.SerializeToString()
    with v1.device("cpu:0"):
        return tf.raw_ops.WriteGraphSummary(
            writer=writer.resource, step=_step(step), tensor=tf.identity(param), name=name
        )


def _written(
    name: str, family: str | None, step: Any, write: Callable[[str, dict[str, Any]], Any]
) -> Any:
    """Returns the operation that writes where it is to, and puts it into the collection."""
    writer = current_writer()
    if writer is None:
        return tf.no_op()
    outer = v1.get_default_graph().get_name_scope() if not tf.executing_eagerly() else ""

    def record() -> tf.Tensor:
        clean = re.sub(r"[^-/\w\.]", "_", name).lstrip("/")
        family_ = re.sub(r"[^-/\w\.]", "_", family).lstrip("/") if family else None
        # from the outer scope, not from that of the branch, or the tag would have its name
        with v1.name_scope(f"{outer}/" if outer else ""):
            with v1.name_scope(f"{family_}/{clean}" if family_ else clean) as scope:
                tag = f"{family_}/{scope.rstrip('/')}" if family_ else scope.rstrip("/")
                at = {"writer": writer.resource, "step": _step(step)}
                written = write(tag, at)
                with v1.control_dependencies([] if written is None else [written]):
                    return tf.constant(True)

    with v1.device("cpu:0"):
        due = should_record_summaries()
        known = tf.get_static_value(due)
        if known is None:
            summary = v1.cond(due, record, lambda: tf.constant(False))
        else:
            summary = record() if known else tf.constant(False)
    if not tf.executing_eagerly():
        v1.add_to_collection(_SUMMARIES, summary)
    return summary


def _step(step):
    if step is None:
        step = v1.train.get_or_create_global_step()
    return tf.cast(tf.convert_to_tensor(step), tf.int64)
