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
_PYTHON2 |= {"__idiv__": "__itruediv__", "next": "__next__"}
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
        if isinstance(node, cst.FunctionDef) and node.name.value in _PYTHON2:
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
        block = file.names.parents.get(node)
        owner = file.names.parents.get(block)
        if not isinstance(owner, cst.ClassDef) or not file.around.python2:
            return None
        return new.with_changes(name=cst.Name(_PYTHON2[node.name.value]))

    def _message(self, node, new):
        """Returns a handler with `str(error)` for `error.message`."""
        if node.name is None or not isinstance(node.name.name, cst.Name):
            return None
        replacer = _Messages(node.name.name.value)
        body = new.body.visit(replacer)
        return new.with_changes(body=body) if replacer.found else None


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
