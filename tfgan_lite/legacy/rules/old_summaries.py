"""`tf.scalar_summary("loss", x)` becomes `tf.summary.scalar("loss", x)` where the tag is the same.

`tf.summary.scalar` puts the name scope before its name, and an underscore for a space; and it
counts on where the name is taken. Where that may be, the tag is kept by `before_one.summaries`.
"""

import re
from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, imported, keyword, keywords, positional

_NAMES = {
    "audio_summary": "audio",
    "histogram_summary": "histogram",
    "image_summary": "image",
    "scalar_summary": "scalar",
}
_KEYWORDS = {"tag": "name", "tags": "name", "values": "tensor", "max_images": "max_outputs"}
_PLAIN = re.compile(r"""^(['"])([A-Za-z0-9.][A-Za-z0-9_.\-]*)\1$""")
_SUMMARIES = "tfgan_lite.legacy.tensorflow.before_one.summaries"
_WHY = (
    "tf.{old} takes its tag as it is written, tf.summary.{new} puts name scopes before it and "
    "counts on where a name is taken. The port keeps the tag by way of summaries.{old}; write "
    "tf.summary.{new} where other tags will do."
)
_SCOPES: tuple[str, ...] = (
    "tensorflow.name_scope",
    "tensorflow.variable_scope",
    "tensorflow.op_scope",
)
_SCOPES += ("tensorflow.variable_op_scope", "tensorflow.Graph")


class OldSummaries(Rule):
    """Summaries from before TensorFlow 1.0."""

    name = "old_summaries"

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns the function that keeps tags, for one that is not called on the spot."""
        old = symbol.removeprefix("tensorflow.")
        parent = file.names.parents.get(node)
        if old not in _NAMES or old == symbol or getattr(parent, "func", None) is node:
            return None
        file.note(self.name, node, _WHY.format(old=old, new=_NAMES[old]))
        return cst.parse_expression(imported(_SUMMARIES, old, node, file))

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call of the summary of today that has the same tag."""
        old = (symbol or "").removeprefix("tensorflow.")
        if old not in _NAMES or old == symbol:
            return None
        if self._is_same(old, node, file):
            today = cst.parse_expression(f"{file.tensorflow(node.func)}.summary.{_NAMES[old]}")
            words = _KEYWORDS | ({"values": "values"} if old == "histogram_summary" else {})
            args = [
                keyword(words.get(a.keyword.value, a.keyword.value), a) if a.keyword else a
                for a in new.args
            ]
            return new.with_changes(func=today, args=args)
        file.note(self.name, node, _WHY.format(old=old, new=_NAMES[old]))
        return new.with_changes(func=cst.parse_expression(imported(_SUMMARIES, old, node, file)))

    def _is_same(self, old, node, file):
        places, named = positional(node), keywords(node)
        if places is None or "name" in named or len(places) > 2:
            return False
        tag = named.get("tag") or named.get("tags") or (places[0] if places else None)
        text = tag.value if tag is not None else None
        match = _PLAIN.match(text.value) if isinstance(text, cst.SimpleString) else None
        if match is None:
            return False
        taken = re.findall(rf"""['"]{re.escape(match[2])}['"]""", file.text)
        return len(taken) == 1 and not _may_be_scoped(node, file)


def _may_be_scoped(node, file):
    """Returns whether a call is in a loop or scope, or in a function that is called in one.

    A function whose name stands nowhere inside a scope's `with` counts as called outside of one.
    """
    parent = file.names.parents.get(node)
    while parent is not None:
        if isinstance(parent, (cst.For, cst.While, cst.ListComp, cst.Lambda)):
            return True
        if isinstance(parent, cst.With) and _opens_scope(parent, file):
            return True
        if isinstance(parent, cst.FunctionDef) and _is_called_in_scope(parent.name.value, file):
            return True
        parent = file.names.parents.get(parent)
    return False


def _opens_scope(node, file):
    calls = [item.item for item in node.items if isinstance(item.item, cst.Call)]
    return any(file.names.qualified(call.func) in _SCOPES for call in calls) or any(
        isinstance(call.func, cst.Attribute) and call.func.attr.value.endswith("scope")
        for call in calls
    )


def _is_called_in_scope(name, file):
    finder = _Calls(name, file)
    file.module.visit(finder)
    return finder.found > 0 or finder.count > 1


class _Calls(cst.CSTVisitor):
    """Counts the calls of a function, and those within scopes or loops."""

    def __init__(self, name: str, file: File) -> None:
        self._name, self._file = name, file
        self._depth = self.found = self.count = 0

    def _enters(self, node):
        return not isinstance(node, cst.With) or _opens_scope(node, self._file)

    def visit_With(self, node: cst.With) -> None:
        self._depth += self._enters(node)

    def leave_With(self, original_node: cst.With) -> None:
        self._depth -= self._enters(original_node)

    def visit_For(self, node: cst.For) -> None:
        self._depth += 1

    def leave_For(self, original_node: cst.For) -> None:
        self._depth -= 1

    def visit_Call(self, node: cst.Call) -> None:
        called = node.func.attr if isinstance(node.func, cst.Attribute) else node.func
        if isinstance(called, cst.Name) and called.value == self._name:
            self.count += 1
            self.found += self._depth > 0
