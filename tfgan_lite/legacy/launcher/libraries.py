"""Installed libraries that were written for TensorFlow 1 and have had no release for any other.

They import `tensorflow` and cannot run on today's, so they get the TensorFlow 1 module, as the
script's own files do. Nobody but a script of that time imports them.
"""

import functools
import importlib.metadata
import os

# By top-level module: the project, and the first major version that is for TensorFlow 2, if any.
_LIBRARIES: dict[str, tuple[str, int | None]] = {
    "edward": ("edward", None),
    "neuralgym": ("neuralgym", None),
    "prettytensor": ("prettytensor", None),
    "sonnet": ("dm-sonnet", 2),
    "sugartensor": ("sugartensor", None),
    "tensorbayes": ("tensorbayes", None),
    "tensorlayer": ("tensorlayer", 2),
    "tensorpack": ("tensorpack", None),
    "tflearn": ("tflearn", None),
    "zhusuan": ("zhusuan", None),
}


def holds(path: str, installed: set[str]) -> bool:
    """Returns whether a file belongs to such a library.

    Args:
      path: str, absolute.
      installed: the names of folders in which packages are installed.
    """
    parts = path.split(os.sep)
    for folder, below in zip(parts, parts[1:], strict=False):
        if folder in installed:
            return _is_of_version_1(below.removesuffix(".py"))
    return False


@functools.cache
def _is_of_version_1(module):
    if module not in _LIBRARIES:
        return False
    project, first = _LIBRARIES[module]
    if first is None:
        return True
    try:
        version = importlib.metadata.version(project)
    except importlib.metadata.PackageNotFoundError:
        return False
    return int(version.partition(".")[0]) < first
