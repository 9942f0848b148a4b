"""Python 2 text into Python 3 text, line for line, by fissix, a maintained lib2to3.

Only what Python 3 cannot read is translated here. No line is added, so that a traceback's line
numbers are those of the file; names such as `xrange` come from `builtin_names` instead.
"""

import functools
import io

from fissix import refactor
from fissix.pgen2 import parse, tokenize

_FIXERS = [f"fissix.fixes.fix_{n}" for n in ("except", "exec", "ne", "numliterals", "paren")]
_FIXERS += [f"fissix.fixes.fix_{n}" for n in ("print", "raise", "repr", "throw")]
_OWN_FIXERS = f"{__package__}.fixers"
_FIXERS += [f"{_OWN_FIXERS}.fix_{n}" for n in ("raw_unicode", "str_escapes", "tuple_parameters")]


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
            failures.append((*prefix_and_place[1], f"invalid syntax at {error.value!r}"))
        except tokenize.TokenError as error:
            message, place = (*error.args, (1, 0))[:2]
            failures.append((*place, message))
        except IndentationError as error:
            failures.append((error.lineno or 1, error.offset or 0, error.msg))
    line, column, message = max(failures)
    raise Unreadable(message, min(line, text.count("\n")), column + 1)


@functools.cache
def _translator(print_function):
    return refactor.RefactoringTool(_FIXERS, {"print_function": print_function})


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
