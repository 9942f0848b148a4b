"""Argument names from before TensorFlow 1.0: `weight` for `weights`, `targets` for `labels`."""

import functools
from collections.abc import Callable
from typing import Any


def takes_old_names(**renamed: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Returns a decorator: the function also takes each keyword by the name it had before.

    Args:
      **renamed: the former name = the present name.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            return function(*args, **{renamed.get(key, key): kwargs[key] for key in kwargs})

        return call

    return decorate
