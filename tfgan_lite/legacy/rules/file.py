"""One file on its way through the rules: what its names mean, and what the rules have to say."""

from dataclasses import dataclass, field
from typing import NamedTuple

import libcst as cst
from libcst import metadata

from tfgan_lite.legacy.rules import names as names_module
from tfgan_lite.legacy.rules.names import Names


class Change(NamedTuple):
    """One change.

    Attributes:
      rule: str, the rule's name.
      line: int, where in the original file, from 1.
    """

    rule: str
    line: int


class Note(NamedTuple):
    """A place that needs a person.

    Attributes:
      rule: str, the rule's name.
      line: int, from 1.
      text: str, why, and what to do.
    """

    rule: str
    line: int
    text: str


@dataclass
class Surroundings:
    """What a file's rules must know of the rest of the program.

    Attributes:
      python2: whether the program has the semantics of Python 2.
      starred: what names mean that own files give to this one by `from x import *`.
      reserved: names that the files around it use, which an import here must not bind.
      wanted: names that other files take from this one by `*`.
      siblings: names of the modules beside this file in its package; empty outside a package.
      own: names of the modules and packages that the program brings.
      translated: whether the translator of Python 2 made the text, and with it the print calls.
      defined: names of the functions and methods that the program's files define.
      eager: whether the program has several files, of which one switches eager execution on.
    """

    python2: bool = False
    translated: bool = False
    starred: dict[str, str] = field(default_factory=dict)
    reserved: frozenset[str] = frozenset()
    wanted: frozenset[str] = frozenset()
    siblings: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    defined: frozenset[str] = frozenset()
    eager: bool = False

    def brings(self, module: str) -> bool:
        """Returns whether the program has the top of a dotted module itself."""
        return module.partition(".")[0] in self.own


class Import(NamedTuple):
    """An import that a rule asked for: `from module import name as bound`, or `import module`."""

    module: str
    name: str
    bound: str


class File:
    """A file on its way through the rules.

    Args:
      text: str, source that Python 3 reads.
      around: the rest of the program.
    """

    def __init__(self, text: str, around: Surroundings) -> None:
        self.text = text
        self.around = around
        self.wrapper = metadata.MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
        self.names = Names(self.wrapper, around.starred, around.own)
        self._positions = self.wrapper.resolve(metadata.PositionProvider)
        self.changes: list[Change] = []
        self.notes: list[Note] = []
        self.handled: set[int] = set()
        self.imports: list[tuple[Import, cst.CSTNode | None]] = []
        collector = _Identifiers()
        self.wrapper.module.visit(collector)
        self.identifiers = collector.found | around.reserved
        self.present = collector.imports

    @property
    def module(self) -> cst.Module:
        """The tree as it was."""
        return self.wrapper.module

    def line(self, node: cst.CSTNode) -> int:
        """Returns the line of a node of the original tree."""
        return self._positions[node].start.line

    def knows(self, node: cst.CSTNode) -> bool:
        """Returns whether a node is of the original tree."""
        return node in self._positions

    def changed(self, rule: str, node: cst.CSTNode) -> None:
        """Counts a change at a node of the original tree."""
        self.changes.append(Change(rule, self.line(node)))
        call = getattr(node, "value", node) if isinstance(node, cst.Expr) else node
        self.handled |= {id(node), id(getattr(call, "func", node))}

    def note(self, rule: str, node: cst.CSTNode, text: str) -> None:
        """Asks for a person at a node of the original tree."""
        note = Note(rule, self.line(node), text)
        if note not in self.notes:
            self.notes.append(note)

    def tensorflow(self, place: cst.CSTNode) -> str:
        """Returns the name of the TensorFlow module in this file, and imports it if it has none.

        Args:
          place: node that asks; its own leftmost name counts first.
        """
        root = self._root(place)
        if root is not None and self.names.qualified(root) == "tensorflow":
            return root.value
        for bound, (_, module, name) in self.present.items():
            if not name and names_module.symbols.canonical(module) == "tensorflow":
                return bound
        return self.imported("tensorflow.compat.v1", "", ("tf", "tf1", "tensorflow_v1"), place)

    def imported(self, module: str, name: str, choices: tuple[str, ...], place: cst.CSTNode) -> str:
        """Returns the name by which a file has a module or a name of one, and sees to the import.

        Args:
          module: str.
          name: str, what is imported from it; empty for `import module as choice`.
          choices: names to bind it to; the first that is free in the file is taken.
          place: node that asks. The import comes behind the one that its leftmost name is from.
        """
        for wanted, _ in self.imports:
            if (wanted.module, wanted.name) == (module, name):
                return wanted.bound
        for bound, (is_global, of, what) in self.present.items():
            if is_global and (module, name) in ((of, what), _today(of, what)):
                return bound
        free = (c for c in _endless(choices) if c not in self.identifiers)
        chosen = next(free)
        self.identifiers.add(chosen)
        root = self._root(place)
        origin = self._origin(root) if root is not None else None
        self.imports.append((Import(module, name, chosen), origin))
        return chosen

    def defines(self, name: str) -> bool:
        """Returns whether this file, or another of the program, has a function of a name."""
        return f"def {name}(" in self.text or name in self.around.defined

    def is_free(self, name: str) -> bool:
        """Returns whether a name is bound nowhere in the file, and not by what it imports."""
        return name not in self.identifiers

    def _root(self, place):
        """Returns the leftmost name of an expression, or of what it calls."""
        return self.names.root(place.func if isinstance(place, cst.Call) else place)

    def _origin(self, root):
        for assignment in self.names.assignments(root):
            if isinstance(assignment, metadata.ImportAssignment):
                return assignment.node
        return None


def _today(module, name):
    """Returns from where an import of TensorFlow 1 is to come."""
    symbol = names_module.symbols.canonical(f"{module}.{name}")
    place = names_module.symbols.elsewhere(symbol) if name or "." in module else None
    if place is None or place.name:
        return place
    return place.module.rpartition(".")[::2]


def identifiers(text: str) -> set[str]:
    """Returns all names of a source text but attributes and keywords."""
    collector = _Identifiers()
    cst.parse_module(text).visit(collector)
    return collector.found


def _endless(choices):
    yield from choices
    for number in range(2, 1000):
        yield f"{choices[-1]}_{number}"


class _Identifiers(cst.CSTVisitor):
    """Collects all names of a file but attributes and keywords, and its imports."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.imports: dict[str, tuple[bool, str, str]] = {}
        self._depth = 0

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        node.value.visit(self)
        return False

    def visit_Arg(self, node: cst.Arg) -> bool:
        node.value.visit(self)
        return False

    def visit_Name(self, node: cst.Name) -> None:
        self.found.add(node.value)

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        self._depth += 1

    def leave_FunctionDef(self, original_node: cst.FunctionDef) -> None:
        self._depth -= 1

    def visit_Import(self, node: cst.Import) -> bool:
        for alias in node.names:
            name = names_module.bound(alias, True)
            module = names_module.dotted(alias.name)
            self._add(name, module if alias.asname else name, "")
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        if isinstance(node.names, cst.ImportStar):
            return False
        module = "." * len(node.relative) + names_module.dotted(node.module)
        for alias in node.names:
            name = names_module.bound(alias, False)
            self._add(name, module, names_module.dotted(alias.name))
        return False

    def _add(self, bound, module, name):
        self.found.add(bound)
        self.imports.setdefault(bound, (self._depth == 0, module, name))
