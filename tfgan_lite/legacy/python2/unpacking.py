"""Assigns the parts of what the translator gave one name: see `fixers/patterns`."""

import ast
from typing import Any

from tfgan_lite.legacy.python2.fixers import patterns


def in_function(node: ast.FunctionDef) -> ast.FunctionDef:
    """Returns a function that unpacks its tuple parameters first."""
    statements = [_assigned(pattern, name) for name, pattern in _tuple_parameters(node.args)]
    for statement in statements:
        _move(statement, node.body[0])
    documented = int(ast.get_docstring(node, clean=False) is not None)
    node.body[documented:documented] = statements
    return node


def in_lambda(node: ast.Lambda) -> ast.Lambda:
    """Returns a lambda whose body is called with the parts of its tuple parameters."""
    for name, pattern in _tuple_parameters(node.args):
        shape = ast.parse(pattern, mode="eval").body
        names, values = _elements(shape, ast.Name(name, ast.Load()))
        function: Any = ast.parse(f"lambda {', '.join(names)}: 0", mode="eval").body
        _move(function, node)
        function.body = node.body
        node.body = ast.copy_location(ast.Call(function, values, []), node)
    return node


def in_handler(node: ast.ExceptHandler) -> ast.ExceptHandler:
    """Returns an `except` that stores the exception, or unpacks its arguments, first."""
    pattern = patterns.pattern_of(node.name)
    if pattern is not None:
        values = f"{node.name}.args" if pattern[0] in "([" else str(node.name)
        statement = _assigned(pattern, values)
        _move(statement, node)
        node.body.insert(0, statement)
    return node


def _assigned(pattern, values):
    return ast.parse(f"{pattern} = {values}").body[0]


def _tuple_parameters(arguments):
    """Returns the pairs of name and pattern that the translator left in parameters."""
    pairs = ((a.arg, patterns.pattern_of(a.arg)) for a in arguments.args)
    return [(name, pattern) for name, pattern in pairs if pattern is not None]


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
