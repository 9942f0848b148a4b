"""Changes the tree of an own file so that what means something else today asks a function here.

    a / b          __legacy_divide__(a, b)       two integers floor, in a program of Python 2
    a < b          __legacy_less__(a, b)         None is less than everything, in Python 2
    d.iteritems    __legacy_attribute__(d, "iteritems")
    a * b          __legacy_multiply__(a, b)     in files that mention NumPy: its old promotion
    "%f" % a       __legacy_modulo__("%f", a)    an array of one element is a number
    int(a)         int(__legacy_number__(a))     the same
    a[i] = b       __legacy_store__(a, i, b)     the same

The functions are in the builtins that own files see; nothing is imported, and no line is added.
"""

import ast
import binascii
from typing import Any

from tfgan_lite.legacy.python2 import attributes

_ARITHMETIC = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "true_divide",
    ast.FloorDiv: "floor_divide",
    ast.Pow: "power",
}
_ORDER = {ast.Lt: "less", ast.LtE: "less_equal", ast.Gt: "greater", ast.GtE: "greater_equal"}
_NO_NUMBERS = (ast.JoinedStr, ast.List, ast.Tuple, ast.ListComp, ast.Dict, ast.Set)
_ALIASES = {  # what Python 2 calls a method, and what Python 3 calls it
    "__nonzero__": "__bool__",
    "__div__": "__truediv__",
    "__idiv__": "__itruediv__",
    "__rdiv__": "__rtruediv__",
    "next": "__next__",
}


def rewrite(tree: ast.AST, python2: bool, translated: bool, numpy: bool) -> ast.AST:
    """Returns the tree, changed in place.

    Args:
      tree: of one file, or of a text that the script evaluates.
      python2: whether the file has Python 2's semantics.
      translated: whether the translator made its text, and with it the print calls.
      numpy: whether the file may do arithmetic on arrays.
    """
    features = _future_features(tree)
    rewriter = _Rewriter(
        divide=python2 and "division" not in features,
        prints=python2 and not translated and "print_function" not in features,
        python2=python2,
        numpy=numpy,
    )
    return ast.fix_missing_locations(rewriter.visit(tree))


def is_print_statement_only(tree: ast.AST) -> bool:
    """Returns whether a tree has `print >>file, ...`, which Python 3 takes for a shift."""
    return any(
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.RShift)
        and isinstance(node.left, ast.Name)
        and node.left.id == "print"
        for node in ast.walk(tree)
    )


def _future_features(tree):
    return {
        alias.name
        for node in (tree.body if isinstance(tree, ast.Module) else [])
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
        for alias in node.names
    }


