"""What a comparison writes below `--out`: files whole or not at all, and a disk that refuses."""

import contextlib
import pathlib
from collections.abc import Iterator

from tfgan_lite import files
from tfgan_lite.errors import InputError


def write_text(path: pathlib.Path, written: str) -> None:
    """Writes a text and a line end, in place of what was there."""
    with files.replacing(path) as temporary:
        temporary.write_text(written + "\n")


@contextlib.contextmanager
def writing(out: pathlib.Path) -> Iterator[None]:
    """Tells of a disk that does not take what is written as of the flag that chose it.

    Raises:
      InputError: instead of an OSError of the block.
    """
    try:
        yield
    except OSError as error:
        raise InputError(
            f"--out: wants a directory that can be written; got {str(out)!r} ({error})."
        ) from error
