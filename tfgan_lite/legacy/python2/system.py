"""What `os`, `sys`, `time`, `locale` and `platform` have lost, laid over them."""

import errno as _errno
import os as _os
import sys as _sys
import time as _time
from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.python2.overlays import Overlay


class os(Overlay):
    """`os.getcwdu` and the like."""

    GAPS = {
        "errno": _errno,
        "getcwdu": _os.getcwd,
        "popen2": lambda command, *rest: _popen(command)[:2],
        "popen3": lambda command, *rest: _popen(command),
        "tempnam": lambda *rest: __import__("tempfile").mktemp(),
        "tmpfile": lambda: __import__("tempfile").TemporaryFile(),
        "tmpnam": lambda: __import__("tempfile").mktemp(),
    }


def _popen(command):
    """Returns the standard input, output and error of a command, as files of text."""
    from subprocess import PIPE, Popen

    shell = isinstance(command, str)
    running = Popen(command, shell=shell, text=True, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    return running.stdin, running.stdout, running.stderr


def _walk(top: Any, visit: Callable[..., Any], argument: Any) -> None:
    """`os.path.walk`; what `visit` takes from the list of names is not gone into."""
    names = _os.listdir(top)
    visit(argument, top, names)
    for name in names:
        below = _os.path.join(top, name)
        if _os.path.isdir(below) and not _os.path.islink(below):
            _walk(below, visit, argument)


class path(Overlay):
    """`os.path.walk`."""

    GAPS = {"walk": _walk}


class sys(Overlay):
    """`sys.maxint`, and the encoding that nobody need set."""

    GAPS = {
        "exc_clear": lambda: None,
        "maxint": _sys.maxsize,
        "setcheckinterval": lambda count: None,
        "setdefaultencoding": lambda name: None,
    }


class time(Overlay):
    """`time.clock`: the processor's seconds, as it was on Linux."""

    GAPS = {"clock": _time.process_time}


def _format(form: str, value: Any, grouping: bool = False, monetary: bool = False) -> str:
    return __import__("locale").format_string(form, value, grouping, monetary)


class locale(Overlay):
    """`locale.format`."""

    GAPS = {"format": _format}


class platform(Overlay):
    """`platform.linux_distribution`: the distribution's name, version and code name."""

    @staticmethod
    def _distribution(*arguments: Any, **named: Any) -> tuple[str, str, str]:
        try:
            found = __import__("platform").freedesktop_os_release()
        except OSError:
            found = {}
        name, version, code = (found.get(k, "") for k in ("NAME", "VERSION_ID", "VERSION_CODENAME"))
        return name, version, code

    GAPS = {"dist": _distribution, "linux_distribution": _distribution}
