"""TensorFlow's errors about files, told as what they are: an OSError with a reason."""

import errno
import os
import re

import tensorflow as tf

_CODES = {
    tf.errors.ResourceExhaustedError: errno.ENOSPC,
    tf.errors.PermissionDeniedError: errno.EACCES,
    tf.errors.NotFoundError: errno.ENOENT,
}


def os_error(error: tf.errors.OpError, path: str | os.PathLike[str]) -> OSError:
    """Returns the OSError that TensorFlow made an error of its own of.

    TensorFlow writes `<file>; <reason of the operating system>`, in a session with the
    traceback of the operation around it.

    Args:
      error: what an operation on a file raised.
      path: the file.
    """
    code = _CODES.get(type(error), errno.EIO)
    reason = re.search(r"; ([^\n]+)", error.message)
    return OSError(code, reason[1].strip() if reason else os.strerror(code), str(path))
