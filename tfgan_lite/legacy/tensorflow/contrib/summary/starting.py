"""Opens the files of a graph's writers in a session."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.summary.writers import (
    current_writer,
    summary_writer_initializer_op,
)
from tfgan_lite.legacy.tensorflow.contrib.summary.writing import graph as write_graph

v1 = tf.compat.v1


def initialize(graph: Any = None, session: Any = None) -> None:
    """Opens the files of all writers, and writes a graph where one is given.

    Args:
      graph: `tf.Graph` or GraphDef for the file, or None.
      session: `tf.Session`; None for the default one.

    Raises:
      RuntimeError: without a writer.
      ValueError: without a session.
    """
    if tf.executing_eagerly():
        return
    writer = current_writer()
    if writer is None and not summary_writer_initializer_op():
        raise RuntimeError(
            "tf.contrib.summary.initialize wants a writer; got none. "
            "Make one with create_file_writer, and use it with as_default()."
        )
    session = session or v1.get_default_session()
    if session is None:
        raise ValueError(
            "tf.contrib.summary.initialize: session wants a tf.Session; got None. "
            "Give it, or call this inside `with session.as_default():`."
        )
    session.run(summary_writer_initializer_op())
    if graph is not None and writer is not None:
        text = v1.placeholder(tf.string)
        if hasattr(graph, "as_graph_def"):
            graph = graph.as_graph_def(add_shapes=True)
        session.run(write_graph(text, step=0), {text: graph.SerializeToString()})
