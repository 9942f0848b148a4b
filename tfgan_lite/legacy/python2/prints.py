"""Print statements in a tree that Python 3 could read, because of their parentheses."""

import ast
from typing import Any


def is_print_statement_only(tree: ast.AST) -> bool:
    """Returns whether a tree has `print >>file, ...`, which Python 3 takes for a shift."""
    return any(
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.RShift)
        and isinstance(node.left, ast.Name)
        and node.left.id == "print"
        for node in ast.walk(tree)
    )


def printed(node: Any) -> Any:
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
