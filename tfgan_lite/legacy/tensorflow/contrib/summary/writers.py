"""Writers of event files that a graph's own operations write to."""

import contextlib
import os
import threading
from collections.abc import Iterator
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
_INITIALIZERS = "_SUMMARY_WRITER_V2"  # collections of these names are TensorFlow 1.15's
_current = threading.local()


class SummaryWriter:
    """A writer that does nothing: what `create_file_writer(None)` returns."""

    def set_as_default(self) -> None:
        """Does nothing."""

    @contextlib.contextmanager
    def as_default(self) -> Iterator["SummaryWriter"]:
        """Is a context that changes nothing."""
        yield self

    def init(self) -> Any:
        """Returns None."""

    def flush(self) -> Any:
        """Returns None."""

    def close(self) -> Any:
        """Returns None."""


class _FileWriter(SummaryWriter):
    """A writer to an event file.

    Attributes:
      resource: tensor, the handle that summary operations take.
    """

    def __init__(self, shared_name: str, **options: Any) -> None:
        self.resource = tf.raw_ops.SummaryWriter(shared_name=shared_name)
        self._options = options
        opened = self.init()
        if not tf.executing_eagerly():
            v1.add_to_collection(_INITIALIZERS, opened)

    def set_as_default(self) -> None:
        """Makes summaries go here, in this thread."""
        _current.writer = self

    @contextlib.contextmanager
    def as_default(self) -> Iterator[SummaryWriter]:
        """Makes summaries go here until the block ends."""
        before = current_writer()
        _current.writer = self
        try:
            yield self
            self.flush()
        finally:
            _current.writer = before

    def init(self) -> Any:
        """Returns the operation that opens the file."""
        return tf.raw_ops.CreateSummaryFileWriter(writer=self.resource, **self._options)

    def flush(self) -> Any:
        """Returns the operation that writes what is kept back."""
        return tf.raw_ops.FlushSummaryWriter(writer=self.resource)

    def close(self) -> Any:
        """Returns the operation that closes the file."""
        flushed = self.flush()
        with v1.control_dependencies([] if flushed is None else [flushed]):
            return tf.raw_ops.CloseSummaryWriter(writer=self.resource)


def current_writer() -> Any:
    """Returns the writer that summaries go to, or None."""
    return getattr(_current, "writer", None)


def create_file_writer(
    logdir: Any,
    max_queue: Any = None,
    flush_millis: Any = None,
    filename_suffix: Any = None,
    name: str | None = None,
) -> SummaryWriter:
    """Returns a writer of an event file.

    Args:
      logdir: folder; None for a writer that does nothing.
      max_queue: how many summaries are kept back; 10.
      flush_millis: for how many milliseconds; 120,000.
      filename_suffix: end of the file's name; `.v2`.
      name: name under which sessions share the writer; `logdir:` and the folder.
    """
    if logdir is None:
        return SummaryWriter()
    logdir = str(logdir)
    with v1.device("cpu:0"):
        return _FileWriter(
            f"logdir:{logdir}" if name is None else name,
            logdir=logdir,
            max_queue=10 if max_queue is None else max_queue,
            flush_millis=2 * 60 * 1000 if flush_millis is None else flush_millis,
            filename_suffix=".v2" if filename_suffix is None else filename_suffix,
        )


create_summary_file_writer = create_file_writer


def summary_writer_initializer_op() -> list[Any]:
    """Returns the operations that open the files of all writers of the graph.

    Raises:
      RuntimeError: in eager mode.
    """
    if tf.executing_eagerly():
        raise RuntimeError(
            "summary_writer_initializer_op wants a graph; got eager mode, where writers open "
            "at once. Leave the call out."
        )
    return v1.get_collection(_INITIALIZERS)


def flush(writer: Any = None, name: str | None = None) -> Any:
    """Returns the operation that writes what a writer keeps back.

    Args:
      writer: a writer, or its resource; None for the current one.
      name: str or None.
    """
    writer = current_writer() if writer is None else writer
    if writer is None:
        return tf.no_op()
    with v1.device("cpu:0"):
        return tf.raw_ops.FlushSummaryWriter(writer=getattr(writer, "resource", writer), name=name)


def eval_dir(model_dir: str, name: str | None = None) -> str:
    """Returns the folder of an evaluation's summaries: `eval`, or `eval_` and the name."""
    return os.path.join(model_dir, f"eval_{name}" if name else "eval")
