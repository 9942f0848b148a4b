"""Processes that `multiprocessing` starts by its method `spawn`: they load the script as we do.

Python's own way reads the script's file in the new process as today's Python, where a TensorFlow 1
script cannot be loaded, and a pool then starts processes without end. `forkserver` stays Python's.
"""

import multiprocessing.spawn
from typing import Any

from tfgan_lite.legacy.launcher.importing_afresh import importing

_LOADER = "tfgan_lite.legacy.launcher.processes"


def install(script: str, *program: Any) -> None:
    """Lets such processes begin with `processes.load`.

    Args:
      script: str, absolute path.
      *program: what `load` needs besides; plain values.
    """
    command_line = multiprocessing.spawn.get_command_line

    def get_command_line(**named: Any) -> list[str]:
        words = command_line(**named)
        place = words.index("-c") + 1
        first = importing(_LOADER, "load") + f"load{(script, *program)!r}; "
        words[place] = first + words[place]
        return words

    multiprocessing.spawn.get_command_line = get_command_line
