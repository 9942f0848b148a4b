"""Whether an expression is evidently an integer or a float: by its text, and nothing guessed."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File

_INTS = {f"builtins.{n}" for n in ("int", "len", "ord", "long")} | {"numpy.random.randint"}
_FLOATS = {"builtins.float", "time.time", "time.clock", "random.random", "random.uniform"}
_FLOATS |= {f"math.{n}" for n in ("sqrt", "log", "exp", "pow", "sin", "cos", "tan", "log10")}
_FLOATS |= {
    f"numpy.{n}"
    for n in ("sqrt", "log", "exp", "mean", "std", "var", "sin", "cos", "tanh", "log2", "log10")
    + ("float32", "float64", "linspace", "random.normal", "random.uniform", "random.randn")
    + ("random.rand", "random.random", "linalg.norm")
}
_FLOATS |= {
    f"tensorflow.{n}"
    for n in ("sqrt", "rsqrt", "exp", "log", "sigmoid", "tanh", "random_normal", "random_uniform")
    + ("to_float", "truncated_normal", "nn.softmax", "nn.sigmoid", "nn.tanh", "nn.softplus")
    + (
        "reduce_mean",
        "nn.l2_loss",
        "norm",
        "sin",
        "cos",
        "nn.l2_normalize",
        "nn.elu",
        "nn.leaky_relu",
    )
}
# Functions whose result has the dtype of the first argument, or of the first two.
_OF_FIRST = {"reduce_sum", "reduce_max", "reduce_min", "square", "abs", "negative", "reshape"}
_OF_FIRST |= {"transpose", "squeeze", "expand_dims", "identity", "stop_gradient", "tile"}
_OF_FIRST = {f"tensorflow.{n}" for n in _OF_FIRST} | {"numpy.arange", "numpy.abs", "numpy.square"}
_OF_TWO = {"maximum", "minimum", "add", "subtract", "multiply", "matmul", "pow"}
_OF_TWO = {f"{module}.{n}" for n in _OF_TWO for module in ("tensorflow", "numpy")}
_ARITHMETIC = (cst.Add, cst.Subtract, cst.Multiply, cst.FloorDivide, cst.Modulo, cst.Power)
_FLAGS = {"DEFINE_integer": "int", "DEFINE_float": "float"}
_DEPTH = 6


def kind(node: Any, file: File, depth: int = _DEPTH) -> str | None:
    """Returns "int", "float" or None.

    Args:
      node: expression of the original tree.
      file: its file.
      depth: how many names and operations deep to look.
    """
    if depth == 0:
        return None
    if isinstance(node, cst.Integer):
        return "int"
    if isinstance(node, cst.Float):
        return "float"
    if isinstance(node, cst.UnaryOperation):
        return kind(node.expression, file, depth - 1)
    if isinstance(node, cst.BinaryOperation):
        return _operation(node, file, depth)
    if isinstance(node, cst.Call):
        return _call(node, file, depth)
    if isinstance(node, cst.Name):
        return _name(node, file, depth)
    if isinstance(node, cst.Attribute):
        return _flag(node, file) or _constant(node, file)
    if isinstance(node, cst.Subscript):
        return _item(node)
    return None


def _operation(node, file, depth):
    kinds = [kind(side, file, depth - 1) for side in (node.left, node.right)]
    if isinstance(node.operator, cst.Divide):
        return "float" if "float" in kinds else ("int" if kinds == ["int", "int"] else None)
    if not isinstance(node.operator, _ARITHMETIC):
        return None
    if "float" in kinds:
        return "float"
    if kinds == ["int", "int"] and not isinstance(node.operator, cst.Power):
        return "int"
    return None


def _call(node, file, depth):
    symbol = file.names.qualified(node.func)
    if symbol in _INTS:
        return "int" if symbol != "numpy.random.randint" or len(node.args) < 3 else None
    if symbol in _FLOATS:
        return "float"
    first = 2 if symbol in _OF_TWO else int(symbol in _OF_FIRST)
    if any(kind(arg.value, file, depth - 1) == "float" for arg in node.args[:first]):
        return "float"
    if symbol == "tensorflow.placeholder" and node.args:
        return "float" if _is_float_type(node.args[0].value, file) else None
    if symbol in ("tensorflow.cast", "numpy.asarray", "numpy.array") and len(node.args) > 1:
        return "float" if _is_float_type(node.args[-1].value, file) else None
    if isinstance(node.func, cst.Attribute) and node.func.attr.value == "astype" and node.args:
        return "float" if _is_float_type(node.args[0].value, file) else None
    return None


def _is_float_type(node, file):
    symbol = file.names.qualified(node) or ""
    text = node.value.strip("'\"") if isinstance(node, cst.SimpleString) else symbol
    return text.rpartition(".")[2] in ("float", "float16", "float32", "float64", "floatX")


def _name(node, file, depth):
    """Returns what all that binds a name in its scope is: assignments, and loops over ranges."""
    scope = file.names.scope(node)
    if scope is None:
        return None
    found = scope[node.value]
    if not found:
        return None
    kinds = {_bound(assignment, file, depth) for assignment in found}
    return kinds.pop() if len(kinds) == 1 else None


def _bound(assignment, file, depth):
    node = getattr(assignment, "node", None)
    parent = file.names.parents.get(node)
    if isinstance(parent, cst.AssignTarget):
        statement = file.names.parents.get(parent)
        return kind(statement.value, file, depth - 1)
    if isinstance(parent, cst.AugAssign):
        return kind(parent.value, file, depth - 1)
    if isinstance(parent, (cst.For, cst.CompFor)):
        return _counted(parent, file)
    if isinstance(parent, cst.Element):
        value = _unpacked(parent, file)
        if value is not None:
            return kind(value, file, depth - 1)
        loop = file.names.parents.get(file.names.parents.get(parent))
        iterated = getattr(loop, "iter", None)
        first = file.names.parents.get(parent)
        if not isinstance(iterated, cst.Call) or first.elements[0] is not parent:
            return None
        return "int" if file.names.qualified(iterated.func) == "builtins.enumerate" else None
    return None


def _unpacked(element, file):
    """Returns what `a, b = 1, 2` gives one of its targets, or None."""
    targets = file.names.parents.get(element)
    target = file.names.parents.get(targets)
    statement = file.names.parents.get(target)
    if not isinstance(target, cst.AssignTarget) or not isinstance(statement.value, cst.Tuple):
        return None
    values = statement.value.elements
    if len(values) != len(targets.elements):
        return None
    return values[targets.elements.index(element)].value


def _counted(loop, file):
    call = loop.iter
    if not isinstance(call, cst.Call):
        return None
    symbol = file.names.qualified(call.func)
    return "int" if symbol in ("builtins.range", "builtins.xrange") else None


def _flag(node, file):
    """Returns the kind of `FLAGS.name`, by its definition in the same file."""
    owner = node.value
    if not isinstance(owner, cst.Name) or owner.value not in ("FLAGS", "F", "flags"):
        return None
    finder = _Flag(node.attr.value)
    file.module.visit(finder)
    return finder.kind


class _Flag(cst.CSTVisitor):
    def __init__(self, flag: str) -> None:
        self._flag = flag
        self.kind: str | None = None

    def visit_Call(self, node: cst.Call) -> None:
        function = node.func.attr if isinstance(node.func, cst.Attribute) else node.func
        if not isinstance(function, cst.Name) or function.value not in _FLAGS or not node.args:
            return
        first = node.args[0].value
        if isinstance(first, cst.SimpleString) and first.value.strip("'\"") == self._flag:
            self.kind = _FLAGS[function.value]


def _constant(node, file):
    symbol = file.names.qualified(node)
    return "float" if symbol in ("numpy.pi", "math.pi", "numpy.e", "math.e") else None


def _item(node):
    """Returns "int" for `x.shape[0]` of an array."""
    owner = node.value
    if not isinstance(owner, cst.Attribute) or owner.attr.value != "shape":
        return None
    index = node.slice[0].slice
    return "int" if len(node.slice) == 1 and isinstance(index, cst.Index) else None
