"""`if a == None`, where `a` may be an array: until NumPy 1.13 the whole array was asked, not each.

`a == None` in a condition becomes `__legacy_equals_none__(a)`. Elsewhere it stays, since what a
later script does with one answer for each element is not known.
"""

import ast


def rewrite(tree: ast.AST) -> None:
    """Changes the conditions of a file in place."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.If, ast.While, ast.IfExp, ast.Assert)):
            node.test = _asked(node.test)
        elif isinstance(node, ast.BoolOp):
            node.values[:-1] = map(_asked, node.values[:-1])  # the last may be the result itself
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            node.operand = _asked(node.operand)
        elif isinstance(node, ast.comprehension):
            node.ifs = [_asked(test) for test in node.ifs]


def _asked(test):
    if isinstance(test, ast.BoolOp):
        test.values[-1] = _asked(test.values[-1])
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return test
    value, other = test.left, test.comparators[0]
    if _is_none(value):
        value, other = other, value
    if not _is_none(other) or not isinstance(test.ops[0], (ast.Eq, ast.NotEq)):
        return test
    call = ast.Call(ast.Name("__legacy_equals_none__", ast.Load()), [value], [])
    asked = call if isinstance(test.ops[0], ast.Eq) else ast.UnaryOp(ast.Not(), call)
    return ast.fix_missing_locations(ast.copy_location(asked, test))


def _is_none(node):
    return isinstance(node, ast.Constant) and node.value is None
