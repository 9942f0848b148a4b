"""Checkpoints of several files that are written whole or not at all."""

import contextlib
import os
import pathlib
import re
import shutil
import tempfile
from collections.abc import Iterator

import tensorflow as tf

from tfgan_lite.conversion.contents import Kind
from tfgan_lite.disk_errors import os_error
from tfgan_lite.errors import InputError


def files_of(path: str, kind: Kind) -> list[pathlib.Path]:
    """Returns the files that a checkpoint of this path and kind has on the disk."""
    file = pathlib.Path(path)
    if kind.of_keras:
        return [file] if os.path.lexists(file) else []
    pattern = re.escape(file.name) + r"\.(index|data-\d+-of-\d+)"
    beside = file.parent.iterdir() if file.parent.is_dir() else ()
    return sorted(other for other in beside if re.fullmatch(pattern, other.name))


def check(path: str, kind: Kind, overwrite: bool) -> None:
    """Checks that a checkpoint can be put there.

    Raises:
      InputError: if there is one already and `overwrite` is False, if a directory is in the
        way, or if there is no directory to put it in.
    """
    file = pathlib.Path(path)
    if not file.parent.is_dir():
        raise InputError(
            f"target {path}: wants a directory that exists; got {str(file.parent)!r}. "
            "Make it first."
        )
    found = files_of(path, kind)
    if found and found[0].is_dir():
        raise InputError(f"target {path}: wants a file; got a directory. Give another target.")
    if found and not overwrite:
        raise InputError(
            f"target {path}: wants a path without a checkpoint; got {found[0].name}. "
            "Give another, or --overwrite."
        )


@contextlib.contextmanager
def placing(path: str, kind: Kind) -> Iterator[str]:
    """Yields a path to write a checkpoint to, whose files then take their places together.

    They are written into a directory beside the target. If the block raises or a file cannot
    be moved, what was there before stays or comes back. A process that is killed between two
    moves leaves the directory behind, with the old files in it.

    Args:
      path: of the checkpoint, without `.index`.
      kind: its `Kind`.

    Yields:
      str, a path with the same last part.

    Raises:
      InputError: if the disk does not take it.
    """
    target = pathlib.Path(path)
    directory = None
    try:
        directory = pathlib.Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        new = directory / "new"
        new.mkdir()
        yield str(new / target.name)
        _exchange(files_of(path, kind), sorted(new.iterdir()), target.parent, directory / "old")
    except tf.errors.OpError as error:
        raise _refused(path, os_error(error, path)) from error
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        if directory is not None:
            shutil.rmtree(directory, ignore_errors=True)


def _exchange(
    old: list[pathlib.Path], new: list[pathlib.Path], place: pathlib.Path, aside: pathlib.Path
) -> None:
    """Moves the old files aside and the new ones to their place; undoes all if one move fails.

    In order of their names the data come before the index, without which they are nothing.
    """
    aside.mkdir()
    moves = [(file, aside / file.name) for file in reversed(old)]
    moves += [(file, place / file.name) for file in new]
    done: list[tuple[pathlib.Path, pathlib.Path]] = []
    try:
        for source, destination in moves:
            os.replace(source, destination)
            done.append((source, destination))
    except BaseException:
        for source, destination in reversed(done):
            os.replace(destination, source)
        raise


def _refused(path, error):
    return InputError(
        f"target {path}: cannot be written ({error.strerror or error}). Nothing was changed. "
        "Make room or give another path."
    )
