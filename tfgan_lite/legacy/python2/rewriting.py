"""Changes the tree of an own file so that what means something else today asks a function here.

    a / b          __legacy_divide__(a, b)       two integers floor, in a program of Python 2
    a < b          __legacy_less__(a, b)         None is less than everything, in Python 2
    d.iteritems    __legacy_attribute__(d, "iteritems")
    a * b          __legacy_multiply__(a, b)     in files that mention NumPy: its old promotion
    "%f" % a       __legacy_modulo__("%f", a)    an array of one element is a number
    int(a)         int(__legacy_number__(a))     the same
    a[i] = b       __legacy_store__(a, i, b)     the same
    if a == None   if __legacy_equals_none__(a)  an array is not None, as a whole

The functions are in the builtins that own files see; nothing is imported, and no line is added.
"""

import ast

from tfgan_lite.legacy.python2 import attributes, conditions, prints, unpacking

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
_CONVERSIONS = ("int", "float", "long")
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
    features = future_features(tree)
    if numpy:
        conditions.rewrite(tree)
    rewriter = _Rewriter(
        divide=python2 and "division" not in features,
        prints=python2 and not translated and "print_function" not in features,
        python2=python2,
        numpy=numpy,
    )
    return ast.fix_missing_locations(rewriter.visit(tree))


def future_features(tree: ast.AST) -> set[str]:
    """Returns the names that a file imports from `__future__`."""
    return {
        alias.name
        for node in (tree.body if isinstance(tree, ast.Module) else [])
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
        for alias in node.names
    }


class _Rewriter(ast.NodeTransformer):
    def __init__(self, divide: bool, prints: bool, python2: bool, numpy: bool) -> None:
        self.divide, self.prints, self.python2, self.numpy = divide, prints, python2, numpy
        self.attributes = attributes.GONE | attributes.REWORDED
        self.attributes |= attributes.CHANGED if python2 else set()

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
        if isinstance(node.value, _NO_NUMBERS) or _fits_anywhere(node.value):
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
        if _is_conversion(node.func) and len(node.args) == 1 and not node.keywords:
            node.args = [_call("number", node, node.args[0])]
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        if self.prints:
            node.value = prints.printed(node.value)
        return self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        self.generic_visit(node)
        return unpacking.in_handler(node)

    # definitions

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        return unpacking.in_function(node)

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        self.generic_visit(node)
        return unpacking.in_lambda(node)

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


def _is_conversion(function):
    """Returns whether a function is int, float or long; `np.float` was float."""
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.value.id in ("np", "numpy") and function.attr in _CONVERSIONS
    return isinstance(function, ast.Name) and function.id in _CONVERSIONS


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


def _fits_anywhere(node):
    """Returns whether a value is a constant that every array takes."""
    if not isinstance(node, ast.Constant):
        return False
    return not isinstance(node.value, int) or node.value < 128


def _index(node):
    """Returns a subscript as a value: `1:2` as a call of slice."""
    if isinstance(node, ast.Slice):
        parts = [part or ast.Constant(None) for part in (node.lower, node.upper, node.step)]
        return _call("slice", node, *parts)
    if isinstance(node, ast.Tuple):
        return ast.copy_location(ast.Tuple([_index(e) for e in node.elts], ast.Load()), node)
    return node


def _is_metaclass(node):
    return isinstance(node, ast.Name) and node.id == "__metaclass__"
