"""What a person looks at during a run: grids of images as PNG, and TensorBoard event files."""

import contextlib
import errno
import math
import os
import pathlib
import re
import socket
import struct
import time
import zlib

import numpy as np
import tensorflow as tf

_GAP = 2  # pixels between images
_GAP_SHADE = 96  # grey, so that the edges of black and of white images show
_COMFORTABLE = 64  # pixels: smaller images are enlarged up to this size

_EVENT_FILE = "events.out.tfevents."  # TensorBoard finds event files by this name


def image_grid(images, columns=None):
    """Lays images out row by row on a grey ground, small ones enlarged.

    Images are enlarged by the largest whole factor that keeps them within 64 pixels, each pixel
    becoming a square: 28x28 comes out at 56x56.

    Args:
      images: float array `[N, H, W, C]`, C 1 or 3, in [-1, 1], N >= 1. Values outside are
        clipped and NaN is painted black.
      columns: int >= 1, images in a row; None for a grid as near to a square as can be.

    Returns:
      uint8 array `[H', W', C]`.

    Raises:
      ValueError: for images of another shape, or columns < 1.
    """
    images = np.asarray(images)
    if images.ndim != 4 or images.shape[-1] not in (1, 3) or 0 in images.shape:
        raise ValueError(
            "image_grid: images wants a float array [N, H, W, C] with C 1 or 3 and N >= 1; "
            f"got shape {images.shape}."
        )
    if columns is not None and columns < 1:
        raise ValueError(f"image_grid: columns wants a number >= 1; got {columns}.")
    count, height, width, channels = images.shape
    columns = columns or math.ceil(math.sqrt(count))
    rows = math.ceil(count / columns)
    factor = max(1, _COMFORTABLE // max(height, width))
    pixels = _to_bytes(images).repeat(factor, axis=1).repeat(factor, axis=2)
    down, across = height * factor + _GAP, width * factor + _GAP
    shape = (_GAP + rows * down, _GAP + columns * across, channels)
    grid = np.full(shape, _GAP_SHADE, np.uint8)
    for n, image in enumerate(pixels):
        y, x = _GAP + n // columns * down, _GAP + n % columns * across
        grid[y : y + down - _GAP, x : x + across - _GAP] = image
    return grid


def _to_bytes(images):
    """[-1, 1] to 0 ... 255, the inverse of x / 127.5 - 1."""
    images = np.nan_to_num(images.astype(np.float32), nan=-1.0)
    return np.rint((np.clip(images, -1.0, 1.0) + 1.0) * 127.5).astype(np.uint8)


def encode_png(grid):
    """Returns the bytes of a PNG file, a function of the pixels alone.

    Written here because `tf.io.encode_png` is an operation, which in a graph would need a
    session of its own.

    Args:
      grid: uint8 array `[H, W, C]`, C 1 (grey) or 3 (RGB).

    Raises:
      ValueError: for another dtype or shape.

    Source: the PNG specification, third edition, sections 5 and 11.
    """
    if grid.dtype != np.uint8 or grid.ndim != 3 or grid.shape[-1] not in (1, 3) or not grid.size:
        raise ValueError(
            "encode_png: grid wants a uint8 array [H, W, C] with C 1 or 3; "
            f"got {grid.dtype} {grid.shape}. `image_grid` makes one."
        )
    height, width, channels = grid.shape
    colour_type = {1: 0, 3: 2}[channels]
    header = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    rows = grid.reshape(height, width * channels)
    rows = np.pad(rows, [(0, 0), (1, 0)])  # each row opens with its filter: 0, none
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind, body):
    check = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)


def write_png(path, grid):
    """Writes a picture whole or not at all; a file that was there stays until then.

    Args:
      path: str or path, in a directory that exists.
      grid: uint8 array `[H, W, C]`, C 1 or 3.

    Raises:
      OSError: if the file cannot be written.
    """
    path = pathlib.Path(path)
    content = encode_png(grid)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


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

    def flush(self):
        """Does nothing: what was written is on its way to the disk already."""

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
            raise _os_error(error, self._path) from error
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


def _os_error(error, path):
    """Returns the OSError that TensorFlow made its own error of."""
    code = {
        tf.errors.ResourceExhaustedError: errno.ENOSPC,
        tf.errors.PermissionDeniedError: errno.EACCES,
        tf.errors.NotFoundError: errno.ENOENT,
    }.get(type(error), errno.EIO)
    reason = error.message.rpartition(";")[2].strip() or os.strerror(code)
    return OSError(code, reason, str(path))
