"""Processes that `multiprocessing` starts by its method `spawn`: they load the script as we do.

Python's own way reads the script's file in the new process as today's Python, where a TensorFlow 1
script cannot be loaded, and a pool then starts processes without end. `forkserver` stays Python's.
"""

import multiprocessing.spawn
import os
from typing import Any

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(__file__))))
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
        first = f"import sys; sys.path.insert(0, {_ROOT!r}); from {_LOADER} import load; "
        first += f"sys.path.remove({_ROOT!r}); load{(script, *program)!r}; "
        words[place] = first + words[place]
        return words

    multiprocessing.spawn.get_command_line = get_command_line
