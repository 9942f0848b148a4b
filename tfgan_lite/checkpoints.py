"""The checkpoints of a working directory: which there are, and which are whole."""

import dataclasses
import os
import pathlib
import re
from collections.abc import Mapping

import tensorflow as tf

from tfgan_lite.errors import InputError

NAME = "model.ckpt"
# What TensorFlow raises for a file that is missing, cut short or altered: a data file that
# ends too early comes as an IndexError.
READ_ERRORS = (tf.errors.OpError, ValueError, RuntimeError, LookupError, OSError)


@dataclasses.dataclass(frozen=True)
class Found:
    """What a working directory holds.

    Attributes:
      good: paths without `.index`, oldest first, of checkpoints that can be read whole.
      damaged: list of (path, reason), newest first, of those that cannot.
    """

    good: list[str]
    damaged: list[tuple[str, str]]

    @property
    def newest_damaged(self) -> bool:
        """Whether a damaged checkpoint is newer than every whole one."""
        return bool(self.damaged) and (
            not self.good or step_of(self.damaged[0][0]) > step_of(self.good[-1])
        )


def step_of(path: str) -> int:
    """Returns the step of a checkpoint, the number at the end of its path."""
    return int(path.rpartition("-")[2])


def check_path(flag: str, path: str | os.PathLike[str]) -> None:
    """Checks that TensorFlow can read back what it writes below a path.

    Its readers take the path for a pattern of file names, its writers do not.

    Raises:
      InputError: for a path with a character of such a pattern.
    """
    found = sorted(set("*?[\\") & set(str(path)))
    if found:
        raise InputError(
            f"{flag}: wants a path without {' '.join(found)}, which TensorFlow takes for a "
            f"pattern of file names; got {str(path)!r}. Give another path."
        )


def damage(path: str | os.PathLike[str]) -> str | None:
    """Returns None if every tensor of a checkpoint can be read, else the reason in a line.

    Reading a tensor verifies its checksum, so that a file cut short or altered shows.
    """
    try:
        reader = tf.train.load_checkpoint(str(path))
        for name in reader.get_variable_to_shape_map():
            reader.get_tensor(name)
    except READ_ERRORS as error:
        return str(error).splitlines()[0]
    return None


def check_holds(path: str, wanted: Mapping[str, tf.Variable], where: str) -> None:
    """Checks that a checkpoint has every variable that is wanted, in its shape and dtype.

    Args:
      path: str, without `.index`.
      wanted: dict from full name to variable.
      where: str, who wants them, for the message.

    Raises:
      InputError: that names variables that are missing, or have another shape or dtype.
    """
    reader = tf.train.load_checkpoint(path)
    shapes, dtypes = reader.get_variable_to_shape_map(), reader.get_variable_to_dtype_map()
    lacking = []
    for name, variable in wanted.items():
        shape, dtype = variable.shape.as_list(), variable.dtype.base_dtype
        if shapes.get(name) != shape:
            got = shapes.get(name, "no variable of that name")
            lacking.append(f"{name} with shape {shape}; got {got}")
        elif dtypes[name] != dtype:
            lacking.append(f"{name} as {dtype.name}; got {dtypes[name].name}")
    if lacking:
        shown = ". It wants ".join(lacking[:3])
        more = f" (and {len(lacking) - 3} more)" if len(lacking) > 3 else ""
        raise InputError(
            f"checkpoint {path}: {where} wants {shown}{more}. "
            "`tfgan-checkpoint list` shows what it holds."
        )


def find(workdir: str | os.PathLike[str]) -> Found:
    """Looks through a working directory and reads each checkpoint once.

    A checkpoint counts as damaged too when only one of its files is there, or when the
    `checkpoint` file that TensorFlow keeps names it and it is gone.

    Args:
      workdir: path; it need not exist.

    Returns:
      `Found`.
    """
    workdir = pathlib.Path(workdir)
    steps = set()
    for file in workdir.glob(f"{NAME}-*"):
        match = re.fullmatch(re.escape(NAME) + r"-(\d+)\.(index|data-\d+-of-\d+)", file.name)
        if match:
            steps.add(int(match[1]))
    steps |= _recorded_steps(workdir)
    good: list[str] = []
    damaged: list[tuple[str, str]] = []
    for step in sorted(steps):
        path = str(workdir / f"{NAME}-{step}")
        reason = damage(path)
        if reason is None:
            good.append(path)
        else:
            damaged.insert(0, (path, reason))
    return Found(good, damaged)


def _recorded_steps(workdir: pathlib.Path) -> set[int]:
    """Returns the steps of the checkpoints that TensorFlow's `checkpoint` file names."""
    try:
        text = (workdir / "checkpoint").read_text()
    except (OSError, UnicodeDecodeError):
        return set()
    return {int(step) for step in re.findall(rf'{re.escape(NAME)}-(\d+)"', text)}
