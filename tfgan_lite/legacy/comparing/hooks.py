"""Where every Session of the process is met: `tf.Session`, those of a Supervisor, and the rest.

They all derive from one class of TensorFlow, whose methods are replaced until `remove` is called.
"""

import functools
from collections.abc import Callable
from typing import Any, Protocol

import tensorflow as tf


class Observer(Protocol):
    """What is told of the sessions."""

    def made(self, session: Any, config: Any, graph: Any) -> Any:
        """Is told of a session before it is made; returns the configuration to make it with."""

    def run(self, original: Callable[..., Any], session: Any, *args: Any, **named: Any) -> Any:
        """Stands for `session.run`, which it may call as `original(session, ...)`."""

    def passed(self) -> None:
        """Is told of a run that cannot be seen, such as a partial one."""


class Hooks:
    """Lets an observer see every session from now on; see `remove`.

    Args:
      observer: `Observer`.
    """

    def __init__(self, observer: Observer) -> None:
        self._base = _base()
        self._kept = {name: getattr(self._base, name) for name in _REPLACED}
        make, run = self._kept["__init__"], self._kept["run"]
        partial = self._kept["partial_run"]

        @functools.wraps(make)
        def made(session: Any, target: str = "", graph: Any = None, config: Any = None) -> None:
            if not target:
                config = observer.made(session, config, graph)
            make(session, target, graph, config)

        @functools.wraps(run)
        def ran(session: Any, *args: Any, **named: Any) -> Any:
            return observer.run(run, session, *args, **named)

        @functools.wraps(partial)
        def ran_in_parts(session: Any, *args: Any, **named: Any) -> Any:
            observer.passed()
            return partial(session, *args, **named)

        def make_callable(
            session: Any, fetches: Any, feed_list: Any = None, accept_options: bool = False
        ) -> Callable[..., Any]:
            def call(*values: Any, **named: Any) -> Any:
                feeds = dict(zip(feed_list or (), values, strict=True))
                return session.run(fetches, feeds, **named)

            return call

        from_options = self._kept[_OF_KERAS]

        @functools.wraps(from_options)
        def make_from_options(session: Any, options: Any) -> Callable[..., Any]:
            if options.tensor_connection:  # one tensor in place of another, which no run can do
                observer.passed()
                return from_options(session, options)

            def call(*values: Any, **named: Any) -> Any:
                feeds = dict(zip(options.feed, values, strict=True))
                found = session.run([*options.fetch, *options.target], feeds, **named)
                return found[: len(options.fetch)]

            return call

        replaced = (made, ran, ran_in_parts, make_callable, make_from_options)
        for name, function in zip(_REPLACED, replaced, strict=True):
            setattr(self._base, name, function)

    def remove(self) -> None:
        """Gives the sessions' class its own methods back."""
        for name, function in self._kept.items():
            setattr(self._base, name, function)


# Keras trains, predicts and calls `K.function` by it, although it is private to TensorFlow.
_OF_KERAS = "_make_callable_from_options"
_REPLACED = ("__init__", "run", "partial_run", "make_callable", _OF_KERAS)


def _base() -> Any:
    """Returns the class from which all sessions inherit `run`."""
    for kind in tf.compat.v1.Session.__mro__:
        if "run" in vars(kind) and "make_callable" in vars(kind):
            return kind
    raise RuntimeError("compare: tf.compat.v1.Session inherits run from no class known to it.")
