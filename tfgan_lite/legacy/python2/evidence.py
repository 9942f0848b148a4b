"""What a file that Python 3 compiles says about the Python it was written for."""

import ast
from dataclasses import dataclass, field

from tfgan_lite.legacy.python2.prints import is_print_statement_only
from tfgan_lite.legacy.python2.rewriting import future_features

_NAMES = {"xrange", "unicode", "raw_input", "basestring", "unichr", "execfile", "long", "reduce"}
_METHODS = {"iteritems", "itervalues", "iterkeys", "has_key"}
_MODULES = {
    "ConfigParser",
    "HTMLParser",
    "Queue",
    "StringIO",
    "Tkinter",
    "__builtin__",
    "cPickle",
    "cStringIO",
    "commands",
    "httplib",
    "tkMessageBox",
    "urllib2",
    "urlparse",
}
_PRINT_WORDS = {"end", "sep", "flush", "file"}


@dataclass
class Evidence:
    """What one file shows.

    Attributes:
      only_two: it cannot have run on Python 3.
      only_three: it cannot have run on Python 2.
      used: names that only Python 2 has, and that it uses.
      bound: names that it defines.
    """

    only_two: bool = False
    only_three: bool = False
    used: set[str] = field(default_factory=set)
    bound: set[str] = field(default_factory=set)


def gather(tree: ast.Module) -> Evidence:
    """Returns what the tree of a file shows."""
    found = Evidence(only_two=is_print_statement_only(tree))
    future_print = "print_function" in future_features(tree)
    guarded = _below_try(tree)
    for node in ast.walk(tree):
        _names(node, found)
        if id(node) not in guarded:
            found.only_two |= _is_only_two(node)
        found.only_three |= _is_only_three(node, future_print)
    return found


def _below_try(tree):
    """Returns the ids of the nodes in a `try` or an `if`: they may never have run."""
    return {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Try, ast.If))
        for inner in ast.walk(node)
    }


def _names(node, found):
    if isinstance(node, ast.Name):
        if not isinstance(node.ctx, ast.Load):
            found.bound.add(node.id)
        elif node.id in _NAMES:
            found.used.add(node.id)
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        found.bound |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        found.bound.add(node.name)
    elif isinstance(node, ast.arg):
        found.bound.add(node.arg)


def _is_only_two(node):
    if isinstance(node, ast.Import):
        return any(alias.name.partition(".")[0] in _MODULES for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return not node.level and (node.module or "").partition(".")[0] in _MODULES
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        name, owner = node.func.attr, node.func.value
        return name in _METHODS and not (isinstance(owner, ast.Name) and owner.id == "six")
    return False


def _is_only_three(node, future_print):
    if isinstance(
        node,
        (ast.JoinedStr, ast.AnnAssign, ast.Nonlocal, ast.YieldFrom, ast.Await, ast.AsyncFunctionDef)
        + (ast.MatMult, ast.NamedExpr),
    ):
        return True
    if isinstance(node, ast.arguments):
        arguments = [*node.posonlyargs, *node.args, *node.kwonlyargs]
        return bool(node.kwonlyargs) or any(a.annotation is not None for a in arguments)
    if isinstance(node, ast.FunctionDef):
        return node.returns is not None
    if isinstance(node, ast.Raise):
        return node.cause is not None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        words = {keyword.arg for keyword in node.keywords}
        if node.func.id == "print" and not future_print:
            return bool(words & _PRINT_WORDS)
        return node.func.id == "super" and not node.args
    return False
