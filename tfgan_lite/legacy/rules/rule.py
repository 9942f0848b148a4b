"""What a rule is: it looks at an expression, a call, an import or a statement, and changes it."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File


class Rule:
    """Does nothing; a rule overrides what it needs. `None` as an answer leaves the node as it is.

    A node is given twice: as it was, of which the file knows names and lines, and with what the
    rules have done inside it already.

    Attributes:
      name: str, what the report calls the rule.
    """

    name = ""

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns an expression in place of a name or attribute that means `symbol`."""
        return None

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns an expression in place of a call of what `symbol` means."""
        return None

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Returns a node in place of one of any other kind."""
        return None

    def whole_import(self, module: str, alias: cst.ImportAlias, file: File) -> str | None:
        """Returns the module in place of `import module`, or None."""
        return None

    def from_import(self, module: str, name: str, file: File) -> tuple[str, str] | None:
        """Returns the module and name in place of `from module import name`, or None."""
        return None

    def import_statement(self, node: Any, file: File) -> Any:
        """Returns a list of statements in place of an import, or None."""
        return None

    def finish(self, file: File) -> None:
        """Looks at the file as it was, once, for what only a person can mend."""


class Renamed(Rule):
    """Names that are called otherwise today.

    Attributes:
      table: dict from what a name means to what is to be there: `tf:nn.relu` for a name of
        TensorFlow, `module:name` for one to be imported, `module:` for a module, `=text` for the
        text itself.
    """

    table: dict[str, str] = {}

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns the expression of today."""
        target = self.table.get(symbol)
        return None if target is None else self.made(target, node, file)

    def made(self, target: str, node: Any, file: File) -> Any:
        """Returns the expression that an entry of the table stands for."""
        if target.startswith("="):
            return expression(target[1:])
        module, _, name = target.partition(":")
        if module == "tf":
            return expression(f"{file.tensorflow(node)}.{name}")
        if not name:
            return expression(file.imported(module, "", (module,), node))
        return expression(imported(module, name, node, file))


def imported(module: str, name: str, node: cst.CSTNode, file: File) -> str:
    """Returns `module.name` as a file has it: through an import of the module by its last part."""
    parent, _, last = module.rpartition(".")
    root = file.names.root(node)
    if root is not None and file.names.qualified(root) == module:
        return f"{root.value}.{name}"
    choices = (last, f"{last}_module")
    if parent and parent.startswith("tfgan_lite"):
        return f"{file.imported(parent, last, choices, node)}.{name}"
    if not parent:
        return f"{file.imported(module, '', choices, node)}.{name}"
    return f"{file.imported(parent, last, choices, node)}.{name}"


def expression(text: str) -> Any:
    """Returns the tree of an expression."""
    return cst.parse_expression(text)


def code(node: cst.CSTNode) -> str:
    """Returns the text of a node."""
    return cst.Module([]).code_for_node(node)


def positional(call: cst.Call) -> list[cst.Arg] | None:
    """Returns the arguments by position, or None where a star hides which there are."""
    if any(arg.star for arg in call.args):
        return None
    return [arg for arg in call.args if arg.keyword is None]


def leading(call: cst.Call) -> list[cst.Arg]:
    """Returns the arguments by position that come before a star or keyword."""
    found = []
    for arg in call.args:
        if arg.star or arg.keyword is not None:
            break
        found.append(arg)
    return found


def keywords(call: cst.Call) -> dict[str, cst.Arg]:
    """Returns the arguments by keyword."""
    return {arg.keyword.value: arg for arg in call.args if arg.keyword is not None}


def keyword(name: str, arg: cst.Arg) -> cst.Arg:
    """Returns an argument with another keyword, its layout kept."""
    equal = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
    return arg.with_changes(
        keyword=cst.Name(name), equal=equal if arg.keyword is None else arg.equal
    )


def swapped(call: cst.Call, order: list[int]) -> cst.Call:
    """Returns a call with its first arguments in another order; commas and breaks stay."""
    args = list(call.args)
    values = [args[i] for i in order]
    for place, arg in enumerate(values):
        args[place] = call.args[place].with_changes(
            value=arg.value, keyword=arg.keyword, equal=arg.equal
        )
    return call.with_changes(args=args)
