"""How a Python that is started afresh finds this package, on whose path it need not be."""

import os

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(__file__))))


def importing(module: str, name: str) -> str:
    """Returns statements, in one line, that import a name of a module and leave `sys.path` alone.

    Args:
      module: str, dotted, of this package.
      name: str.
    """
    return (
        f"import sys; sys.path.insert(0, {_ROOT!r}); from {module} import {name}; "
        f"sys.path.remove({_ROOT!r}); "
    )
