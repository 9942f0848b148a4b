"""Default arguments for a list of functions, within a `with` block.

    with arg_scope([conv2d, fully_connected], activation_fn=tf.nn.elu) as defaults:
        net = conv2d(images, 64, 5)
    with arg_scope(defaults):                       # the same again, elsewhere
        net = conv2d(net, 128, 5)

A scope is a dict from function key to that function's default arguments. Inner scopes add to
outer ones, and the arguments of a call win over both.

Source: `tf.contrib.framework` of TensorFlow 1.15. Departure: a scope that is refused leaves the
scopes around it as they were, where TF 1.15 dropped one of them.
"""

import contextlib
import functools
from collections.abc import Callable, Iterator
from typing import Any

__all__ = [
    "add_arg_scope",
    "arg_scope",
    "arg_scope_func_key",
    "arg_scoped_arguments",
    "current_arg_scope",
    "has_arg_scope",
]

_scopes: list[dict[str, dict[str, Any]]] = [{}]
_arguments: dict[str, tuple[str, ...]] = {}  # of the decorated functions, by key


def current_arg_scope() -> dict[str, dict[str, Any]]:
    """Returns the innermost scope: a dict from function key to default arguments."""
    return _scopes[-1]


def arg_scope_func_key(op: Any) -> str:
    """Returns the key of a function in a scope; a decorated function has that of its original."""
    return getattr(op, "_key_op", str(op))


def has_arg_scope(func: Any) -> bool:
    """Tells whether a function was decorated with `add_arg_scope`."""
    return arg_scope_func_key(func) in _arguments


def arg_scoped_arguments(func: Any) -> tuple[str, ...]:
    """Returns the names of the arguments that have a default in a decorated function.

    Raises:
      AssertionError: for a function that is not decorated, as in TF 1.15.
    """
    if not has_arg_scope(func):
        raise AssertionError(_not_decorated("arg_scoped_arguments", func))
    return _arguments[arg_scope_func_key(func)]


@contextlib.contextmanager
def arg_scope(list_ops_or_scope: Any, **kwargs: Any) -> Iterator[dict[str, dict[str, Any]]]:
    """Sets default arguments of functions for the calls within the block.

    Args:
      list_ops_or_scope: list or tuple of functions decorated with `add_arg_scope`; or a scope
        from an earlier block, which then holds instead of the scopes around it.
      **kwargs: the default arguments; none with a scope. Each function has to know them all.

    Yields:
      The scope, to be used again.

    Raises:
      TypeError: for something that is neither a list, a tuple nor a dict.
      ValueError: for a function that is not decorated, and for arguments beside a scope.
    """
    if isinstance(list_ops_or_scope, dict):
        if kwargs:
            raise ValueError(
                "arg_scope: with a scope (a dict) as its first argument it wants no others; got "
                f"{', '.join(kwargs)}. Open a second arg_scope with the list of functions inside."
            )
        scope = list_ops_or_scope.copy()
    elif isinstance(list_ops_or_scope, (list, tuple)):
        scope = current_arg_scope().copy()
        for op in list_ops_or_scope:
            if not has_arg_scope(op):
                raise ValueError(_not_decorated("arg_scope", op))
            key = arg_scope_func_key(op)
            scope[key] = scope.get(key, {}) | kwargs
    else:
        raise TypeError(
            "arg_scope: list_ops_or_scope wants a list or tuple of functions, or a scope (a dict); "
            f"got {list_ops_or_scope!r}. Put a single function into a list."
        )
    _scopes.append(scope)
    try:
        yield scope
    finally:
        _scopes.pop()


def add_arg_scope(func: Callable[..., Any]) -> Callable[..., Any]:
    """Decorates a function so that `arg_scope` can set its arguments.

    Args:
      func: a Python function.

    Returns:
      The function, which takes what a call leaves out from the innermost scope.
    """
    key = arg_scope_func_key(func)
    _arguments[key] = _with_default(func)

    @functools.wraps(func)
    def func_with_args(*args: Any, **kwargs: Any) -> Any:
        return func(*args, **current_arg_scope().get(key, {}) | kwargs)

    func_with_args.__dict__["_key_op"] = key
    return func_with_args


def _with_default(func):
    """The names of the arguments with defaults; all of them where there are none, as in TF 1.15."""
    code = func.__code__
    count = len(func.__defaults__ or ())
    return code.co_varnames[-count : code.co_argcount]


def _not_decorated(where, op):
    name = (getattr(op, "__module__", None), getattr(op, "__name__", repr(op)))
    return f"{where}: {name} is not decorated with @add_arg_scope. Decorate it where it is defined."
