"""A file's text as Python 3 reads it: as it stands, or translated from Python 2."""

import ast
import contextlib
import textwrap
import warnings

import libcst as cst

from tfgan_lite.legacy.porter.tree import Source
from tfgan_lite.legacy.python2 import prints, translation

_LONGEST = 80  # of a message, which may hold all of a text between quotes


class Unreadable(Exception):
    """A file cannot be read as Python.

    Attributes:
      line: int, where.
      why: str, what it wants and what it is.
      advice: str, what to do.
    """

    def __init__(self, line: int, why: str, advice: str) -> None:
        super().__init__(why)
        self.line, self.why, self.advice = line, why, advice


def readable(source: Source) -> tuple[str, bool]:
    """Returns a file's text as Python 3 reads it, and whether it was translated.

    Raises:
      Unreadable: for a file that is no Python.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        third = None
        try:
            tree = ast.parse(source.text)
            if not prints.is_print_statement_only(tree):
                cst.parse_module(source.text)
                return source.text, False
        except SyntaxError as error:
            third = error
        except cst.ParserSyntaxError as error:  # tabs beside spaces, or what libcst does not know
            with contextlib.suppress(cst.ParserSyntaxError):
                text = translation.expand_tabs(source.text)
                cst.parse_module(text)
                return text, False
            why = f"has a line {error.raw_line} that the parser cannot read ({error.message})"
            raise Unreadable(error.raw_line, why, "Rewrite that line, and port again") from None
        except ValueError as error:
            why = f"wants to be Python source; got {error}"
            raise Unreadable(1, why, "Leave the file out") from None
        try:
            text = _with_tabs(translation.translate(source.text), source.text)
            ast.parse(text)
            cst.parse_module(text)
            return text, True
        except (SyntaxError, translation.Unreadable, cst.ParserSyntaxError) as error:
            second = error
    raise _no_python(third, second)


def _with_tabs(text, original):
    """Returns a translated text with the tabs that lines began with, if they can stay."""
    if "\t" not in original:
        return text
    lines, olds = text.split("\n"), original.split("\n")
    if len(lines) != len(olds):
        return text
    for i, (line, old) in enumerate(zip(lines, olds, strict=True)):
        code = old.lstrip(" \t\f")
        lead = old[: len(old) - len(code)]
        width = len(lead.expandtabs(8))
        if "\t" in lead and line[:width].isspace() and not line[width : width + 1].isspace():
            lines[i] = lead + line[width:]
    try:
        ast.parse("\n".join(lines))
        cst.parse_module("\n".join(lines))
    except (SyntaxError, cst.ParserSyntaxError):
        return text
    return "\n".join(lines)


def _no_python(third, second):
    read3 = f"line {third.lineno} ({third.msg})" if third is not None else "no line"
    line = getattr(second, "lineno", None) or getattr(second, "raw_line", 0)
    message = getattr(second, "msg", None) or getattr(second, "message", "")
    told = textwrap.shorten(str(message), _LONGEST, placeholder=" ...")
    why = (
        f"wants to be Python; got text of no version of it: read as Python 3 it stops at {read3}, "
        f"read as Python 2 at line {line} ({told})"
    )
    return Unreadable(line or 1, why, "Mend it and port again")
