"""TensorBoard event files, written without TensorBoard."""

import contextlib
import os
import pathlib
import re
import socket
import time

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

    def __init__(self, logdir, step=0):
        self._logdir = pathlib.Path(logdir)
        self._marker_step = step + 1  # TensorBoard forgets a marker's own step too
        self._path = self._records = None
        self._size = 0  # of the file's whole records, in bytes

    def scalars(self, step, values):
        """Writes numbers of a step.

        Args:
          step: int.
          values: dict from tag, such as `"loss/generator"`, to float.

        Raises:
          OSError: if the disk does not take them.
        """
        self._summary(step, [_value(tag, simple_value=float(x)) for tag, x in values.items()])

    def image(self, step, tag, grid):
        """Writes a picture, uint8 `[H, W, C]` with C 1 or 3, of a step. Raises as `scalars`."""
        height, width, channels = grid.shape
        image = tf.compat.v1.Summary.Image(
            height=height,
            width=width,
            colorspace=channels,  # 1 is grey and 3 is RGB
            encoded_image_string=encode_png(grid),
        )
        self._summary(step, [_value(tag, image=image)])

    def close(self):
        """Closes the file. Does not raise: every event was written before."""
        if self._records is not None:
            with contextlib.suppress(tf.errors.OpError):
                self._records.close()
        self._records = None

    def _summary(self, step, values):
        summary = tf.compat.v1.Summary(value=values)
        self._write(tf.compat.v1.Event(wall_time=time.time(), step=step, summary=summary))

    def _write(self, event):
        try:
            if self._records is None:
                self._open()
            self._append(event)
        except tf.errors.OpError as error:
            self._cut_off()
            raise os_error(error, self._path) from error
        except OSError:
            self._cut_off()
            raise

    def _open(self):
        self._logdir.mkdir(parents=True, exist_ok=True)
        now = time.time()
        self._path, self._size = _next_path(self._logdir, int(now)), 0
        self._records = tf.io.TFRecordWriter(str(self._path))
        self._append(tf.compat.v1.Event(wall_time=now, file_version="brain.Event:2"))
        if self._marker_step is not None:
            log = tf.compat.v1.SessionLog(status=tf.compat.v1.SessionLog.START)
            step = self._marker_step
            self._append(tf.compat.v1.Event(wall_time=now, step=step, session_log=log))
            self._marker_step = None  # a second file goes on with the first

    def _append(self, event):
        self._records.write(event.SerializeToString())
        self._records.flush()
        self._size = self._path.stat().st_size

    def _cut_off(self):
        """Leaves the file with its whole records, and nothing where there are none."""
        self.close()
        with contextlib.suppress(OSError):  # the failure that led here is the one to tell of
            if self._size:
                os.truncate(self._path, self._size)
            elif self._path is not None:
                self._path.unlink(missing_ok=True)


def _value(tag, **kwargs):
    return tf.compat.v1.Summary.Value(tag=tag, **kwargs)


def _next_path(logdir, now):
    """Returns a path that sorts after those there are: TensorBoard reads them in that order."""
    stamps = [
        int(match[1])
        for name in os.listdir(logdir)
        if (match := re.match(re.escape(_EVENT_FILE) + r"(\d+)\.", name))
    ]
    stamp = max([now, *(1 + earlier for earlier in stamps)])
    return logdir / f"{_EVENT_FILE}{stamp:010d}.{socket.gethostname()}"
