"""Python 2 text into Python 3 text, line for line, by fissix, a maintained lib2to3.

Only what Python 3 cannot read is translated here. No line is added, so that a traceback's line
numbers are those of the file; names such as `xrange` come from `builtin_names` instead.
"""

import functools
import io
import textwrap
from collections.abc import Callable
from typing import Any

from fissix import refactor
from fissix.pgen2 import parse, tokenize

_FIXERS = [f"fissix.fixes.fix_{n}" for n in ("except", "exec", "ne", "numliterals", "paren")]
_FIXERS += [f"fissix.fixes.fix_{n}" for n in ("print", "raise", "repr", "throw")]
_OWN_FIXERS = f"{__package__}.fixers"
_FIXERS += [f"{_OWN_FIXERS}.fix_{n}" for n in ("raw_unicode", "str_escapes", "tuple_parameters")]
_FIXERS += [f"{_OWN_FIXERS}.fix_except_targets"]


class Unreadable(ValueError):
    """Text that is no Python 2.

    Attributes:
      msg: str, why.
      lineno: int, where.
      offset: int, the column, from 1.
    """

    def __init__(self, msg: str, lineno: int, offset: int) -> None:
        super().__init__(f"line {lineno}: {msg}")
        self.msg, self.lineno, self.offset = msg, lineno, offset


def translate(text: str) -> str:
    """Returns Python 2 source as Python 3 source with the same lines.

    Args:
      text: str that ends in a newline.

    Raises:
      Unreadable: if it is not Python 2 either.
    """
    failures = []
    for print_function in (False, True):  # a file may print by a function without saying so
        try:
            spaced = expand_tabs(text)
            return str(_translator(print_function).refactor_string(spaced, "<Python 2>"))
        except parse.ParseError as error:
            prefix_and_place = error.context or ("", (1, 0))
            value = textwrap.shorten(error.value or "", 40) or error.value
            failures.append((*prefix_and_place[1], f"invalid syntax at {value!r}"))
        except tokenize.TokenError as error:
            message, place = (*error.args, (1, 0))[:2]
            failures.append((*place, message))
        except IndentationError as error:
            failures.append((error.lineno or 1, error.offset or 0, error.msg))
    line, column, message = max(failures)
    raise Unreadable(message, min(line, text.count("\n")), column + 1)


@functools.cache
def _translator(print_function):
    return _Translator(_FIXERS, {"print_function": print_function})


class _Translator(refactor.RefactoringTool):
    """Keeps the line ends that a fixer drops, such as those in `print >>f, \\`."""

    def get_fixers(self) -> Any:
        """Returns the fixers in two lists, before and after those of their children."""
        before, after = super().get_fixers()
        for fixer in (*before, *after):
            fixer.transform = _with_all_lines(fixer.transform)
        return before, after


def _with_all_lines(transform: Callable[..., Any]) -> Callable[..., Any]:
    def transform_in_as_many_lines(node: Any, results: dict[str, Any]) -> Any:
        lines = str(node).count("\n")
        new = transform(node, results)
        lost = 0 if new is None else lines - str(new).count("\n")
        if lost > 0:
            *_, last = new.leaves()
            last.prefix = "\\\n" * lost + last.prefix
        return new

    return transform_in_as_many_lines


def expand_tabs(text: str) -> str:
    """Returns the text with leading tabs as Python 2 counts them: up to the next eighth column."""
    lines = text.split("\n")
    if not any(line.startswith((" ", "\t")) and "\t" in line for line in lines):
        return text
    inside: set[int] = set()  # lines that begin within a string
    for kind, _, (first, _), (last, _), _ in tokenize.generate_tokens(io.StringIO(text).readline):
        if kind == tokenize.STRING:
            inside.update(range(first + 1, last + 1))
    for i, line in enumerate(lines):
        if i + 1 not in inside:
            code = line.lstrip(" \t\f")
            lines[i] = line[: len(line) - len(code)].replace("\f", "").expandtabs(8) + code
    return "\n".join(lines)
