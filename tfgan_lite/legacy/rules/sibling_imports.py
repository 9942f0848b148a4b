"""`import ops` of a file beside it, in a package of Python 2, becomes `from . import ops`.

A file that runs as a script, or stands outside of a package, keeps its imports.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.names import bound, dotted
from tfgan_lite.legacy.rules.rule import Rule


class SiblingImports(Rule):
    """Imports of modules beside the file."""

    name = "sibling_imports"

    def finish(self, file: File) -> None:
        """Reports imports that have to be written by hand."""
        if not file.around.siblings:
            return
        for line in file.module.body:
            for small in line.body if isinstance(line, cst.SimpleStatementLine) else ():
                for alias in small.names if isinstance(small, cst.Import) else ():
                    name = dotted(alias.name)
                    if "." in name and name.partition(".")[0] in file.around.siblings:
                        file.note(
                            self.name,
                            small,
                            f"import {name} finds a file of the same package, which Python 3 does "
                            "not look for. Write the package's name before it.",
                        )

    def import_statement(self, node: Any, file: File) -> Any:
        """Returns imports that begin with a dot."""
        siblings = file.around.siblings
        if not siblings:
            return None
        if isinstance(node, cst.ImportFrom):
            if node.relative or dotted(node.module).partition(".")[0] not in siblings:
                return None
            return [node.with_changes(relative=[cst.Dot()])]
        names = [(dotted(alias.name), alias) for alias in node.names]
        if not any(name in siblings for name, _ in names):
            return None
        kept = [alias for name, alias in names if name not in siblings]
        statements: list[Any] = []
        if kept:
            last = kept[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
            statements.append(node.with_changes(names=[*kept[:-1], last]))
        for name, alias in names:
            if name in siblings:
                asname = None if bound(alias, True) == name else alias.asname
                item = cst.ImportAlias(cst.Name(name), asname)
                statements.append(cst.ImportFrom(None, [item], relative=[cst.Dot()]))
        return statements
