"""`exec`, `eval` and `compile` of text, which is read as the program's own files are."""

import ast
import sys
import types
from collections.abc import Callable
from typing import Any


class Compiler:
    """The three functions for one program.

    Args:
      compile_text: function of (text, path, program, mode) that returns code.
      program: passed on to it.
    """

    def __init__(self, compile_text: Callable[..., types.CodeType], program: Any) -> None:
        self._compile_text = compile_text
        self._program = program

    def _code(self, source, mode):
        if isinstance(source, types.CodeType):
            return source
        if isinstance(source, (bytes, bytearray)):
            source = bytes(source).decode()
        text = source.strip() if mode == "eval" else source
        return self._compile_text(text, "<string>", self._program, mode)

    def exec(self, source: Any, globals: Any = None, locals: Any = None, /, **named: Any) -> None:
        """`exec`; the caller's names unless others are given."""
        globals, locals = _namespaces(globals, locals)
        exec(self._code(source, "exec"), globals, locals, **named)

    def eval(self, source: Any, globals: Any = None, locals: Any = None, /) -> Any:
        """`eval`; the caller's names unless others are given."""
        globals, locals = _namespaces(globals, locals)
        return eval(self._code(source, "eval"), globals, locals)

    def compile(
        self, source: Any, filename: Any, mode: str, flags: int = 0, *rest: Any, **named: Any
    ) -> Any:
        """`compile`; a tree, or a text that is to become one, is left as it is."""
        if isinstance(source, (str, bytes)) and mode != "single" and not flags & ast.PyCF_ONLY_AST:
            text = source if isinstance(source, str) else source.decode()
            return self._compile_text(text, str(filename), self._program, mode)
        return compile(source, filename, mode, flags, *rest, **named)


def _namespaces(globals, locals):
    frame = sys._getframe(2)
    if globals is None:
        globals = frame.f_globals
        locals = frame.f_locals if locals is None else locals
    elif "__builtins__" not in globals:
        globals["__builtins__"] = frame.f_globals["__builtins__"]
    return globals, globals if locals is None else locals
