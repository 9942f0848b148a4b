"""Builtins of Python 2: `xrange` is `range`, `unicode` is `str`, `file(name)` is `open(name)`.

Python 3 has none of these names, so they are changed in a program of Python 3 too.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, code, expression

_NAMES = {
    "StandardError": "Exception",
    "buffer": "memoryview",
    "file": "open",
    "intern": "sys.intern",
    "long": "int",
    "raw_input": "input",
    "reduce": "functools.reduce",
    "unichr": "chr",
    "unicode": "str",
    "xrange": "range",
}
_IMPORTED = {
    "apply": "tfgan_lite.legacy.python2.builtin_names",
    "cmp": "tfgan_lite.legacy.python2.operators",
    "coerce": "tfgan_lite.legacy.python2.builtin_names",
}


class BuiltinNames(Rule):
    """Builtins that Python 3 has not."""

    name = "builtin_names"

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns the name of today."""
        name = symbol.removeprefix("builtins.")
        if name == symbol or not isinstance(node, cst.Name):
            return None
        if name in _NAMES:
            module, _, attribute = _NAMES[name].rpartition(".")
            if not module:
                return expression(_NAMES[name])
            bound = file.imported(module, "", (module, f"{module}_module"), node)
            return expression(f"{bound}.{attribute}")
        if name == "basestring":
            return expression("(str, bytes)")
        if name == "reload" and not self._is_of_sys(node, file):
            bound = file.imported("importlib", "", ("importlib",), node)
            return expression(f"{bound}.reload")
        if name in _IMPORTED:
            real = "compare" if name == "cmp" else name
            bound = file.imported(_IMPORTED[name], real, (real, f"{real}2"), node)
            return expression(bound)
        return None

    def _is_of_sys(self, node, file):
        call = file.names.parents.get(node)
        args = call.args if isinstance(call, cst.Call) else ()
        return bool(args) and file.names.qualified(args[0].value) == "sys"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns what `execfile(name)` does, and a call of `apply`."""
        if symbol == "builtins.execfile" and len(node.args) == 1:
            return expression(f"exec(open({code(new.args[0].value)}).read())")
        if symbol == "builtins.input" and file.around.python2:
            return expression(f"eval({code(new)})")
        return None

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Takes `reload(sys)` and `sys.setdefaultencoding("utf8")` out: Python 3 is UTF-8."""
        if not isinstance(node, cst.Expr) or not isinstance(node.value, cst.Call):
            return None
        call = node.value
        name = file.names.qualified(call.func)
        first = file.names.qualified(call.args[0].value) if call.args else None
        useless = name in ("builtins.reload", "imp.reload", "importlib.reload") and first == "sys"
        if not useless and name != "sys.setdefaultencoding":
            return None
        line: Any = file.names.parents.get(node)
        body = getattr(file.names.parents.get(line), "body", ())
        if isinstance(line, cst.SimpleStatementLine) and len(line.body) < 2 and len(body) < 2:
            return cst.Pass()
        return cst.RemovalSentinel.REMOVE
