"""`yaml.load(f)` becomes `yaml.load(f, Loader=yaml.Loader)`, as PyYAML 6 wants it."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.numpy_calls import with_keywords
from tfgan_lite.legacy.rules.rule import Rule, imported, positional


class YamlLoader(Rule):
    """The loader that was the default."""

    name = "yaml_loader"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call with a loader."""
        if symbol not in ("yaml.load", "yaml.load_all") or len(node.args) != 1:
            return None
        if positional(node) is None:
            return None
        loader = imported("yaml", "Loader", node.func, file)
        return with_keywords(new, {"Loader": loader})
