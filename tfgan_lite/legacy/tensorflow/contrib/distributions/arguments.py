"""What a distribution was made with: `parameters`, of which `copy` makes another one."""

import functools
import inspect
from typing import Any, TypeVar

Class = TypeVar("Class", bound=type)


def keeps_arguments(cls: Class) -> Class:
    """Decorates a distribution's class: `parameters` are the arguments as they were given.

    Without it they would be those of the class above, for which they are changed first: a copy
    of `NormalWithSoftplusScale` would take the softplus of a softplus.
    """
    init = cls.__init__  # type: ignore[misc]
    signature = inspect.signature(init)

    @functools.wraps(init)
    def keeping(self: Any, *args: Any, **kwargs: Any) -> None:
        given = signature.bind(self, *args, **kwargs)
        given.apply_defaults()
        init(self, *args, **kwargs)
        self._arguments = dict(list(given.arguments.items())[1:])  # all but self

    cls.__init__ = keeping  # type: ignore[misc]
    cls.parameters = property(lambda self: dict(self._arguments))  # type: ignore[attr-defined]
    return cls