class _Rewriter(ast.NodeTransformer):
    def __init__(self, divide: bool, prints: bool, python2: bool, numpy: bool) -> None:
        self.divide, self.prints, self.python2, self.numpy = divide, prints, python2, numpy
        self.attributes = attributes.GONE | (attributes.CHANGED if python2 else set())

    # a / b and the other operators

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        kind = type(node.op)
        if kind is ast.Div and self.divide:
            return _call("divide", node, node.left, node.right)
        if isinstance(node.left, ast.Constant) and isinstance(node.right, ast.Constant):
            return node
        if kind is ast.Mod and isinstance(
            node.right, (ast.Name, ast.Attribute, ast.Subscript, ast.Tuple, ast.Call)
        ):
            return _call("modulo", node, node.left, node.right)
        if self.numpy and kind in _ARITHMETIC and not _no_number(node.left, node.right):
            return _call(_ARITHMETIC[kind], node, node.left, node.right)
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        if not (self.divide and isinstance(node.op, ast.Div)):
            return node
        target = node.target
        if isinstance(target, ast.Name):
            read = ast.copy_location(ast.Name(target.id, ast.Load()), target)
            value = _call("divide_in_place", node, read, node.value)
            return ast.copy_location(ast.Assign([target], value), node)
        if isinstance(target, ast.Attribute):
            name = ast.Constant(target.attr)
            call = _call("divide_attribute", node, target.value, name, node.value)
        else:
            call = _call("divide_item", node, target.value, _index(target.slice), node.value)
        return ast.copy_location(ast.Expr(call), node)

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        self.generic_visit(node)
        target = node.targets[0]
        if not self.numpy or len(node.targets) > 1 or not isinstance(target, ast.Subscript):
            return node
        if isinstance(node.value, (ast.Constant, *_NO_NUMBERS)):
            return node
        call = _call("store", node, target.value, _index(target.slice), node.value)
        return ast.copy_location(ast.Expr(call), node)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if self.python2 and len(node.ops) == 1 and type(node.ops[0]) in _ORDER:
            return _call(_ORDER[type(node.ops[0])], node, node.left, node.comparators[0])
        return node

    # attributes and calls

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        if node.attr in self.attributes and isinstance(node.ctx, ast.Load):
            return _call("attribute", node, node.value, ast.Constant(node.attr))
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        converts = isinstance(node.func, ast.Name) and node.func.id in ("int", "float", "long")
        if converts and len(node.args) == 1 and not node.keywords:
            node.args = [_call("number", node, node.args[0])]
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        if self.prints:
            node.value = _printed(node.value)
        return self.generic_visit(node)

    # definitions

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        unpacking = [
            ast.copy_location(ast.parse(f"{pattern} = {name}").body[0], node.body[0])
            for name, pattern in _tuple_parameters(node.args)
        ]
        for statement in unpacking:
            _move(statement, node.body[0])
        documented = int(ast.get_docstring(node, clean=False) is not None)
        node.body[documented:documented] = unpacking
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        self.generic_visit(node)
        for name, pattern in _tuple_parameters(node.args):
            shape = ast.parse(pattern, mode="eval").body
            names, values = _elements(shape, ast.Name(name, ast.Load()))
            function: Any = ast.parse(f"lambda {', '.join(names)}: 0", mode="eval").body
            _move(function, node)
            function.body = node.body
            node.body = ast.copy_location(ast.Call(function, values, []), node)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self.generic_visit(node)
        if not self.python2:
            return node
        defined = {s.name: s for s in node.body if isinstance(s, ast.FunctionDef)}
        for old, new in _ALIASES.items():
            if old in defined and new not in defined:
                alias = ast.Assign([ast.Name(new, ast.Store())], ast.Name(old, ast.Load()))
                place = node.body.index(defined[old]) + 1
                node.body.insert(place, ast.copy_location(alias, defined[old]))
        for statement in node.body:
            if isinstance(statement, ast.Assign) and _is_metaclass(statement.targets[0]):
                node.keywords.append(ast.keyword("metaclass", statement.value))
        return node


def _call(name, place, *arguments):
    function = ast.Name(f"__legacy_{name}__", ast.Load())
    call = ast.copy_location(ast.Call(function, list(arguments), []), place)
    return ast.fix_missing_locations(call)


def _no_number(*nodes):
    return any(
        isinstance(node, _NO_NUMBERS)
        or (isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)))
        for node in nodes
    )


def _index(node):
    """Returns a subscript as a value: `1:2` as a call of slice."""
    if isinstance(node, ast.Slice):
        parts = [part or ast.Constant(None) for part in (node.lower, node.upper, node.step)]
        return _call("slice", node, *parts)
    if isinstance(node, ast.Tuple):
        return ast.copy_location(ast.Tuple([_index(e) for e in node.elts], ast.Load()), node)
    return node


def _printed(node: Any) -> Any:
    """Returns `print (a, b)` and `print ("..") % a` as the statements that they were."""
    if _is_print(node):
        if len(node.args) > 1 and not any(isinstance(a, ast.Starred) for a in node.args):
            node.args = [ast.copy_location(ast.Tuple(node.args, ast.Load()), node)]
        return node
    inner = node
    while isinstance(inner, ast.BinOp) and not _is_print(inner.left):
        inner = inner.left
    if isinstance(inner, ast.BinOp):
        call: Any = inner.left
        inner.left = call.args[0] if len(call.args) == 1 else ast.Tuple(call.args, ast.Load())
        ast.copy_location(inner.left, call)
        call.args = [node]
        return call
    return node


def _is_print(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
        and not node.keywords
    )


def _tuple_parameters(arguments):
    """Returns the pairs of name and pattern that the translator left in parameters."""
    return [
        (a.arg, binascii.unhexlify(a.arg[len("__unpack_") : -2]).decode())
        for a in arguments.args
        if a.arg.startswith("__unpack_")
    ]


def _elements(pattern, value):
    """Returns the names of a tuple of names, and the expression that takes each from a value."""
    if isinstance(pattern, ast.Name):
        return [pattern.id], [value]
    names, values = [], []
    for i, part in enumerate(pattern.elts):
        item = ast.Subscript(value, ast.Constant(i), ast.Load())
        below = _elements(part, item)
        names += below[0]
        values += below[1]
    return names, values


def _move(tree, place):
    for node in ast.walk(tree):
        if hasattr(node, "lineno"):
            ast.copy_location(node, place)


def _is_metaclass(node):
    return isinstance(node, ast.Name) and node.id == "__metaclass__"
