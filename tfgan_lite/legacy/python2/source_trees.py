"""What there is of the module `parser`, which Python 3.10 left out: source that is compiled."""

from typing import Any

__all__ = [
    "ParserError",
    "STType",
    "compilest",
    "expr",
    "isexpr",
    "issuite",
    "sequence2st",
    "st2list",
    "st2tuple",
    "suite",
    "tuple2st",
]


class SourceTree:
    """What `expr` and `suite` return: source that can be compiled.

    Departure: it has no concrete syntax tree, which Python has no more; `tolist` and `totuple`
    raise NotImplementedError.
    """

    def __init__(self, source: str, mode: str) -> None:
        self._source, self._mode = source, mode
        self.compile()  # raises SyntaxError where `parser` did

    def compile(self, filename: str = "<syntax-tree>") -> Any:
        """Returns the code."""
        return compile(self._source, filename, self._mode)

    def isexpr(self) -> bool:
        """Returns whether the source is an expression."""
        return self._mode == "eval"

    def issuite(self) -> bool:
        """Returns whether the source is statements."""
        return self._mode == "exec"

    def totuple(self, *args: Any, **kwargs: Any) -> Any:
        """Raises NotImplementedError."""
        raise NotImplementedError(
            "parser: a concrete syntax tree is nothing that Python has since 3.10. "
            "Next: read the source with the module ast."
        )

    tolist = totuple


def expr(source: str) -> SourceTree:
    """Returns an expression. Raises SyntaxError for what is none."""
    return SourceTree(source, "eval")


def suite(source: str) -> SourceTree:
    """Returns statements. Raises SyntaxError for what are none."""
    return SourceTree(source, "exec")


ParserError = SyntaxError
STType = SourceTree
compilest = SourceTree.compile
isexpr = SourceTree.isexpr
issuite = SourceTree.issuite
sequence2st = st2list = st2tuple = tuple2st = SourceTree.totuple
