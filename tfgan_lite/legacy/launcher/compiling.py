"""From the text of an own file to code, by way of Python 2 and of what was removed since."""

import ast
import linecache
import os
import types
import warnings
from typing import Any

from tfgan_lite.legacy.launcher import sources
from tfgan_lite.legacy.launcher.programs import Program
from tfgan_lite.legacy.python2 import prints, rewriting

TRANSLATED: set[str] = set()  # files whose columns are not those of the text on disk


def compile_file(path: str, program: Program) -> types.CodeType:
    """Returns the code of an own file, with the line numbers of the text on disk.

    Raises:
      SyntaxError: if it is no Python of either version, or not of the one that was asked for.
        Its attribute `readings` then says where each reading stops.
    """
    text = sources.read(path)
    _remember_lines(path, text)
    return compile_text(text, path, program)


def compile_text(
    text: str, path: str, program: Program, mode: str = "exec", flags: int = 0
) -> types.CodeType:
    """Returns the code of a text; see `compile_file`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "\d" and `is 3` went without a word at the time
        tree, translated = _parse(text, path, program, mode)
        if translated:
            TRANSLATED.add(path)
        python2 = program.is_python2 or translated
        tree = rewriting.rewrite(tree, python2, translated, numpy="numpy" in text)
        code: Any = compile(tree, path, mode, flags, True)  # type: ignore[call-overload]
        return code


def _parse(text, path, program, mode):
    """Returns the tree, and whether it came by way of the translator."""
    if program.version == 3:
        return ast.parse(text, path, mode), False
    try:
        tree = ast.parse(text, path, mode)
        if not prints.is_print_statement_only(tree):
            return tree, False
        stopped = None
    except SyntaxError as error:
        stopped = error
    from tfgan_lite.legacy.python2 import translation  # the translator: only where it is needed

    try:
        translated = translation.translate(text)
        return ast.parse(translated, path, mode), True
    except (SyntaxError, translation.Unreadable) as error:
        if stopped is None:
            return tree, False
        raise _no_python(path, text, stopped, error) from None


def _no_python(path, text, third, second):
    """Returns the error that shows the reading which came further."""
    lines = {3: third.lineno or 1, 2: second.lineno or 1}
    further = third if lines[3] >= lines[2] else second
    shown = text.split("\n")[further.lineno - 1] if further.lineno else ""
    error: Any = SyntaxError(further.msg, (path, further.lineno, further.offset, shown))
    error.readings = (
        f"{os.path.basename(path)} is no Python of any version: read as Python 3 it stops at line "
        f"{lines[3]} ({third.msg}), read as Python 2 at line {lines[2]} ({second.msg})."
    )
    return error


def _remember_lines(path, text):
    """Lets tracebacks show the lines of a file that is not UTF-8, or can be read once only."""
    if not os.path.isfile(path) or not _is_utf8(path):
        lines = text.splitlines(keepends=True)
        linecache.cache[path] = (len(text), None, lines, path)


def _is_utf8(path):
    try:
        with open(path, encoding="utf-8") as file:
            file.read()
    except UnicodeDecodeError:
        return False
    return True
