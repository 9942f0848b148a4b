"""Files that are written whole or not at all."""

import contextlib
import os
import pathlib
import shutil
import tempfile
from collections.abc import Iterator


@contextlib.contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[pathlib.Path]:
    """Yields a path beside `path` to write to, which takes its place when the block ends.

    If the block raises, what it wrote is removed and a file that was there stays as it was. What
    is no file, such as /dev/null or a pipe, is never replaced: it is written to, at the end.

    Args:
      path: str or path, in a directory that exists.

    Yields:
      `pathlib.Path`, hidden, in the same directory; for what is no file, in one of its own.
    """
    path = pathlib.Path(path)
    if path.exists() and not path.is_file() and not path.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            temporary = pathlib.Path(folder, path.name)
            yield temporary
            with open(temporary, "rb") as source, open(path, "wb") as target:
                shutil.copyfileobj(source, target)
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):  # the failure that led here is the one to tell of
            temporary.unlink(missing_ok=True)
        raise
