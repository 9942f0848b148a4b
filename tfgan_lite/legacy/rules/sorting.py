"""`sorted(x, cmp=f)` and `x.sort(f)` become `key=functools.cmp_to_key(f)`."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, code, expression, keyword, keywords, positional


class Sorting(Rule):
    """Comparing functions as keys."""

    name = "sorting"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call with a key."""
        is_sorted = symbol == "builtins.sorted"
        is_sort = isinstance(node.func, cst.Attribute) and node.func.attr.value == "sort"
        if not is_sorted and not (is_sort and symbol is None):
            return None
        places, named = positional(node), keywords(node)
        if places is None or "key" in named:
            return None
        index = 1 if is_sorted else 0
        compared = named.get("cmp")
        if compared is None and len(places) == index + 1 and file.around.python2:
            compared = places[index]
        if compared is None:
            return None
        place = node.args.index(compared)
        module = file.imported("functools", "", ("functools",), node)
        value = expression(f"{module}.cmp_to_key({code(new.args[place].value)})")
        arg = keyword("key", new.args[place].with_changes(value=value))
        return new.with_changes(args=[*new.args[:place], arg, *new.args[place + 1 :]])
