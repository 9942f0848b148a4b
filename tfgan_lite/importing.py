"""Something of the user's own, named as `package.module:function`."""

import importlib
import os
import sys
from collections.abc import Callable
from typing import Any

from tfgan_lite.errors import InputError


def call_by_name(
    flag: str, name: str, call: Callable[[Callable[..., Any]], Any] = lambda function: function()
) -> Any:
    """Imports a function, calls it without arguments and returns what it returns.

    Args:
      flag: str, the flag that named it, for error messages.
      name: str, `package.module:function`. The module is looked for in the current directory
        too, as `python -m` does.
      call: function that calls the function, where that takes more.

    Raises:
      InputError: if the module or function is not there, or fails; with the file and line.
    """
    module, _, function = name.partition(":")
    if os.getcwd() not in sys.path:  # an app's own folder is bin/
        sys.path.insert(0, os.getcwd())
    try:
        return call(getattr(importlib.import_module(module), function))
    except InputError:  # says already what is wrong
        raise
    except Exception as error:  # whatever the user's code raises
        raise InputError(
            f"{flag}: {name} wants module {module}, installed or in {os.getcwd()}, with a function "
            f"{function} without arguments; got {type(error).__name__}: {error}{_place(error)}."
        ) from error


def _place(error):
    """Returns where in the user's code an exception came from: its last line below this file."""
    frame, found = error.__traceback__, ""
    while frame is not None:
        file = frame.tb_frame.f_code.co_filename
        if file != __file__ and "importlib" not in file:
            found = f" ({file}, line {frame.tb_lineno})"
        frame = frame.tb_next
    return found
