"""Attributes of Python 2 and of old packages: `f.func_name`, `array.tostring()`, `error.message`.

Only those that can be nothing else are changed; the rest is reported.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, code, expression

_ATTRIBUTES = {
    "func_code": "__code__",
    "func_defaults": "__defaults__",
    "func_dict": "__dict__",
    "func_doc": "__doc__",
    "func_globals": "__globals__",
    "func_name": "__name__",
    "im_func": "__func__",
    "im_self": "__self__",
    "isAlive": "is_alive",
}
_CALLED = {"tostring": "tobytes"}
_PYTHON2 = {"__nonzero__": "__bool__", "__div__": "__truediv__", "__rdiv__": "__rtruediv__"}
_PYTHON2 |= {"__idiv__": "__itruediv__"}
_BLANK = cst.EmptyLine(indent=False)
_CODECS = ("hex", "base64", "zlib", "zip", "bz2", "rot13", "string_escape")
_REPORTED = {
    "textsize": "draw.textbbox((0, 0), text, font)[2:] gives width and height",
    "getsize": "font.getbbox(text)[2:] gives width and height",
    "itemset": "write array[index] = value",
    "as_matrix": "write frame.values",
    "tostring_rgb": "write np.asarray(canvas.buffer_rgba())[..., :3].tobytes()",
}


class OldAttributes(Rule):
    """Attributes by their names of today."""

    name = "old_attributes"

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Returns an attribute, or a method of a class, under today's name."""
        if isinstance(node, cst.Attribute) and node.attr.value in _ATTRIBUTES:
            if not file.names.is_read(node) or f"def {node.attr.value}(" in file.text:
                return None
            return new.with_changes(attr=cst.Name(_ATTRIBUTES[node.attr.value]))
        if isinstance(node, cst.FunctionDef) and file.around.python2:
            return self._method(node, new, file)
        if isinstance(node, cst.ExceptHandler):
            return self._message(node, new)
        return None

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns `x.tobytes()` for `x.tostring()`, and reports what Pillow and others lost."""
        if not isinstance(node.func, cst.Attribute):
            return None
        name = node.func.attr.value
        root = file.names.root(node.func)
        meaning = file.names.qualified(root) if root is not None else None
        of_module = meaning is not None and not meaning.startswith("builtins.")
        if name in _CALLED and not of_module and f"def {name}(" not in file.text:
            return new.with_changes(func=new.func.with_changes(attr=cst.Name(_CALLED[name])))
        if name in ("encode", "decode") and node.args and _is_codec(node.args[0].value):
            file.note(
                self.name,
                node,
                f"text has no .{name}({code(node.args[0].value)}) any more; write codecs.{name}() "
                "of bytes.",
            )
        if name in _REPORTED and not of_module and f"def {name}(" not in file.text:
            file.note(self.name, node, f".{name}() is gone from its package; {_REPORTED[name]}.")
        return None

    def _method(self, node, new, file):
        """Returns a method under today's name; `next` keeps its name, and `__next__` calls it."""
        block: Any = file.names.parents.get(node)
        if not isinstance(file.names.parents.get(block), cst.ClassDef):
            return None
        others = {line.name.value for line in block.body if isinstance(line, cst.FunctionDef)}
        name = node.name.value
        if name == "next" and _takes_self_alone(node) and not _has_next(block, others):
            alias = cst.parse_statement("__next__ = next")
            return cst.FlattenSentinel([new, alias.with_changes(leading_lines=[_BLANK])])
        if name in _PYTHON2 and _PYTHON2[name] not in others:
            return new.with_changes(name=cst.Name(_PYTHON2[name]))
        return None

    def _message(self, node, new):
        """Returns a handler with `str(error)` for `error.message`."""
        if node.name is None or not isinstance(node.name.name, cst.Name):
            return None
        replacer = _Messages(node.name.name.value)
        body = new.body.visit(replacer)
        return new.with_changes(body=body) if replacer.found else None


def _takes_self_alone(node):
    params = node.params
    needed = [param for param in params.params if param.default is None]
    kinds = {code(decorator.decorator) for decorator in node.decorators}
    return len(needed) == 1 and not kinds & {"property", "staticmethod"}


def _has_next(block, methods):
    return "__next__" in methods or "__next__ = " in code(block)


def _is_codec(node):
    return isinstance(node, cst.SimpleString) and node.value.strip("'\"") in _CODECS


class _Messages(cst.CSTTransformer):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self.found = name, False

    def leave_Attribute(self, original_node: Any, updated_node: Any) -> Any:
        owner = updated_node.value
        if updated_node.attr.value == "message" and code(owner) == self._name:
            self.found = True
            return expression(f"str({self._name})")
        return updated_node
