"""Files that are written whole or not at all."""

import contextlib
import os
import pathlib
from collections.abc import Iterator


@contextlib.contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[pathlib.Path]:
    """Yields a path beside `path` to write to, which takes its place when the block ends.

    If the block raises, what it wrote is removed and a file that was there stays as it was.

    Args:
      path: str or path, in a directory that exists.

    Yields:
      `pathlib.Path`, hidden, in the same directory.
    """
    path = pathlib.Path(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):  # the failure that led here is the one to tell of
            temporary.unlink(missing_ok=True)
        raise
