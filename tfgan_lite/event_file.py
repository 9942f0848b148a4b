"""TensorBoard event files, written without TensorBoard."""

import contextlib
import os
import pathlib
import re
import socket
import time
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from tfgan_lite.disk_errors import os_error
from tfgan_lite.pictures import encode_png

_EVENT_FILE = "events.out.tfevents."  # TensorBoard finds event files by this name


class EventWriter:
    """Scalars and images of one run for TensorBoard, in an event file that this process adds.

    `tf.compat.v1.summary.FileWriter` writes in a thread of its own, and when the disk is full
    it drops events without a word. This writer has written an event when the call returns, or
    raises. After a failure it cuts the broken record off, so that every event file stays
    readable, and it goes on in a new file if it is called again.

    The file is opened by the first event, with a marker that tells TensorBoard to forget what a
    process that was killed wrote about the steps that are now repeated.

    Args:
      logdir: str or path; made if missing.
      step: int, the step that the run has reached: events written here are of later steps.
    """

    def __init__(self, logdir: str | os.PathLike[str], step: int = 0) -> None:
        self._logdir = pathlib.Path(logdir)
        # TensorBoard forgets a marker's own step too.
        self._marker_step: int | None = step + 1
        self._file: _EventFile | None = None

    def scalars(self, step: int, values: Mapping[str, float]) -> None:
        """Writes numbers of a step.

        Args:
          step: int.
          values: dict from tag, such as `"loss/generator"`, to float.

        Raises:
          OSError: if the disk does not take them.
        """
        self._summary(step, [_value(tag, simple_value=float(x)) for tag, x in values.items()])

    def image(self, step: int, tag: str, grid: np.ndarray) -> None:
        """Writes a picture, uint8 `[H, W, C]` with C 1 or 3, of a step. Raises as `scalars`."""
        height, width, channels = grid.shape
        image = tf.compat.v1.Summary.Image(
            height=height,
            width=width,
            colorspace=channels,  # 1 is grey and 3 is RGB
            encoded_image_string=encode_png(grid),
        )
        self._summary(step, [_value(tag, image=image)])

    def close(self) -> None:
        """Closes the file. Does not raise: every event was written before."""
        if self._file is not None:
            self._file.close()
        self._file = None

    def _summary(self, step: int, values: Sequence[tf.compat.v1.Summary.Value]) -> None:
        summary = tf.compat.v1.Summary(value=values)
        self._write(tf.compat.v1.Event(wall_time=time.time(), step=step, summary=summary))

    def _write(self, event: tf.compat.v1.Event) -> None:
        if self._file is None:
            self._logdir.mkdir(parents=True, exist_ok=True)
            self._file = _EventFile(_next_path(self._logdir, int(time.time())))
        file = self._file
        try:
            if not file.size:
                self._begin(file)
            file.append(event)
        except OSError:
            self._file = None
            file.cut_off()
            raise

    def _begin(self, file: "_EventFile") -> None:
        """Writes what stands before the events, the marker in the first file only."""
        now = time.time()
        file.append(tf.compat.v1.Event(wall_time=now, file_version="brain.Event:2"))
        if self._marker_step is not None:
            log = tf.compat.v1.SessionLog(status=tf.compat.v1.SessionLog.START)
            step = self._marker_step
            file.append(tf.compat.v1.Event(wall_time=now, step=step, session_log=log))
            self._marker_step = None  # a second file goes on with the first


class _EventFile:
    """One event file.

    Attributes:
      path: `pathlib.Path`; made by the first record.
      size: int, of the whole records, in bytes.
    """

    def __init__(self, path: pathlib.Path) -> None:
        self.path = path
        self.size = 0
        self._records: tf.io.TFRecordWriter | None = None

    def append(self, event: tf.compat.v1.Event) -> None:
        try:
            if self._records is None:
                self._records = tf.io.TFRecordWriter(str(self.path))
            self._records.write(event.SerializeToString())
            self._records.flush()
        except tf.errors.OpError as error:
            raise os_error(error, self.path) from error
        self.size = self.path.stat().st_size

    def close(self) -> None:
        if self._records is not None:
            with contextlib.suppress(tf.errors.OpError):
                self._records.close()
        self._records = None

    def cut_off(self) -> None:
        """Leaves the file with its whole records, and nothing where there are none."""
        self.close()
        with contextlib.suppress(OSError):  # the failure that led here is the one to tell of
            if self.size:
                os.truncate(self.path, self.size)
            else:
                self.path.unlink(missing_ok=True)


def _value(tag: str, **kwargs: Any) -> tf.compat.v1.Summary.Value:
    return tf.compat.v1.Summary.Value(tag=tag, **kwargs)


def _next_path(logdir: pathlib.Path, now: int) -> pathlib.Path:
    """Returns a path that sorts after those there are: TensorBoard reads them in that order."""
    stamps = [
        int(match[1])
        for name in os.listdir(logdir)
        if (match := re.match(re.escape(_EVENT_FILE) + r"(\d+)\.", name))
    ]
    stamp = max([now, *(1 + earlier for earlier in stamps)])
    return logdir / f"{_EVENT_FILE}{stamp:010d}.{socket.gethostname()}"
