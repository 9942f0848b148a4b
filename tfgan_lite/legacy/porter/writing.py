"""Writes a port whole or not at all: into a folder beside OUT, which then takes its place."""

import os
import pathlib
import shutil
from collections.abc import Iterable

from tfgan_lite import files
from tfgan_lite.errors import InputError
from tfgan_lite.legacy.porter.porting import Ported


def check(source: pathlib.Path, out: pathlib.Path, force: bool) -> None:
    """Raises InputError for an output that is the input, lies in it, or exists without force."""
    real, target = source.resolve(), out.resolve()
    if not source.exists():
        raise InputError(f"port: SRC wants to be a file or folder; got {source}. Check the path.")
    if target == real or real in target.parents or target in real.parents:
        raise InputError(
            f"-o: wants a place apart from SRC, {source}; got {out}. Name another folder."
        )
    if not target.parent.is_dir():
        raise InputError(
            f"-o: wants to be in a folder that exists; got {out}. Make {out.parent} first."
        )
    if os.path.lexists(out) and not force:
        raise InputError(f"-o: {out} exists. Name another place, or replace it with --force.")
    if os.path.lexists(out) and out.is_dir() != source.is_dir():
        kind = "folder" if source.is_dir() else "file"
        raise InputError(f"-o: wants to be a {kind}, as SRC is; got {out}. Name another place.")


def write_file(ported: Ported, source: pathlib.Path, out: pathlib.Path) -> None:
    """Writes the port of one file, with the permissions of the file."""
    with files.replacing(out) as temporary:
        temporary.write_bytes(ported.data)
        shutil.copymode(source, temporary)


def write_folder(
    ported: Iterable[Ported],
    others: Iterable[pathlib.PurePath],
    root: pathlib.Path,
    out: pathlib.Path,
) -> None:
    """Writes the ports of a folder's files, and copies the others.

    Args:
      ported: the Python files.
      others: paths relative to the root; links are copied as links, and lead where they led.
      root: folder of the input.
      out: folder to make, or to replace if it is there.
    """
    temporary = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    old = out.with_name(f".{out.name}.{os.getpid()}.old")
    try:
        temporary.mkdir()
        for file in ported:
            target = temporary / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.data)
            shutil.copymode(root / file.path, target)
        for path in others:
            target = temporary / path
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy(root / path, target, root)
        if out.exists():
            os.replace(out, old)
        try:
            os.replace(temporary, out)
        except BaseException:
            if old.exists():
                os.replace(old, out)
            raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _copy(path, target, root):
    """Copies a file, or a link: one that leads out of the root by a relative path, made whole."""
    if not path.is_symlink():
        shutil.copy2(path, target)
        return
    leads_to = path.resolve()
    outside = not leads_to.is_relative_to(root.resolve())
    target.symlink_to(leads_to if outside else os.readlink(path))
