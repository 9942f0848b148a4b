"""What is shown of an uncaught exception: the script's frames and those below them, not ours."""

import linecache
import os
import sys
import threading
import traceback
import types
from typing import Any

from tfgan_lite.legacy.launcher import advice, compiling
from tfgan_lite.legacy.launcher.own_files import OwnFiles

_LEGACY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_HIDDEN = tuple(
    os.path.join(_LEGACY, name, "") for name in ("comparing", "launcher", "python2", "old_packages")
)


_starters: set[str] = set()


def install(own: OwnFiles, starter: str | None) -> None:
    """Shows the exceptions of this process's threads without the launcher's frames.

    Args:
      own: which files are the script's.
      starter: the file that was `__main__` before the script.
    """
    if starter is not None:
        _starters.add(starter)

    def show(
        kind: type[BaseException], value: BaseException, trace: types.TracebackType | None
    ) -> None:
        print(text(value, own), end="", file=sys.stderr)
        for line in advice.lines(value):
            print(f"tfgan-legacy: {line}", file=sys.stderr)

    def show_in_thread(arguments: Any) -> None:
        if arguments.exc_type is SystemExit:
            return
        name = arguments.thread.name if arguments.thread else threading.get_ident()
        print(f"Exception in thread {name}:", file=sys.stderr)
        show(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook = show
    threading.excepthook = show_in_thread


def text(value: BaseException, own: OwnFiles) -> str:
    """Returns the traceback of an exception as Python prints it, without the launcher's frames."""
    linecache.checkcache()
    shown = traceback.TracebackException.from_exception(value, compact=True)
    _clean(shown, own)
    return "".join(shown.format())


def _clean(shown, own):
    if shown is None:
        return
    frames = list(shown.stack)
    first = next((i for i, f in enumerate(frames) if _is_of_script(f.filename, own)), None)
    if first is not None:  # an exception of a library's own thread has no frame of the script
        frames = frames[first:]
    shown.stack[:] = [frame for frame in frames if not frame.filename.startswith(_HIDDEN)]
    if first is None and shown.exc_type is not None and issubclass(shown.exc_type, SyntaxError):
        shown.stack[:] = []  # the script itself: nothing ran before it
    for frame in shown.stack:
        if frame.filename in compiling.TRANSLATED and hasattr(frame, "colno"):
            frame.colno = frame.end_colno = None  # columns of the translated text
    _clean(shown.__cause__, own)
    _clean(shown.__context__, own)
    for inner in getattr(shown, "exceptions", None) or ():
        _clean(inner, own)


def _is_of_script(path, own):
    return path not in _starters and own.contains(path)
